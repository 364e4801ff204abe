import type { Position } from "@/features/publication/catalogue/stories";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/**
 * How long lists and feeds are, and where something stands in them. The
 * database keeps, by triggers, how many stories each section has of each
 * month (`story_month`), so whoever asks adds up some hundred rows and looks
 * at the stories of one month, however long the archive is.
 *
 * Lists go by day and have what is live; feeds go by `published_at` and have
 * withdrawn stories, too. A story's month is the same in both. Each question
 * takes the connection that it is asked on; `section` is a
 * key, and without it all stories are meant.
 */
type Db = Pick<Transaction, "$queryRaw">;

const inSection = (section: string | undefined) =>
  section === undefined ? Prisma.empty : Prisma.sql`AND section_key = ${section}`;

type Column = "live" | "stories";

const total = (column: Column, locale: Prisma.Sql, scope: Prisma.Sql) => Prisma.sql`
  (SELECT coalesce(sum(each.${Prisma.raw(column)}), 0)::int FROM public_record.story_month AS each
    WHERE each.locale = ${locale} ${scope})`;

const years = (locale: Prisma.Sql) => Prisma.sql`
  (SELECT extract(year FROM each.month)::int AS year, sum(each.live)::int AS count
    FROM public_record.story_month AS each
    WHERE each.locale = ${locale} GROUP BY 1 HAVING sum(each.live) > 0)`;

const ofPage = Prisma.raw("$1");

/** The same as `liveCount`, in the statements of pages: of the language `$1`. */
export const liveCountSql = (scope: string) => total("live", ofPage, Prisma.raw(scope)).sql;

/** The same as `yearCounts`, as rows. */
export const yearCountsSql = years(ofPage).sql;

/** How many stories a list has. */
export const liveCount = (db: Db, locale: Locale, section?: string) =>
  sumOf(db, "live", locale, section);

/** How many stories a feed and its archive have, withdrawn ones included. */
export const storyCount = (db: Db, locale: Locale, section?: string) =>
  sumOf(db, "stories", locale, section);

async function sumOf(db: Db, column: Column, locale: Locale, section: string | undefined) {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT ${total(column, Prisma.sql`${locale}`, inSection(section))} AS total`;
  return row?.total ?? 0;
}

/** The years that have stories, newest first, with how many each has. */
export function yearCounts(db: Db, locale: Locale): Promise<{ year: number; count: number }[]> {
  return db.$queryRaw`
    SELECT year, count FROM ${years(Prisma.sql`${locale}`)} AS of ORDER BY year DESC`;
}

/** A month of a list or feed, and how many of its stories are passed over to come to a place. */
export type Start = { month: Date; beginsAt: Date; passed: number };

/**
 * Where to begin reading a list.
 *
 * @param place how many stories are before it, counted from the oldest
 * @returns undefined where the list is no longer than that
 */
export const startInList = (db: Db, locale: Locale, section: string | undefined, place: number) =>
  startAt(db, "live", locale, section, place);

/** The same in the archive of a feed. */
export const startInFeed = (db: Db, locale: Locale, section: string | undefined, place: number) =>
  startAt(db, "stories", locale, section, place);

async function startAt(
  db: Db,
  column: Column,
  locale: Locale,
  section: string | undefined,
  place: number,
): Promise<Start | undefined> {
  const stories = Prisma.raw(column);
  const [row] = await db.$queryRaw<Start[]>`
    SELECT month, public_record.month_begins(month) AS "beginsAt",
      (${place}::int - (upto - here))::int AS passed
    FROM (
      SELECT month, sum(${stories}) AS here, sum(sum(${stories})) OVER (ORDER BY month) AS upto
      FROM public_record.story_month WHERE locale = ${locale} ${inSection(section)}
      GROUP BY month) AS counted
    WHERE upto > ${place}::int ORDER BY month LIMIT 1`;
  return row;
}

/**
 * How many other stories a list has, and how many of them stand before a
 * position, counted from the oldest.
 */
export async function placeInList(
  db: Db,
  locale: Locale,
  section: string | undefined,
  { documentId, storyDate, firstPublishedAt, id }: Position,
): Promise<{ others: number; older: number }> {
  const position = Prisma.sql`(${storyDate}::date, ${firstPublishedAt}::timestamptz, ${id}::uuid)`;
  const listed = Prisma.sql`locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
    ${inSection(section)}`;
  // The story itself is counted along and taken off: that it is another document than this one
  // stands in no index of the lists.
  const [row] = await db.$queryRaw<{ others: number; older: number }[]>`
    WITH own AS (
      SELECT count(*) AS stands, count(*) FILTER (
        WHERE (story_date, first_published_at, id) < ${position}) AS older
      FROM public_record.publication WHERE document_id = ${documentId}::uuid AND ${listed}),
    months AS (
      SELECT coalesce(sum(live), 0) AS total, coalesce(sum(live) FILTER (
        WHERE month < public_record.month_of(${storyDate}::date)), 0) AS older
      FROM public_record.story_month WHERE locale = ${locale} ${inSection(section)})
    SELECT (months.total - own.stands)::int AS others,
      (months.older - own.older + (
        SELECT count(*) FROM public_record.publication
        WHERE ${listed} AND story_date >= public_record.month_of(${storyDate}::date)
          AND (story_date, first_published_at, id) < ${position}))::int AS older
    FROM own, months`;
  return row ?? { others: 0, older: 0 };
}

/**
 * How many other stories a feed has, withdrawn ones included, and how many of
 * them stand before each of some standings of one story, from the oldest.
 *
 * @param standings where it was or is, by the id of its publication, which is
 *   not counted wherever it stands now
 */
export async function placesInFeed(
  db: Db,
  locale: Locale,
  section: string | undefined,
  standings: readonly { id: string; publishedAt: Date }[],
): Promise<{ others: number; older: number[] }> {
  const listed = Prisma.sql`locale = ${locale} AND kind = 'ARTICLE' ${inSection(section)}`;
  const ids = standings.map(({ id }) => id);
  const times = standings.map(({ publishedAt }) => publishedAt.toISOString());
  const [row] = await db.$queryRaw<{ others: number; older: number[] }[]>`
    WITH own AS (
      SELECT published_at, id FROM public_record.publication
      WHERE id = ANY (${ids}::uuid[]) AND ${listed}),
    months AS MATERIALIZED (
      SELECT month, stories FROM public_record.story_month
      WHERE locale = ${locale} ${inSection(section)})
    SELECT
      ((SELECT coalesce(sum(stories), 0) FROM months) - (SELECT count(*) FROM own))::int AS others,
      ARRAY(
        SELECT ((SELECT coalesce(sum(stories), 0) FROM months WHERE month < standing.month)
          + (SELECT count(*) FROM public_record.publication
             WHERE ${listed} AND published_at >= public_record.month_begins(standing.month)
               AND (published_at, id) < (standing.at, standing.id))
          - (SELECT count(*) FROM own WHERE (published_at, id) < (standing.at, standing.id)))::int
        FROM (
          SELECT at, id, number, public_record.month_of(public_record.newsroom_day(at)) AS month
          FROM unnest(${times}::timestamptz[], ${ids}::uuid[]) WITH ORDINALITY AS given (at, id, number)
        ) AS standing ORDER BY number) AS older`;
  return row ?? { others: 0, older: standings.map(() => 0) };
}
