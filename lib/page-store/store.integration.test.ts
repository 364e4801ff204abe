import { Client, escapeIdentifier } from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { mostChanges } from "./changes";
import { currentSnapshot, judge } from "./freshness";
import { listenConnectionName } from "./listen-connection";
import { finishedPage, type Page } from "./page";
import type { PageStore } from "./store";
import { create, publish, read, storesForTests, tagOf } from "./testing";
import { readWatermark, writeWatermark } from "./watermark";

const database = testDatabase();
const stores = storesForTests();

const names = ["one", "two", "three"];
beforeAll(() => create(names));

const address = (name: string) => `/en/${name}`;

async function pageOf(name: string): Promise<Page> {
  const snapshot = await currentSnapshot();
  const text = `${name} is ${await read(name)}`;
  return finishedPage(
    { path: address(name), headers: {}, tags: [tagOf(name), "test:all"], snapshot },
    Buffer.from(text),
  );
}

async function keepAll(store: PageStore): Promise<void> {
  for (const name of names) expect(await store.keep(await pageOf(name))).toBe(true);
}

const inMemory = (store: PageStore) => names.filter((name) => store.recall(address(name)));

test("a change takes out the pages that show it, and no others", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  await keepAll(store);
  await knows(await publish("two", 1));
  expect(inMemory(store)).toEqual(["one", "three"]);
  expect(await store.load(address("two"))).toBeUndefined();
  expect((await store.lastGood(address("two")))?.bodies.identity.toString()).toBe("two is 0");
  expect(await store.keep(await pageOf("two"))).toBe(true);
  expect(store.recall(address("two"))?.bodies.identity.toString()).toBe("two is 1");
});

test("of a page that a change outdated it is known that it is one; not of what was withdrawn", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  await keepAll(store);
  await knows(await publish("two", 6));
  await knows(await publish("three", 6, { hard: true }));
  expect(names.filter((name) => store.isChanged(address(name)))).toEqual(["two"]);
  expect(await store.keep(await pageOf("two"))).toBe(true);
  expect(store.isChanged(address("two"))).toBe(false);
});

test("an address at which nothing can be made any more is none of a page, until one is kept there", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  await keepAll(store);
  await knows(await publish("one", 6));
  store.noteMissing(address("one"));
  await knows(await publish("one", 7));
  expect(store.isChanged(address("one"))).toBe(false);
  expect(await store.keep(await pageOf("one"))).toBe(true);
  await knows(await publish("one", 8));
  expect(store.isChanged(address("one"))).toBe(true);
});

test("a page that shows what was withdrawn while it was made is known as that", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  const [before, other] = [await pageOf("one"), await pageOf("two")];
  await knows(await publish("one", 9, { hard: true }));
  expect(store.showsWithdrawn(before)).toBe(true);
  expect(store.showsWithdrawn(other)).toBe(false);
  expect(store.showsWithdrawn(await pageOf("one"))).toBe(false);
});

test("a page that was read before the commit is not kept after it", async () => {
  const { store } = await stores.open(stores.newFolder());
  const page = await pageOf("one");
  await publish("one", 1);
  expect(await store.keep(page)).toBe(false);
  expect(await store.lastGood(address("one"))).toBeUndefined();
});

test("two processes on one database hear of the same change", async () => {
  const one = await stores.open(stores.newFolder());
  const other = await stores.open(stores.newFolder());
  await Promise.all([keepAll(one.store), keepAll(other.store)]);
  const xid = await publish("three", 1);
  await Promise.all([one.knows(xid), other.knows(xid)]);
  expect(inMemory(one.store)).toEqual(["one", "two"]);
  expect(inMemory(other.store)).toEqual(["one", "two"]);
});

/** Ends all connections of this kind; other tests listen on the same server. */
async function endLines(): Promise<void> {
  const { rows } = await withClient(database.adminUrl, (client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = $2",
      [new URL(database.url).pathname.slice(1), listenConnectionName],
    ),
  );
  expect(rows.length).toBeGreaterThan(0);
}

test("a process whose connection is lost listens on another one at once", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  await keepAll(store);
  await endLines();
  await knows(await publish("one", 2));
  expect(inMemory(store)).toEqual(["two", "three"]);
});

test("a word that is lost is made up for by the next sweep", async () => {
  const { store } = await stores.open(stores.newFolder(), 200);
  await keepAll(store);
  // As a publish does, but nobody is told.
  await editorialDb().$executeRaw`
    UPDATE public_record.cache_tag SET xid = pg_current_xact_id()::text::bigint
    WHERE tag = ${tagOf("one")}`;
  await expect.poll(() => inMemory(store)).toEqual(["two", "three"]);
});

test("after an outage the next sweep does not wait for its time", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  await keepAll(store);
  const reader = escapeIdentifier(new URL(database.publicUrl).username);
  const letIn = (how: string) =>
    withClient(database.adminUrl, (client) => client.query(`ALTER ROLE ${reader} ${how}`));
  await disconnectAll();
  const tries = vi.spyOn(Client.prototype, "connect");
  await letIn("NOLOGIN");
  await endLines();
  // One complaint for the whole of it.
  await expect.poll(() => stores.problems.splice(0).length, { interval: 1 }).toBe(1);
  const xid = await publish("two", 5);
  // The waits between its tries have become longer by then.
  await expect.poll(() => tries.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(4);
  tries.mockRestore();
  expect(inMemory(store)).toEqual(names);
  await letIn("LOGIN");
  const since = performance.now();
  await knows(xid);
  expect(performance.now() - since).toBeLessThan(5_000);
  expect(inMemory(store)).toEqual(["one", "three"]);
});

test("after a restart pages on disk are asked about before they are served", async () => {
  const folder = stores.newFolder();
  const before = await stores.open(folder);
  await keepAll(before.store);
  await before.watch.stop();
  // As if it had been killed: it never learns of this.
  await publish("two", 2);
  const { store } = await stores.open(folder);
  expect(inMemory(store)).toEqual([]);
  expect((await store.load(address("one")))?.path).toBe(address("one"));
  expect(await store.load(address("two"))).toBeUndefined();
  expect(inMemory(store)).toEqual(["one"]);
});

test("a withdrawn page is never a last good copy, also after a restart and a later change", async () => {
  const folder = stores.newFolder();
  const before = await stores.open(folder);
  await keepAll(before.store);
  await before.watch.stop();
  await publish("one", 3, { hard: true });
  await publish("one", 4);
  await publish("two", 3);
  const { store } = await stores.open(folder);
  expect(await store.lastGood(address("one"))).toBeUndefined();
  expect(await store.lastGood(address("two"))).toBeDefined();
  expect(await store.lastGood(address("three"))).toBeDefined();
  // What is published again afterwards is a page like any other.
  expect(await store.keep(await pageOf("one"))).toBe(true);
  expect(await store.lastGood(address("one"))).toBeDefined();
});

test("a withdrawal removes its page from memory and from disk", async () => {
  const folder = stores.newFolder();
  const { store, knows } = await stores.open(folder);
  await keepAll(store);
  await knows(await publish("three", 5, { hard: true }));
  await expect.poll(() => store.lastGood(address("three"))).toBeUndefined();
  // Neither is it there for one who knows nothing of withdrawals.
  const { readPage } = await import("./page-file");
  expect(await readPage(folder, address("three"))).toBeUndefined();
});

test("many who ask for a page on disk at once all get it", async () => {
  const folder = stores.newFolder();
  await keepAll((await stores.open(folder)).store);
  const { store } = await stores.open(folder);
  const found = await Promise.all(Array.from({ length: 50 }, () => store.load(address("one"))));
  expect(new Set(found).size).toBe(1);
  expect(found[0]).toBeDefined();
});

test("a database that was turned back takes the pages of its lost time with it", async () => {
  const folder = stores.newFolder();
  const before = await stores.open(folder);
  await keepAll(before.store);
  await before.watch.stop();
  const now = await readWatermark(folder);
  if (!now) throw new Error("nothing is noted");
  await writeWatermark(folder, { ...now, snapshot: "99000000:99000000:" });
  const { store } = await stores.open(folder);
  expect(await store.lastGood(address("one"))).toBeUndefined();
});

test("after a crash pages are asked about as ever, but where the database lacks what they were made from", async () => {
  const folder = stores.newFolder();
  await publish("two", 8);
  const first = await stores.open(folder);
  await keepAll(first.store);
  await first.store.written();
  await first.watch.stop();
  const now = await readWatermark(folder);
  if (!now) throw new Error("nothing is noted");
  expect(now.footprint).toMatch(/^\d+@\d+\.\d+$/);
  const crashed = { ...now, epoch: `${now.epoch}1` };

  await publish("two", 9);
  await writeWatermark(folder, crashed);
  const second = await stores.open(folder);
  expect((await second.store.load(address("one")))?.path).toBe(address("one"));
  expect(await second.store.load(address("two"))).toBeUndefined();
  await second.watch.stop();

  const other = [
    {
      ...crashed,
      footprint: now.footprint?.replace(/\d$/, (last) => `${(Number(last) + 1) % 10}`),
    },
    { ...crashed, footprint: "" },
    { ...crashed, epoch: `9${now.epoch}` },
  ];
  for (const watermark of other) {
    const { store, watch } = await stores.open(folder);
    await keepAll(store);
    await store.written();
    await watch.stop();
    await writeWatermark(folder, watermark);
    const after = await stores.open(folder);
    expect(await after.store.lastGood(address("one")), JSON.stringify(watermark)).toBeUndefined();
    await after.watch.stop();
  }
});

test("a snapshot ahead of the database vouches for nothing", async () => {
  expect(await judge(["test:none"], await currentSnapshot())).toMatchObject({ fresh: true });
  expect(await judge(["test:none"], "99000000:99000000:")).toMatchObject({ fresh: false });
});

test("a change of more tags than can be told empties the memory", async () => {
  const { store, knows } = await stores.open(stores.newFolder());
  await keepAll(store);
  const xid = await editorialDb().$transaction(async (tx) => {
    const { expireTags } = await import("./expire");
    await expireTags(
      tx,
      Array.from({ length: mostChanges + 10 }, (_, index) => `test:many:${index}`),
    );
    const rows = await tx.$queryRaw<
      { xid: bigint }[]
    >`SELECT pg_current_xact_id()::text::bigint AS xid`;
    return rows[0]?.xid ?? 0n;
  });
  await knows(xid);
  expect(inMemory(store)).toEqual([]);
  expect(await store.load(address("one"))).toBeDefined();
});

test("a page made anew with the same bytes keeps its date, by every process and after a new start", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  try {
    const folder = stores.newFolder();
    const { store, knows } = await stores.open(folder);
    const dateOf = async (from: PageStore) => {
      const page = await pageOf("one");
      expect(await from.keep(page)).toBe(true);
      await from.written();
      return page.lastModified ?? 0;
    };
    const later = () => vi.setSystemTime(Date.now() + 60_500);

    const first = await dateOf(store);
    // It shows what changed before this store knew of anything.
    expect(first).toBe(Math.ceil(Date.now() / 1000));
    later();
    await knows(await publish("one", await read("one")));
    expect(await dateOf(store)).toBe(first);

    later();
    await knows(await publish("one", 7));
    const second = await dateOf(store);
    // Until this very second others were handed out.
    expect(second).toBe(Math.ceil(Date.now() / 1000));

    later();
    const other = await stores.open(folder);
    expect((await other.store.load(address("one")))?.lastModified).toBe(second);
    await Promise.all([knows, other.knows].map(async (each) => each(await publish("one", 7))));
    expect(await dateOf(other.store)).toBe(second);

    // What it was before comes back, and that is a change, too.
    later();
    await knows(await publish("one", 0));
    expect(await dateOf(store)).toBe(Math.ceil(Date.now() / 1000));
    later();
    await knows(await publish("one", 7));
    expect(await dateOf(store)).toBe(Math.ceil(Date.now() / 1000));

    // Also where a withdrawal has taken the file away.
    later();
    await knows(await publish("one", 7, { hard: true }));
    expect(await store.lastGood(address("one"))).toBeUndefined();
    expect(await dateOf(store)).toBe(Math.ceil(Date.now() / 1000));
  } finally {
    vi.useRealTimers();
  }
});

test("a page that was never there is as old as what it shows", async () => {
  const { store } = await stores.open(stores.newFolder());
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  try {
    await publish("two", 3);
    const row = await editorialDb().cacheTag.findUnique({ where: { tag: tagOf("two") } });
    const page = await pageOf("two");
    expect(await store.keep(page)).toBe(true);
    const changed = Math.floor(Number(row?.expiredAt) / 1000);
    expect(page.lastModified).toBeGreaterThanOrEqual(changed);
    expect(page.lastModified).toBeLessThan(Date.now() / 1000 - 3_000);
  } finally {
    vi.useRealTimers();
  }
});
