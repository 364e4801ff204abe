import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/lib/postgres/testing";
import { currentSnapshot } from "./freshness";
import { finishedPage, type Page } from "./page";
import { createPageStore } from "./store";
import { create, publish, read, storesForTests, tagOf } from "./testing";

testDatabase();
const stores = storesForTests();

beforeAll(() => create(["one"]));

const address = "/en/one";

async function pageNow(): Promise<Page> {
  const snapshot = await currentSnapshot();
  const page = { path: address, headers: {}, tags: [tagOf("one")], snapshot };
  return finishedPage(page, Buffer.from(`it is ${await read("one")}`));
}

/** Two processes on one folder, both with the page in memory. */
async function two() {
  const folder = stores.newFolder();
  const one = await stores.open(folder);
  const other = await stores.open(folder);
  await one.store.keep(await pageNow());
  await one.store.written();
  expect(await other.store.load(address)).toBeDefined();
  const change = async (to: number) => {
    const xid = await publish("one", to);
    await Promise.all([one.knows(xid), other.knows(xid)]);
  };
  return { one: one.store, other: other.store, change };
}

const textOf = (page: Page | undefined) => page?.bodies.identity.toString();

test("of two processes on one folder one makes a page, and the other takes it", async () => {
  const { one, other, change } = await two();
  await change(1);
  const letGo = await one.acquire(address);
  expect(letGo).toBeDefined();
  expect(await other.acquire(address)).toBeUndefined();
  const taken = other.readFromPeer(address);
  expect(await one.keep(await pageNow())).toBe(true);
  await letGo?.();
  expect(textOf(await taken)).toBe("it is 1");
  expect(textOf(other.recall(address))).toBe("it is 1");
});

test("what another process has made before its turn came is not made again", async () => {
  const { one, other, change } = await two();
  await change(2);
  await one.keep(await pageNow());
  await one.written();
  expect(await other.acquire(address)).toBeUndefined();
  expect(textOf(await other.readFromPeer(address))).toBe("it is 2");
});

test("what another process has made anew is read from disk, and nothing else that a change took away", async () => {
  const { one, other, change } = await two();
  await change(5);
  expect(await other.load(address)).toBeUndefined();
  await one.keep(await pageNow());
  await one.written();
  expect(textOf(await other.load(address))).toBe("it is 5");
});

test("a page that another process has read too early is made again", async () => {
  const { one, other, change } = await two();
  const letGo = await one.acquire(address);
  const early = await pageNow();
  await change(3);
  expect(await one.keep(early)).toBe(false);
  await letGo?.();
  expect(await other.readFromPeer(address)).toBeUndefined();
  const own = await other.acquire(address);
  expect(own).toBeDefined();
  await own?.();
});

test("a claim that nothing comes of holds nobody up for long", async () => {
  const { one, other, change } = await two();
  await change(4);
  await one.acquire(address);
  expect(await other.acquire(address)).toBeUndefined();
  expect(await other.readFromPeer(address)).toBeUndefined();
  expect(await other.acquire(address)).toBeDefined();
});

test("who is alone on its folder claims nothing, and keeps what it makes", async () => {
  const folder = stores.newFolder();
  const warn = (error: unknown) => void stores.problems.push(error);
  const store = createPageStore(folder, warn, { alone: true });
  const letGo = await store.acquire(address);
  expect(letGo).toBeDefined();
  expect(await store.acquire(address)).toBeDefined();
  expect(await store.keep(await pageNow())).toBe(true);
  await letGo?.();
  await store.written();
  expect(existsSync(path.join(folder, "claims"))).toBe(false);
  expect(textOf(await store.load(address))).toBe(`it is ${await read("one")}`);
});
