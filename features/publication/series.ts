import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { allStories } from "./tags";

/**
 * The stories of a language (or of one section of it) in the order in which
 * they first became public, counted from 1. Withdrawn ones keep their place,
 * so a place never changes: sitemaps and the archives of feeds are cut from
 * this order into pieces of a fixed length, and a publish touches the piece
 * of its own story only. A piece shows those of its stories that are live.
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

/**
 * A feed holds the newest stories itself; everything before them stands in
 * full archive documents (RFC 5005, 4). What fits into the feed alone has none.
 */
export const feedArchiveCount = (total: number) =>
  Math.max(0, pieceCount(total, entriesPerFeed) - 1);

export type SeriesPlace = {
  /** Counted from 1. */
  place: number;
  total: number;
  /** Live stories after it: with fewer than a feed holds, it stands in the feed. */
  newerLive: number;
};

/**
 * Where a story stands in the series of its language or of a section; in one
 * that it does not belong to (any more), where it would stand.
 *
 * @param scope `allStories` or the key of a section
 */
export async function placeInSeries(
  tx: Pick<Transaction, "$queryRaw">,
  locale: Locale,
  scope: string,
  documentId: string,
): Promise<SeriesPlace> {
  const section = scope === allStories ? null : scope;
  const [row] = await tx.$queryRaw<SeriesPlace[]>`
    WITH own AS (
      SELECT first_published_at, id FROM public_record.publication
      WHERE document_id = ${documentId}::uuid AND locale = ${locale})
    SELECT (1 + count(*) FILTER (WHERE NOT newer))::int AS place, (1 + count(*))::int AS total,
      (count(*) FILTER (WHERE newer AND state = 'LIVE'))::int AS "newerLive"
    FROM (
      SELECT p.state, (p.first_published_at, p.id) > (own.first_published_at, own.id) AS newer
      FROM public_record.publication p, own
      WHERE p.locale = ${locale} AND p.kind = 'ARTICLE' AND p.id <> own.id
        AND (${section}::text IS NULL OR p.section_key = ${section})
    ) AS others`;
  return row ?? { place: 1, total: 1, newerLive: 0 };
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
