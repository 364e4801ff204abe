import { tags } from "@/features/publication/invalidation/tags";
import { locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";

/**
 * News sitemaps hold the stories of the last two days (`publishedNews`), so
 * they change without a publish: when a story has become too old, and when one
 * that is dated ahead is due. Each leaves jobs for these moments.
 */

/** What the worker does at that moment: call `ageNews`. */
export const ageNewsJob = "age-news";

/**
 * Leaves the jobs for a story that has just become public or got another date;
 * none for one that is no news (any more).
 *
 * @param tx the transaction that has already written the publication
 */
export async function leaveNewsLater(tx: Transaction, publicationId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO editorial.job (id, kind, payload, due_at)
    SELECT gen_random_uuid(), ${ageNewsJob}, jsonb_build_object('locale', locale), moment
    FROM public_record.publication, unnest(ARRAY[published_at, published_at + interval '48 hours']) AS moment
    WHERE id = ${publicationId}::uuid AND kind = 'ARTICLE' AND state = 'LIVE' AND NOT backfilled
      AND moment > editorial.clock()`;
}

/** The same for every story that is news now: after a restore. */
export async function leaveAllNewsLater(): Promise<void> {
  await editorialDb().$executeRaw`
    INSERT INTO editorial.job (id, kind, payload, due_at)
    SELECT gen_random_uuid(), ${ageNewsJob}, jsonb_build_object('locale', locale), moment
    FROM public_record.publication, unnest(ARRAY[published_at, published_at + interval '48 hours']) AS moment
    WHERE kind = 'ARTICLE' AND state = 'LIVE' AND NOT backfilled AND moment > editorial.clock()`;
}

/**
 * Has the news sitemap of a language, and the index that says when it last
 * changed, made anew. Done twice it does no harm.
 */
export async function ageNews(locale: string): Promise<void> {
  const known = locales.filter((each) => each === locale).map((each) => tags.sitemapNews(each));
  await editorialDb().$transaction((tx) => expireTags(tx, known));
}
