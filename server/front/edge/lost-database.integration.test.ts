import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnectAll } from "@/lib/db/disconnect";
import { publicDb } from "@/lib/db/public";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { storesForTests } from "@/lib/page-store/testing";
import { openProxy } from "@/lib/postgres/proxy-harness";
import { testDatabase } from "@/lib/postgres/testing";
import { found, pageOf } from "./testing/pages";
import { openEdgeTree } from "./tree";

const database = testDatabase();
const stores = storesForTests();
const root = mkdtempSync(path.join(tmpdir(), "newsroom-edge-"));
let proxy: Awaited<ReturnType<typeof openProxy>>;

beforeAll(async () => {
  proxy = await openProxy(database.url);
  process.env.PUBLIC_DATABASE_URL = proxy.through(database.publicUrl);
  await publicDb().publication.count();
});
afterAll(async () => {
  proxy.goOn();
  await disconnectAll();
  await proxy.close();
  rmSync(root, { recursive: true, force: true });
});

test("a front whose way to the database is cut takes its pages away in time, and lays them again after it", async () => {
  const boundMs = 2_000;
  const warned: string[] = [];
  const warn = (error: unknown) => void warned.push(String(error));
  const shelf = await openEdgeTree(root, { mostBytes: 1e8, warn, unvouchedMs: boundMs });
  const { store } = await stores.open(stores.newFolder(), 200, { shelf });
  const page = async () => pageOf("/en", "a page", { tags: [], snapshot: await currentSnapshot() });
  expect(await store.keep(await page())).toBe(true);
  const files = async () => Object.keys(await found(root)).length;
  await expect.poll(files).toBe(3);
  // Sweeps keep it there, for longer than the bound.
  await new Promise((resolve) => setTimeout(resolve, 1.5 * boundMs));
  expect(await files()).toBe(3);

  proxy.hang();
  const since = performance.now();
  await expect.poll(files, { interval: 20 }).toBe(0);
  // It looks twice a second; the rest is for a machine that is busy.
  expect(performance.now() - since).toBeLessThan(boundMs + 2_500);
  expect(warned.join()).toContain("no word from the database");

  proxy.goOn();
  // A reader asks for what is in memory: it was true all the time.
  const again = async () => {
    const known = store.recall("/en");
    if (known) store.offer(known);
    return files();
  };
  await expect.poll(again, { timeout: 30_000 }).toBe(3);
  stores.problems.length = 0;
  await shelf.close(false);
});
