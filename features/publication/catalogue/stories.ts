import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/**
 * The stories that readers have of a language: which, in which order, and
 * what stands beside one. Pages, previews and what a publish expires ask
 * here, so that they cannot disagree. Each question takes the connection that
 * it is asked on: the public one, or the transaction of a publish, which must
 * see its own change. How many they are: story-months/data.ts.
 */
type Db = Pick<Transaction, "$queryRaw" | "publication">;

export const newestFirst = [
  { storyDate: "desc" },
  { firstPublishedAt: "desc" },
  { id: "desc" },
] as const;
export const oldestFirst = [
  { storyDate: "asc" },
  { firstPublishedAt: "asc" },
  { id: "asc" },
] as const;

/** @param section its key; without it all stories are meant */
export function liveStories(locale: Locale, section?: string) {
  return {
    locale,
    kind: "ARTICLE",
    state: "LIVE",
    ...(section ? { sectionKey: section } : {}),
  } satisfies Prisma.PublicationWhereInput;
}

/** Those of a calendar year. */
export function storiesOfYear(locale: Locale, year: number) {
  const storyDate = { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) };
  return { ...liveStories(locale), storyDate } satisfies Prisma.PublicationWhereInput;
}

/**
 * Whether a year has a story: without one it has no page.
 *
 * @param except a document that is not looked at
 */
export async function yearHasStories(
  db: Db,
  locale: Locale,
  year: number,
  except?: string,
): Promise<boolean> {
  const others = except === undefined ? {} : { documentId: { not: except } };
  const where = { ...storiesOfYear(locale, year), ...others };
  return (await db.publication.findFirst({ where, select: { id: true } })) !== null;
}

/** Where a story stands among the others: by its day, then by when it first became public. */
export type Position = { documentId: string; storyDate: Date; firstPublishedAt: Date; id: string };

export type Neighbour = { documentId: string; path: string; publicHash: string };

/**
 * The stories just before and just after a position, itself left out: also of
 * one that is not public (any more), or stands elsewhere by now.
 */
export async function neighboursOf(
  db: Db,
  locale: Locale,
  { documentId, storyDate, firstPublishedAt, id }: Position,
): Promise<{ previous?: Neighbour; next?: Neighbour }> {
  // Compared as rows, each side is one step in the index of the lists.
  const rows = await db.$queryRaw<(Neighbour & { side: "previous" | "next" })[]>`
    (SELECT 'previous' AS side, document_id AS "documentId", path, content_hash AS "publicHash"
      FROM public_record.publication
      WHERE locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
        AND document_id <> ${documentId}::uuid
        AND (story_date, first_published_at, id)
          < (${storyDate}::date, ${firstPublishedAt}::timestamptz, ${id}::uuid)
      ORDER BY story_date DESC, first_published_at DESC, id DESC LIMIT 1)
    UNION ALL
    (SELECT 'next', document_id, path, content_hash
      FROM public_record.publication
      WHERE locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
        AND document_id <> ${documentId}::uuid
        AND (story_date, first_published_at, id)
          > (${storyDate}::date, ${firstPublishedAt}::timestamptz, ${id}::uuid)
      ORDER BY story_date, first_published_at, id LIMIT 1)`;
  return Object.fromEntries(rows.map(({ side, ...story }) => [side, story]));
}

/** How many stories a text leads on to besides the two that are told next to it. */
export const relatedShown = 3;

/** The other stories nearest in date: two more than are shown, because neighbours may be among them. */
export async function nearestStories(
  db: Db,
  locale: Locale,
  { documentId, storyDate }: Pick<Position, "documentId" | "storyDate">,
): Promise<string[]> {
  // From the day on in both directions, in the index of the lists: to sort all
  // stories by their distance took longer with each of them.
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT document_id AS id FROM (
      (SELECT document_id, story_date, first_published_at FROM public_record.publication
        WHERE locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
          AND document_id <> ${documentId}::uuid AND story_date <= ${storyDate}::date
        ORDER BY story_date DESC, first_published_at DESC LIMIT ${relatedShown + 2})
      UNION ALL
      (SELECT document_id, story_date, first_published_at FROM public_record.publication
        WHERE locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
          AND document_id <> ${documentId}::uuid AND story_date > ${storyDate}::date
        ORDER BY story_date, first_published_at DESC LIMIT ${relatedShown + 2})) AS near
    ORDER BY abs(story_date - ${storyDate}::date), first_published_at DESC LIMIT ${relatedShown + 2}`;
  return rows.map(({ id }) => id);
}
