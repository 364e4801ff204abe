import { expect, test } from "vitest";
import { storiesPerPage } from "@/features/publication/catalogue/archive";
import { publishedArchivePage } from "@/features/publication/data";
import { entriesPerFeed } from "@/features/publication/invalidation/series";
import { allStories } from "@/features/publication/invalidation/tags";
import { publishedNews } from "@/features/publication/reads/data";
import { publishedFeedArchive, publishedLists } from "@/features/syndication/data";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { testDatabase } from "@/lib/postgres/testing";
import { liveCount, placeInList, placesInFeed, storyCount, yearCounts } from "./data";

testDatabase();

const db = editorialDb;
const record = Prisma.sql`public_record.publication`;

/** As if by chance, and the same each time. */
let state = 23;
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

// Ends and beginnings of months, years and days, in the newsroom's zone and in UTC; times that the
// column of milliseconds cannot hold.
const days = ["2019-12-31", "2020-01-01", "2020-01-31", "2020-02-01", "2020-02-29", "2021-06-15"];
const times = ["15:59:59.9996+00", "16:00:00+00", "23:59:59.9999+08", "00:00:00+08", "04:00:00+00"];
const one = <T>(from: readonly T[]) => from[below(from.length)] as T;
const section = () => one(["works", "people", null]);
const newDay = () => Prisma.sql`${one(days)}::date`;
const at = () => Prisma.sql`${`${one(days)} ${one(times)}`}::timestamptz`;
const some = (share: number) =>
  Prisma.sql`id IN (SELECT id FROM ${record} ORDER BY md5(id::text || ${below(99)}::int)
    LIMIT (SELECT ceil(count(*) * ${share}::float8) FROM ${record}))`;

/** Stories of several days, sections and languages in one statement. */
const insert = (count: number, onConflict = Prisma.empty) => db().$executeRaw`
  INSERT INTO ${record} (id, document_id, locale, kind, state, section_key, path, slug,
    title, summary, body, story_date, first_published_at, updated_at, withdrawn_at, source_version,
    content_hash)
  SELECT md5(number::text)::uuid, md5(number::text || 'd')::uuid,
    (ARRAY['en', 'zh'])[1 + number % 2], (ARRAY['ARTICLE', 'ARTICLE', 'ARTICLE', 'ARTICLE', 'PAGE'])[
      1 + number % 5]::public_record."PublicationKind",
    CASE WHEN number % 7 = 0 THEN 'WITHDRAWN' ELSE 'LIVE' END::public_record."PublicState",
    (ARRAY['works', 'people', NULL])[1 + (number / 2) % 3], '/' || number, '', '', '', '{}',
    (${days}::date[])[1 + number % 6], (${days}::date[])[1 + number % 6] + (${times}::timetz[])[1 + number % 5],
    ${at()} + number * interval '1 hour', CASE WHEN number % 7 = 0 THEN ${at()} END, 1, '1'
  FROM generate_series(${below(400)}::int, ${below(400) + count}::int) AS number
  ${onConflict.sql === "" ? Prisma.sql`ON CONFLICT DO NOTHING` : onConflict}`;

const steps = {
  "an archive in one statement": () => insert(150),
  "one story": () => insert(1),
  "some that are there and some that are not, in one statement": () =>
    insert(
      60,
      Prisma.sql`ON CONFLICT (id) DO UPDATE SET story_date = ${newDay()}, section_key = ${section()}`,
    ),
  withdrawals: () => db().$executeRaw`
    UPDATE ${record} SET state = 'WITHDRAWN', withdrawn_at = ${at()} WHERE ${some(0.1)}`,
  returns: () => db().$executeRaw`
    UPDATE ${record} SET state = 'LIVE', withdrawn_at = NULL WHERE state = 'WITHDRAWN' AND ${some(0.3)}`,
  changes: () => db().$executeRaw`UPDATE ${record} SET updated_at = ${at()} WHERE ${some(0.2)}`,
  "other sections": () => db().$executeRaw`
    UPDATE ${record} SET section_key = ${section()} WHERE ${some(0.1)}`,
  "other days": () => db().$executeRaw`
    UPDATE ${record} SET story_date = ${newDay()}, first_published_at = ${at()} WHERE ${some(0.1)}`,
  "other kinds": () => db().$executeRaw`
    UPDATE ${record} SET kind = ${one(["ARTICLE", "PAGE"])}::public_record."PublicationKind"
    WHERE ${some(0.02)}`,
  "nothing that counts": () => db().$executeRaw`
    UPDATE ${record} SET alternates_changed_at = now() WHERE ${some(0.5)}`,
  "the newest changes go": () => db().$executeRaw`
    DELETE FROM ${record} WHERE id IN (
      SELECT id FROM ${record} ORDER BY greatest(updated_at, withdrawn_at) DESC LIMIT 5)`,
  deletions: () => db().$executeRaw`DELETE FROM ${record} WHERE ${some(0.1)}`,
} satisfies Record<string, () => Promise<number>>;

/** What is kept beside the same by counting, and the month of a story in lists and in feeds. */
async function expectExact(step: string): Promise<void> {
  const kept = await db().$queryRaw`SELECT * FROM public_record.story_month ORDER BY 1, 2, 3`;
  expect(kept, step).toEqual(
    await db().$queryRaw`
    SELECT locale, coalesce(section_key, '') AS section_key,
      date_trunc('month', story_date)::date AS month, count(*)::int AS stories,
      (count(*) FILTER (WHERE state = 'LIVE'))::int AS live,
      max(greatest(updated_at, withdrawn_at)) AS changed_at
    FROM ${record} WHERE kind = 'ARTICLE' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  expect(
    await db().$queryRaw`
    SELECT id FROM ${record}
    WHERE (published_at AT TIME ZONE 'Asia/Shanghai')::date <> story_date`,
  ).toEqual([]);
}

type Row = {
  id: string;
  documentId: string;
  storyDate: Date;
  firstPublishedAt: Date;
  publishedAt: Date;
};

/** Every question beside the whole list, which is read in its order. */
async function expectAnswers(locale: Locale, scope: string | undefined): Promise<void> {
  const own = Prisma.sql`locale = ${locale} AND kind = 'ARTICLE'
    AND (${scope ?? null}::text IS NULL OR section_key = ${scope ?? null})`;
  const columns = Prisma.sql`id, document_id AS "documentId", story_date AS "storyDate",
    first_published_at AS "firstPublishedAt", published_at AS "publishedAt", state::text AS state`;
  const list = await db().$queryRaw<Row[]>`SELECT ${columns} FROM ${record}
    WHERE ${own} AND state = 'LIVE' ORDER BY story_date, first_published_at, id`;
  const feed = await db().$queryRaw<(Row & { state: string })[]>`SELECT ${columns} FROM ${record}
    WHERE ${own} ORDER BY published_at, id`;
  expect(await liveCount(publicDb(), locale, scope)).toBe(list.length);
  expect(await storyCount(publicDb(), locale, scope)).toBe(feed.length);

  for (let page = 1; page <= Math.floor(list.length / storiesPerPage); page++) {
    const found = await publishedArchivePage(locale, page, scope);
    const there = list
      .slice((page - 1) * storiesPerPage, page * storiesPerPage)
      .map(({ documentId }) => documentId);
    const last = page > Math.max(0, Math.floor(list.length / storiesPerPage) - 1);
    expect(found?.cards.map(({ documentId }) => documentId).reverse()).toEqual(
      last ? undefined : there,
    );
  }
  for (let piece = 1; piece <= Math.ceil(feed.length / entriesPerFeed) + 1; piece++) {
    const found = await publishedFeedArchive(locale, scope ?? allStories, piece);
    const there = feed.slice((piece - 1) * entriesPerFeed, piece * entriesPerFeed);
    expect(found.map(({ id }) => id).reverse()).toEqual(
      there.filter((each) => each.state === "LIVE").map(({ id }) => id),
    );
  }
  // A story where it stands, and one that has moved away from where it stood.
  const story = feed[below(feed.length)];
  const elsewhere = feed[below(feed.length)];
  if (!story || !elsewhere) return;
  for (const { storyDate, publishedAt } of [story, elsewhere]) {
    const [older] = await db().$queryRaw<{ list: number; feed: number }[]>`
      SELECT (count(*) FILTER (WHERE state = 'LIVE' AND (story_date, first_published_at, id)
          < (${storyDate}::date, ${story.firstPublishedAt}::timestamptz, ${story.id}::uuid)))::int AS list,
        (count(*) FILTER (WHERE (published_at, id)
          < (${publishedAt}::timestamptz, ${story.id}::uuid)))::int AS feed
      FROM ${record} WHERE ${own} AND id <> ${story.id}::uuid`;
    expect(await placeInList(publicDb(), locale, scope, { ...story, storyDate })).toEqual({
      others: list.filter(({ id }) => id !== story.id).length,
      older: older?.list,
    });
    expect(
      await placesInFeed(publicDb(), locale, scope, [story, { id: story.id, publishedAt }]),
    ).toEqual({ others: feed.length - 1, older: [feed.indexOf(story), older?.feed] });
  }
}

async function expectLists(): Promise<void> {
  expect(await publishedLists()).toEqual(
    await db().$queryRaw`
    SELECT locale, section_key AS "sectionKey", extract(year FROM story_date)::int AS year,
      (count(*) FILTER (WHERE state = 'LIVE'))::int AS live,
      max(greatest(updated_at, withdrawn_at)) AS "changedAt"
    FROM ${record} WHERE kind = 'ARTICLE' GROUP BY 1, 2, 3 ORDER BY 3, 2, 1`,
  );
  const years = await db().$queryRaw`
    SELECT extract(year FROM story_date)::int AS year, count(*)::int AS count FROM ${record}
    WHERE locale = 'en' AND kind = 'ARTICLE' AND state = 'LIVE' GROUP BY 1 ORDER BY 1 DESC`;
  expect(await yearCounts(publicDb(), "en")).toEqual(years);
  const news = await publishedNews("en");
  expect(news.years).toEqual(years);
  expect(news.total).toBe(await liveCount(publicDb(), "en"));
}

test("months are exact after whatever is written, and so is all that is asked of them", async () => {
  await insert(150);
  const names = Object.keys(steps) as (keyof typeof steps)[];
  for (let round = 0; round < 60; round++) {
    const name = names[round] ?? one(names);
    await steps[name]();
    await expectExact(name);
    if (round % 6 === 0) {
      await expectAnswers(one(["en", "zh"] as const), one([undefined, "works", "people"]));
      await expectLists();
    }
  }
  await db().$executeRaw`DELETE FROM ${record}`;
  expect(await db().storyMonth.count()).toBe(0);
}, 60_000);
