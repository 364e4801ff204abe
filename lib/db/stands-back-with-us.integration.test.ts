import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { testDatabase } from "@/lib/postgres/testing";
import { standsBackWithUs } from "./stands-back-with-us";

testDatabase();
let pool: pg.Pool | undefined;
afterEach(() => pool?.end());

async function backendOf(niceness: number): Promise<number> {
  const url = process.env.DATABASE_URL ?? "";
  pool = new pg.Pool({ connectionString: url, max: 1 });
  standsBackWithUs(pool, url, niceness);
  const { rows } = await pool.query("SELECT pg_backend_pid() AS pid");
  return rows[0].pid;
}

test("the server's process stands back with the program that it works for", async () => {
  const pid = await backendOf(3);
  await expect.poll(() => getPriority(pid)).toBe(3);
  const group = `/proc/${pid}/autogroup`;
  if (existsSync(group)) {
    await expect.poll(() => readFileSync(group, "utf8"), { timeout: 7_000 }).toMatch(/ nice 3$/m);
  }
});

test("no further than others can wait for", async () => {
  const pid = await backendOf(10);
  await expect.poll(() => getPriority(pid)).toBe(5);
});

test("one that works for readers does not", async () => {
  const pid = await backendOf(0);
  expect(getPriority(pid)).toBe(0);
});
