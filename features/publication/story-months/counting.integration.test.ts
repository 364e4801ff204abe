import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/lib/postgres/testing";

// What counts the months (and dates stories, and cuts sitemaps) beside others, and after many rows at once.

const database = testDatabase();
let one: pg.Client;
let other: pg.Client;

beforeAll(async () => {
  [one, other] = [database, database].map(({ url }) => new pg.Client(url)) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([one.connect(), other.connect()]);
});
beforeEach(() => one.query("DELETE FROM public_record.publication"));
afterAll(() => Promise.all([one.end(), other.end()]));

/** Stories of one day, each younger than those before it. */
const insert = (from: number, to: number) => `
  INSERT INTO public_record.publication (id, document_id, locale, kind, state, path, slug, title, summary,
    body, story_date, first_published_at, updated_at, source_version, content_hash)
  SELECT md5(number::text)::uuid, md5(number::text || 'd')::uuid, 'en', 'ARTICLE', 'LIVE', '/' || number,
    '', '', '', '{}', '2020-01-15', day, day, 1, '1'
  FROM (SELECT number, timestamptz '2020-01-15 00:00+08' + number * interval '1 second' AS day
    FROM generate_series(${from}::int, ${to}::int) AS number) AS numbered`;

const months = async () =>
  (await one.query("SELECT stories, live FROM public_record.story_month")).rows;

test("a withdrawal that comes while all months are counted anew is counted, too", async () => {
  await one.query(insert(1, 3));
  await one.query("BEGIN");
  await one.query("SELECT public_record.count_all_months()");
  const withdrawn = other.query(
    "UPDATE public_record.publication SET state = 'WITHDRAWN', withdrawn_at = now() WHERE path = '/2'",
  );
  withdrawn.catch(() => {});
  const waits = () => one.query("SELECT FROM pg_locks WHERE NOT granted");
  await expect.poll(async () => (await waits()).rowCount).toBeGreaterThan(0);
  await one.query("COMMIT");
  await withdrawn;
  expect(await months()).toEqual([{ stories: 3, live: 2 }]);
});

test("what cannot be counted off is not passed over", async () => {
  await one.query(insert(1, 1));
  await one.query("DELETE FROM public_record.story_month");
  await expect(one.query("DELETE FROM public_record.publication")).rejects.toThrow(
    /no count of the month 2020-01-01/,
  );
  await one.query("SELECT public_record.count_all_months()");
  expect(await months()).toEqual([{ stories: 1, live: 1 }]);
});

test("nothing is counted of a table that was emptied at one stroke", async () => {
  await one.query(insert(1, 3));
  await one.query("TRUNCATE public_record.publication CASCADE");
  expect(await months()).toEqual([]);
});

/** Rows of the table that a statement reads one after the other, for want of an index. */
async function readInARow(statement: string): Promise<number> {
  const read = async () =>
    Number(
      (
        await one.query(
          "SELECT seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'publication'",
        )
      ).rows[0].seq_tup_read,
    );
  await one.query("BEGIN");
  try {
    const before = await read();
    await one.query(statement);
    return (await read()) - before;
  } finally {
    await one.query("ROLLBACK");
  }
}

test("one story after ten thousand on the same connection reads no more than one story", async () => {
  await one.query(insert(1, 10_000));
  // Its plans were made for the few rows of the tests above: half a minute.
  await one.query("UPDATE public_record.publication SET updated_at = now()");
  await one.query("DELETE FROM public_record.publication");
  await one.query(insert(1, 10_000));
  const alone = "WHERE path = '/10000'";
  const read = {
    insert: await readInARow(insert(10_001, 10_001)),
    update: await readInARow(`UPDATE public_record.publication SET updated_at = now() ${alone}`),
    delete: await readInARow(`DELETE FROM public_record.publication ${alone}`),
  };
  expect(read).toEqual({ insert: 0, update: 0, delete: 0 });
}, 25_000);
