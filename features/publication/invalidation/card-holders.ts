import { archivePageCount, storiesPerPage } from "@/features/publication/catalogue/archive";
import { stripPool } from "@/features/publication/catalogue/home";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import type { AffectedUrl } from "./affected-urls";
import { feedsWith } from "./series-urls";

/**
 * The pages that show the card of a document as the public record stands
 * now: the list that it stands on (of all stories and of its section), the
 * stories beside it in time, those that name it as related, those that link to
 * it in their text (with the feeds that hold them), and the home page that
 * leads with it, or may show it among the newest of its section. Feeds that hold it have tags of their own: series-targets.ts.
 */
export async function cardHolders(
  tx: Transaction,
  locale: Locale,
  documentId: string,
): Promise<AffectedUrl[]> {
  const urls: AffectedUrl[] = [];
  const add = (path: string, lowPriority = false, publicHash?: string) =>
    urls.push({ path, lowPriority, status: 200, ...(publicHash ? { publicHash } : {}) });
  const showing = await tx.publication.findMany({
    where: {
      locale,
      state: "LIVE",
      OR: [{ kind: "ARTICLE", related: { has: documentId } }, { links: { has: documentId } }],
    },
    select: { path: true, publicHash: true, documentId: true, links: true },
  });
  for (const { path, publicHash } of showing) add(path, false, publicHash);
  for (const each of showing.filter(({ links }) => links.includes(documentId))) {
    urls.push(...(await feedsWith(tx, locale, each.documentId)));
  }
  if (await tx.leadStory.findFirst({ where: { documentId } })) add(paths.home(locale));

  const [place] = await tx.$queryRaw<Place[]>`
    WITH stories AS (
      SELECT p.document_id, s.slug AS section,
        row_number() OVER everything AS number, count(*) OVER () AS total,
        row_number() OVER ofsection AS section_number, count(*) OVER (PARTITION BY p.section_key) AS section_total,
        lag(p.path) OVER everything AS older, lag(p.content_hash) OVER everything AS older_hash,
        lead(p.path) OVER everything AS newer, lead(p.content_hash) OVER everything AS newer_hash
      FROM public_record.publication p
      LEFT JOIN public_record.published_section s ON s.key = p.section_key AND s.locale = p.locale
      WHERE p.locale = ${locale} AND p.kind = 'ARTICLE' AND p.state = 'LIVE'
      WINDOW everything AS (ORDER BY p.story_date, p.first_published_at, p.id),
        ofsection AS (PARTITION BY p.section_key ORDER BY p.story_date, p.first_published_at, p.id))
    SELECT section, number::int, total::int, section_number::int AS "sectionNumber",
      section_total::int AS "sectionTotal", older, older_hash AS "olderHash",
      newer, newer_hash AS "newerHash"
    FROM stories WHERE document_id = ${documentId}::uuid`;
  if (!place) return urls;
  if (place.older) add(place.older, false, place.olderHash ?? undefined);
  if (place.newer) add(place.newer, false, place.newerHash ?? undefined);

  const page = numberedPage(place.number, place.total);
  if (page) add(paths.newsPage(locale, page), true);
  else for (const path of [paths.home(locale), paths.news(locale)]) add(path);
  if (place.section) {
    const { section } = place;
    const own = numberedPage(place.sectionNumber, place.sectionTotal);
    if (own) add(paths.sectionPage(locale, section, own), true);
    else add(paths.section(locale, section));
    if (place.sectionTotal - place.sectionNumber < stripPool) add(paths.home(locale));
  }
  return urls;
}

/** Where a story stands, counted from the oldest, which is 1. */
type Place = {
  section: string | null;
  number: number;
  total: number;
  sectionNumber: number;
  sectionTotal: number;
  older: string | null;
  olderHash: string | null;
  newer: string | null;
  newerHash: string | null;
};

/** @returns undefined when it stands on the head of the list */
function numberedPage(number: number, total: number): number | undefined {
  const page = Math.ceil(number / storiesPerPage);
  return page <= archivePageCount(total) ? page : undefined;
}
