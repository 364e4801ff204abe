import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnectAll } from "@/lib/db/disconnect";
import { applyMigrations } from "@/lib/migrations/apply";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { waitUntilGone } from "@/lib/postgres/processes";
import { currentSnapshot } from "./freshness";
import { finishedPage } from "./page";
import { storesForTests } from "./testing";

// A server of its own, which is stopped and killed under the store.

const dataDir = mkdtempSync(path.join(tmpdir(), "newsroom-crash-test-"));
const stores = storesForTests();
let server: EmbeddedPostgres;

async function start(): Promise<void> {
  await disconnectAll();
  server = await startEmbeddedPostgres({ dataDir });
  process.env.DATABASE_URL = server.url;
  process.env.PUBLIC_DATABASE_URL = server.url;
}

beforeAll(async () => {
  // As root the database runs as another account, which must be able to enter.
  chmodSync(dataDir, 0o755);
  await start();
  await applyMigrations(server.url);
});
afterAll(async () => {
  await disconnectAll();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const path_ = "/en/kept";
const pageNow = async () =>
  finishedPage(
    { path: path_, headers: {}, tags: ["test:kept"], snapshot: await currentSnapshot() },
    Buffer.from("kept"),
  );

test("a database that stops in good order keeps the pages, one that crashes does not", async () => {
  const folder = stores.newFolder();
  const first = await stores.open(folder);
  expect(await first.store.keep(await pageNow())).toBe(true);
  await first.store.written();
  await first.watch.stop();

  await server.stop();
  await start();
  const second = await stores.open(folder);
  expect((await second.store.load(path_))?.path).toBe(path_);

  // Under a store that runs. It hears of the end, asks in vain, and says so once.
  process.kill(server.pid, "SIGKILL");
  expect(await waitUntilGone(server.pid, 10_000)).toBe(true);
  await start();
  await expect.poll(() => second.store.lastGood(path_), { timeout: 10_000 }).toBeUndefined();
  expect(second.store.recall(path_)).toBeUndefined();
  stores.problems.splice(0);

  // And while none runs.
  expect(await second.store.keep(await pageNow())).toBe(true);
  await second.store.written();
  await second.watch.stop();
  process.kill(server.pid, "SIGKILL");
  expect(await waitUntilGone(server.pid, 10_000)).toBe(true);
  await start();
  const third = await stores.open(folder);
  expect(await third.store.lastGood(path_)).toBeUndefined();
});
