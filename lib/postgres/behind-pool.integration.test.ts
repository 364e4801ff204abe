import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnectAll } from "@/lib/db/disconnect";
import { publicDb } from "@/lib/db/public";
import { inSearch } from "@/lib/db/search";
import { databaseIdentity } from "@/lib/page-store/freshness";
import { whenDatabaseAnswers } from "@/lib/page-store/when-answering";
import { whyAway, withUrlParts } from "./connection";
import { openProxy } from "./proxy-harness";
import { ensureReaderRole, throughPool } from "./reader-role";
import { testDatabase } from "./testing";

const database = testDatabase();
let pool: Awaited<ReturnType<typeof openProxy>>;

beforeAll(async () => {
  pool = await openProxy(database.url);
  process.env.PUBLIC_DATABASE_URL = pool.through(database.publicUrl);
});
afterAll(async () => {
  await disconnectAll();
  await pool.close();
});

test("a pool that refuses startup parameters is no obstacle for readers and searches", async () => {
  const [row] = await inSearch(
    (db) => db.$queryRaw<{ limit: string; scans: string }[]>`
      SELECT current_setting('statement_timeout') AS limit, current_setting('enable_seqscan') AS scans`,
  );
  expect(row).toEqual({ limit: "2s", scans: "off" });
  expect(await databaseIdentity()).toMatch(/^\d+:\d+:\d+$/);
  // What a search has set stays with it: others get the pool's connections after it.
  const [after] = await inSearch(
    (db) => db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`,
  );
  expect(after?.pid).toBeGreaterThan(0);
  const [own] = await publicDb().$queryRaw<{ scans: string }[]>`
    SELECT current_setting('enable_seqscan') AS scans`;
  expect(own?.scans).toBe("on");
});

test("the reading role goes through the pool, and to the server where the pool does not know it", async () => {
  const made = await ensureReaderRole(database.url);
  const owner = pool.through(database.url);
  expect(await throughPool(made, owner)).toEqual({ url: pool.through(made.url), enforced: true });
  const unknown = { url: withUrlParts(made.url, { password: "another" }), enforced: true };
  const direct = await throughPool(unknown, owner);
  expect(direct.url).toBe(unknown.url);
  expect(direct.warning).toContain("auth_query");
});

test("a parameter in the address is named as what keeps the site from opening", async () => {
  const url = `${pool.through(database.publicUrl)}?options=-c%20jit%3Doff`;
  const why = await whyAway(new Error("it was not reached"), url, "DATABASE_URL");
  expect(why).toMatch(
    /behind a pool that refuses .* take what stands behind the question mark out/,
  );
});

test("why nothing opens is said once for each cause, and it opens as soon as it can", async () => {
  await disconnectAll();
  const good = process.env.PUBLIC_DATABASE_URL ?? "";
  const said: string[] = [];
  process.env.PUBLIC_DATABASE_URL = withUrlParts(good, { password: "wrong" });
  const opened = whenDatabaseAnswers(async (identity) => identity, {
    isAway: (why) => said.push(why),
  });
  await expect.poll(() => said).toHaveLength(1);
  process.env.PUBLIC_DATABASE_URL = "postgresql://127.0.0.1:1/newsroom";
  await expect.poll(() => said).toHaveLength(2);
  process.env.PUBLIC_DATABASE_URL = good;
  expect(await opened).toMatch(/^\d+:/);
  expect(said[0]).toContain("refused the login");
  expect(said[1]).toContain("nothing listens there");
});

test("a database that hangs is named as silent, and what waits goes on when it answers", async () => {
  await disconnectAll();
  const said: string[] = [];
  pool.hang();
  const opened = whenDatabaseAnswers(async () => "open", { isAway: (why) => said.push(why) });
  await expect.poll(() => said, { timeout: 15_000 }).toHaveLength(1);
  expect(said[0]).toContain("does not answer in time");
  pool.goOn();
  expect(await opened).toBe("open");
});
