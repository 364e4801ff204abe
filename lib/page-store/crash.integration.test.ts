import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { applyMigrations } from "@/lib/migrations/apply";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { waitUntilGone } from "@/lib/postgres/processes";
import { expireTags } from "./expire";
import { currentSnapshot } from "./freshness";
import { finishedPage } from "./page";
import { writePage } from "./page-file";
import { numberOf, spend, storesForTests } from "./testing";
import { readWatermark } from "./watermark";

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
const tag = "test:kept";
const pageNow = async () =>
  finishedPage(
    { path: path_, headers: {}, tags: [tag], snapshot: await currentSnapshot() },
    Buffer.from("kept"),
  );

/** @returns the transaction's number */
const change = () =>
  editorialDb().$transaction(async (tx) => {
    await expireTags(tx, [tag]);
    return numberOf(tx);
  });

async function crash(): Promise<void> {
  process.kill(server.pid, "SIGKILL");
  expect(await waitUntilGone(server.pid, 10_000)).toBe(true);
  await start();
}

test("a database that stops in good order keeps the pages, and so does one that crashes", async () => {
  await change();
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
  await crash();
  await second.knows(await change());
  stores.problems.splice(0);
  expect(second.store.recall(path_)).toBeUndefined();
  expect(await second.store.load(path_)).toBeUndefined();
  expect(await second.store.keep(await pageNow())).toBe(true);
  await second.store.written();
  await second.watch.stop();

  // And while none runs.
  await crash();
  const third = await stores.open(folder);
  expect((await third.store.load(path_))?.path).toBe(path_);
});

test("a change whose number was given out before the crash outdates what was made before it", async () => {
  const folder = stores.newFolder();
  for (let tries = 1; ; tries++) {
    await change();
    const before = await stores.open(folder);
    await before.watch.stop();
    const spent = await spend(20);
    await writePage(folder, await pageNow());
    await crash();
    // Otherwise this shows nothing: PostgreSQL has come to it before it was killed.
    if ((await change()) <= spent) break;
    expect(tries).toBeLessThan(8);
  }
  // The database has come further than it ever was: nothing else tells that the page is older.
  await spend(40);
  const after = await stores.open(folder);
  expect(await after.store.load(path_)).toBeUndefined();
  // It is there, and of the same past.
  expect((await after.store.lastGood(path_))?.path).toBe(path_);
});

test("former pages of before decision 73 go with a crash under a store that runs, others stay", async () => {
  await change();
  const formerFolder = async () => {
    const folder = stores.newFolder();
    const { store, watch } = await stores.open(folder);
    expect(await store.keep(await pageNow())).toBe(true);
    await store.written();
    await watch.stop();
    return folder;
  };
  const [before, after] = [await formerFolder(), await formerFolder()];
  const mark = await readWatermark(before);
  // As it was written then: nothing after the epoch.
  writeFileSync(path.join(before, "watermark"), `${mark?.snapshot}\n${mark?.epoch}`);
  const openWith = (former: string) => stores.open(stores.newFolder(), 60_000, { former });
  const [one, two] = [await openWith(before), await openWith(after)];
  expect([one.store.former.folder(), two.store.former.folder()]).toEqual([before, after]);
  await crash();
  const xid = await change();
  await Promise.all([one.knows(xid), two.knows(xid)]);
  stores.problems.splice(0);
  expect([one.store.former.folder(), two.store.former.folder()]).toEqual([undefined, after]);
  expect(await one.store.lastGood(path_)).toBeUndefined();
  expect((await two.store.lastGood(path_))?.path).toBe(path_);
});
