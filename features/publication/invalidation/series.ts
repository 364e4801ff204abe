import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { sectionOf } from "./tags";

/**
 * The stories of a language in the order in which they first became public,
 * counted from 1. Withdrawn ones keep their place, so a place never changes:
 * sitemaps are cut from this order into pieces of a fixed length, and a
 * publish touches the piece of its own story only. A piece shows those of its
 * stories that are live. (Archives of feeds go by dates: `feedSeries`.)
 */

/**
 * Far below the limits of the protocol (50,000 addresses, 50 MB): a piece is
 * made in the time of a page. Known to the database, too, which keeps the
 * pieces (`sitemap_piece`): `urls_per_sitemap()` in the migrations.
 */
export const urlsPerSitemap = 2_000;
export const entriesPerFeed = 50;

/** @returns how many pieces so many stories make, the last of them not full */
export const pieceCount = (total: number, size: number) => Math.ceil(total / size);

/** @param place counted from 1 */
export const pieceOf = (place: number, size: number) => Math.ceil(place / size);

/** @returns how many archive documents hold so many stories of a feed: see series.ts */
export const feedArchiveCount = (total: number) => pieceCount(total, entriesPerFeed);

/**
 * The sitemap that a story stands in, and the last one of its language. Asked
 * of the pieces that the database keeps: to count the stories before it took
 * longer with each of them.
 *
 * @param tx has written the story already
 */
export async function sitemapsFrom(
  tx: Pick<Transaction, "$queryRaw">,
  locale: Locale,
  documentId: string,
): Promise<{ own: number; last: number }> {
  const [row] = await tx.$queryRaw<{ own: number | null; last: number | null }[]>`
    SELECT
      (SELECT piece FROM public_record.sitemap_piece AS kept
       WHERE kept.locale = story.locale
         AND (kept.first_published_at, kept.first_id) <= (story.first_published_at, story.id)
       ORDER BY piece DESC LIMIT 1) AS own,
      (SELECT max(piece) FROM public_record.sitemap_piece WHERE locale = story.locale) AS last
    FROM public_record.publication AS story
    WHERE story.document_id = ${documentId}::uuid AND story.locale = ${locale}`;
  return { own: row?.own ?? 1, last: row?.last ?? 1 };
}

/** Whether any story of a numbered sitemap is live: without one there is no such sitemap. */
export async function sitemapPieceIsLive(
  db: Pick<Transaction, "sitemapPiece">,
  locale: Locale,
  piece: number,
): Promise<boolean> {
  const found = await db.sitemapPiece.findUnique({ where: { locale_piece: { locale, piece } } });
  return (found?.live ?? 0) > 0;
}

/**
 * The stories of a feed (of a language, or of one section of it) in the order
 * of their dates (docs/decisions/0028-one-date-policy.md). The feed itself
 * has the newest of those that are news; its archive documents (RFC 5005, 4)
 * have all of them, cut into pieces of a fixed length and counted from the
 * oldest, the last one as far as it goes. Withdrawn stories keep their place
 * in a piece, which shows those that are live.
 *
 * Reads of feeds and what a publish expires of them use the same queries.
 */

/**
 * Everything of a feed, withdrawn stories too.
 *
 * @param scope `allStories` or the key of a section
 */
export function feedSeries(locale: Locale, scope: string) {
  const sectionKey = sectionOf(scope);
  return {
    locale,
    kind: "ARTICLE",
    ...(sectionKey === undefined ? {} : { sectionKey }),
  } satisfies Prisma.PublicationWhereInput;
}

/** The newest entries: live, and no backfilled ones, which nobody waits for. */
export function feedHead(locale: Locale, scope: string) {
  return {
    where: { ...feedSeries(locale, scope), state: "LIVE", backfilled: false },
    orderBy: [...newestFirst],
    take: entriesPerFeed,
  } satisfies Prisma.PublicationFindManyArgs;
}

export const newestFirst = [{ publishedAt: "desc" }, { id: "desc" }] as const;
export const oldestFirst = [{ publishedAt: "asc" }, { id: "asc" }] as const;
