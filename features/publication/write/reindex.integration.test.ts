import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { all } from "@/features/search/analysis/terms";
import { publishedMatches, publishedQuery } from "@/features/search/data";
import { settleIndex } from "@/features/search/index/gather";
import { locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabase } from "@/lib/postgres/testing";
import { lockPublicRecord } from "./lock";
import { publishedIndex, reindexPublications } from "./reindex";
import { indexInSearch } from "./search-index";

testDatabase();

/** More than two transactions of the index, and a last one that is not full. */
const count = 520;
const nouns = {
  zh: ["塔吊", "幕墙工程", "宝鹰集团", "脚手架"],
  en: ["brickwork", "scaffolding", "two-way", "bridges"],
  ru: ["кровля", "мастерская", "рынок", "плотниками"],
};
/** Every fortieth is withdrawn. */
const live = count - Math.ceil((count - 7) / 40);
/** In the index's order, so that each run has the same texts in each transaction: no withdrawn one in the last. */
const ids = Array.from({ length: count }, () => randomUUID()).sort();

beforeEach(async () => {
  const db = editorialDb();
  await db.publication.deleteMany();
  await db.publication.createMany({
    data: ids.map((id, number) => {
      const locale = locales[number % locales.length] ?? "en";
      const noun = nouns[locale][number % 4];
      const [title, summary] = [`${noun} ${number}`, `About ${noun}, 2 April.`];
      return {
        id,
        documentId: randomUUID(),
        locale,
        kind: number % 50 === 0 ? ("PAGE" as const) : ("ARTICLE" as const),
        state: number % 40 === 7 ? ("WITHDRAWN" as const) : ("LIVE" as const),
        sectionKey: "works",
        path: `/${locale}/works/${number}`,
        slug: `${number}`,
        title,
        summary,
        body: { type: "doc", content: [] },
        storyDate: new Date(Date.UTC(2019, number % 12, 1 + (number % 28))),
        firstPublishedAt: new Date(0),
        updatedAt: new Date(0),
        sourceVersion: 1,
        publicHash: "0",
        searchText: [
          title,
          summary,
          `${noun} Q${number} Kuznetsov's 1 200 ${"word ".repeat(number % 9)}`,
        ].join("\n"),
      };
    }),
  });
  await db.publishedPicture.createMany({
    data: ids.slice(0, 60).flatMap((publicationId, number) =>
      ["b", "a"].map((letter) => ({
        publicationId,
        hash: letter.repeat(64),
        lead: letter === "b",
        width: 1,
        height: 1,
        placeholder: "#ffffff",
        alt: "",
        caption: `${letter === "b" ? "Лицо" : "Side"} ${number}`,
      })),
    ),
  });
});

/** One after the other, as publishing does it. */
async function indexSingly(): Promise<void> {
  await inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    for (const id of ids) await indexInSearch(tx, [id]);
  });
}

const entries = () => editorialDb().$queryRaw`
  SELECT publication_id, locale, section_key, year, story_date, vector::text
  FROM public_record.search_entry ORDER BY publication_id`;
const words = () => editorialDb().$queryRaw`
  SELECT locale, word, texts, near FROM public_record.search_word ORDER BY locale, word`;
const index = async () => ({ entries: await entries(), words: await words() });

/** What the words are counted from. */
const wordsOfEntries = () => editorialDb().$queryRaw`
  SELECT locale, substr(lexeme, 2) AS word, count(*)::int AS texts
  FROM public_record.search_entry, unnest(tsvector_to_array(vector)) AS lexeme
  WHERE lexeme ~ '^=([a-z]{3,30}|[а-я]{3,30})$' GROUP BY 1, 2 ORDER BY 1, 2`;
const countedWords = () => editorialDb().$queryRaw`
  SELECT locale, word, texts FROM public_record.search_word ORDER BY locale, word`;

async function found(typed: string): Promise<number> {
  const { units } = await publishedQuery(typed);
  const counts = await publishedMatches(all(units.map(({ term }) => term)));
  return counts.reduce((sum, each) => sum + each.count, 0);
}

test("the index of all is the one that publishing has made, to the last byte, and made anew the same again", async () => {
  await indexSingly();
  const published = await index();
  expect(published.entries).toHaveLength(live);
  await editorialDb().$executeRaw`TRUNCATE public_record.search_entry, public_record.search_word`;
  expect(await reindexPublications()).toBe(count);
  expect(await index()).toEqual(published);
  expect(await reindexPublications()).toBe(count);
  expect(await index()).toEqual(published);
  expect(await countedWords()).toEqual(await wordsOfEntries());
});

/** Has the database refuse what is written to the index, in so far as a condition of plpgsql holds. */
async function refusing(each: "ROW" | "STATEMENT", condition: string, work: () => Promise<void>) {
  const db = editorialDb();
  await db.$executeRaw`CREATE SEQUENCE public_record.written`;
  await db.$executeRawUnsafe(`
    CREATE FUNCTION public_record.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF ${condition} THEN RAISE 'refused'; END IF; RETURN NEW; END $$`);
  await db.$executeRawUnsafe(`
    CREATE TRIGGER refuse BEFORE INSERT ON public_record.search_entry
    FOR EACH ${each} EXECUTE FUNCTION public_record.refuse()`);
  try {
    await work();
  } finally {
    await db.$executeRaw`DROP FUNCTION public_record.refuse() CASCADE`;
    await db.$executeRaw`DROP SEQUENCE public_record.written`;
  }
}

test("broken off it leaves every text findable, and is gone on with", async () => {
  await reindexPublications();
  const whole = await index();
  await editorialDb().$executeRaw`UPDATE public_record.search_entry SET section_key = 'before'`;
  // After the first transaction the database is away.
  await refusing("STATEMENT", "nextval('public_record.written') > 1", async () => {
    await expect(publishedIndex().step("")).rejects.toThrow("refused");
  });
  const [kept] = await editorialDb().$queryRaw<{ all: number; before: number }[]>`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE section_key = 'before'))::int AS before
    FROM public_record.search_entry`;
  expect(kept?.all).toBe(live);
  expect(kept?.before).toBeGreaterThan(0);
  expect(kept?.before).toBeLessThan(live);
  expect(await gathers(), "what is published next is put in place at once").toBe(false);
  await reindexPublications();
  expect(await index()).toEqual(whole);
});

test("a text that cannot be indexed is named, and keeps none of the others from it", async () => {
  await editorialDb().$executeRaw`TRUNCATE public_record.search_entry, public_record.search_word`;
  const bad = ids[5];
  await refusing("ROW", `NEW.publication_id = '${bad}'`, async () => {
    const { done, faults } = await publishedIndex().step("");
    expect(done).toBe(count);
    expect(faults).toEqual([`The published text ${bad} could not be indexed.`]);
  });
  expect(await entries()).toHaveLength(live - 1);
});

test("a process that was killed leaves an index that is right, and settled by the next", async () => {
  await reindexPublications();
  const whole = await index();
  await editorialDb().$executeRaw`TRUNCATE public_record.search_entry, public_record.search_word`;
  await editorialDb()
    .$executeRaw`ALTER INDEX public_record.search_entry_vector_idx SET (fastupdate = on)`;
  // As a publish does it, beside a reindex.
  await indexSingly();
  expect(await index()).toEqual(whole);
  expect(await found("brickwork")).toBeGreaterThan(0);
  const before = await found("brickwork");
  await settleIndex();
  expect(await gathers()).toBe(false);
  expect(await found("brickwork")).toBe(before);
});

/** Has somebody use the index, as autovacuum does, for so long. */
async function usingTheIndex(milliseconds: number): Promise<void> {
  await editorialDb().$transaction(
    async (tx) => {
      await tx.$executeRaw`UPDATE public_record.search_entry SET locale = locale
        WHERE publication_id = ${randomUUID()}::uuid`;
      await sleep(milliseconds);
    },
    { timeout: 20_000 },
  );
}

test("the index is settled beside an autovacuum, which makes room after PostgreSQL's own wait alone", async () => {
  await editorialDb()
    .$executeRaw`ALTER INDEX public_record.search_entry_vector_idx SET (fastupdate = on)`;
  const [wait] = await editorialDb().$queryRaw<{ ms: number }[]>`
    SELECT setting::int AS ms FROM pg_settings WHERE name = 'deadlock_timeout'`;
  const using = usingTheIndex((wait?.ms ?? 0) + 500);
  await sleep(100);
  await settleIndex();
  expect(await gathers()).toBe(false);
  await using;
});

test("what is published, withdrawn and removed between reading and writing is as it is then", async () => {
  await reindexPublications();
  const db = editorialDb();
  const [changed = "", withdrawn = "", removed = ""] = [...ids]
    .sort()
    .filter((id) => ids.indexOf(id) % 40 !== 7);
  const titleOf = async (id: string) =>
    (await db.publication.findUniqueOrThrow({ where: { id } })).slug;
  const gone = [`Q${await titleOf(withdrawn)}`, `Q${await titleOf(removed)}`];
  await reindexedAround(async (tx) => {
    const searchText = "Renamed\nNothing.\nZeppelins everywhere.";
    const data = { title: "Renamed", summary: "Nothing.", searchText };
    await tx.publication.update({ where: { id: changed }, data });
    await tx.publication.update({ where: { id: withdrawn }, data: { state: "WITHDRAWN" } });
    await tx.publication.delete({ where: { id: removed } });
    await indexInSearch(tx, [changed, withdrawn]);
  });
  expect(await found("zeppelins")).toBe(1);
  for (const each of gone) expect(await found(each), each).toBe(0);
  expect(await countedWords()).toEqual(await wordsOfEntries());
});

test("a caption that alone is changed meanwhile is found, too", async () => {
  const first = [...ids.slice(0, 60)].filter((_, number) => number % 40 !== 7).sort()[0] ?? "";
  await reindexedAround(async (tx) => {
    const where = { publicationId: first, lead: true };
    await tx.publishedPicture.updateMany({ where, data: { caption: "Zeppelins" } });
  });
  expect(await found("zeppelins")).toBe(1);
});

/** Has all made anew, and changes something between what is read for it and what is written. */
async function reindexedAround(change: (tx: Transaction) => Promise<void>): Promise<void> {
  let reindexed: Promise<unknown> | undefined;
  await editorialDb().$transaction(
    async (tx) => {
      await lockPublicRecord(tx);
      reindexed = reindexPublications();
      reindexed.catch(() => {});
      // It has read and analysed its first texts when it waits for the lock.
      while (!(await waits())) await sleep(10);
      await change(tx);
    },
    { timeout: 20_000 },
  );
  await reindexed;
}

async function gathers(): Promise<boolean> {
  const [row] = await editorialDb().$queryRaw<{ options: string }[]>`
    SELECT array_to_string(reloptions, ' ') AS options FROM pg_class
    WHERE oid = 'public_record.search_entry_vector_idx'::regclass`;
  return row?.options !== "fastupdate=off";
}

async function waits(): Promise<boolean> {
  const rows = await editorialDb().$queryRaw<unknown[]>`
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.length > 0;
}
