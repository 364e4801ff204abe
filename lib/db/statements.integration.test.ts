import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/lib/postgres/testing";
import { disconnectAll } from "./disconnect";
import { askPublic, statement } from "./statements";

testDatabase();
afterEach(disconnectAll);

const one = statement("one", "SELECT $1::int + 1 AS sum");
const two = statement("two", "SELECT $1::int + 2 AS sum");
/** One connection for all: one question after the other. */
const ask = (asked: typeof one, value = 1) => askPublic(asked, [value]);
const sql = (text: string) => askPublic({ name: "", text }, []);

async function namesOf(work: () => Promise<unknown>): Promise<(string | undefined)[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.map(([asked]) => (asked as unknown as { name?: string }).name);
  } finally {
    query.mockRestore();
  }
}

test("a statement is prepared once, under a name that no other text has", async () => {
  expect(await ask(one)).toEqual([{ sum: 2 }]);
  expect(await ask(one, 41)).toEqual([{ sum: 42 }]);
  const rows = await sql("SELECT name, statement FROM pg_prepared_statements");
  expect(rows).toEqual([{ name: one.name, statement: one.text }]);
  expect(statement("one", `${one.text} `).name).not.toBe(one.name);
});

test.each([
  ["has lost what was prepared", "DEALLOCATE ALL"],
  ["has prepared it for somebody else", `PREPARE ${two.name} (int) AS ${two.text}`],
])("a connection that %s answers, and nothing is prepared any more", async (_, happened) => {
  await ask(one);
  await sql(happened);
  expect(await ask(one)).toEqual([{ sum: 2 }]);
  expect(await ask(two)).toEqual([{ sum: 3 }]);
  expect(await namesOf(() => ask(two))).toEqual([undefined]);
});

test("what is wrong with a statement is told", async () => {
  await expect(ask(statement("wrong", "SELECT $1::int / 0"))).rejects.toThrow("division by zero");
});
