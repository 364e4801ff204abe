import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bothStores } from "./both";
import { folderStore } from "./folder";
import { nearStore } from "./near";
import { type FileStore, StoreAway } from "./store";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "newsroom-near-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A store that counts how often it is read, can be away, and can be slow. */
function far(name = "far") {
  const store = folderStore(() => path.join(root, name));
  const state = { opened: 0, away: false, before: async () => {} };
  const asked = <T>(work: () => Promise<T>): Promise<T> =>
    state.away ? Promise.reject(new StoreAway("unreachable", name)) : work();
  const wrapped: FileStore = {
    ...store,
    place: name,
    open: (file, range) =>
      asked(async () => {
        state.opened += 1;
        const found = await store.open(file, range);
        await state.before();
        return found;
      }),
    head: (file) => asked(() => store.head(file)),
    remove: (file) => asked(() => store.remove(file)),
  };
  return Object.assign(wrapped, { state });
}

const put = (store: FileStore, name: string, content: string) =>
  store.put(name, Buffer.from(content), createHash("sha256").update(content).digest("hex"));
const read = async (store: FileStore, name: string, range?: { start: number; end: number }) => {
  const found = await store.open(name, range);
  return found && text(found.body);
};
const copiesOnDisk = async () =>
  (await readdir(path.join(root, "copies"), { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile(),
  ).length;

test("what was read once is there while the store is away, until it is let go of", async () => {
  const store = far();
  await put(store, "a/1", "first");
  const near = nearStore(store, path.join(root, "copies"), 1_000);
  expect(await Promise.all([read(near, "a/1"), read(near, "a/1")])).toEqual(["first", "first"]);
  expect(store.state.opened).toBe(1);
  store.state.away = true;
  expect(await read(near, "a/1", { start: 1, end: 2 })).toBe("ir");
  expect((await near.head("a/1"))?.bytes).toBe(5);
  near.forget();
  await expect(read(near, "a/1")).rejects.toThrow(StoreAway);
  await expect.poll(copiesOnDisk).toBe(0);
});

test("a file that is on its way while all is let go of is not kept", async () => {
  const store = far();
  await put(store, "a/1", "first");
  const near = nearStore(store, path.join(root, "copies"), 1_000);
  store.state.before = async () => {
    store.state.before = async () => {};
    near.forget();
  };
  expect(await read(near, "a/1")).toBe("first");
  store.state.away = true;
  await expect(read(near, "a/1")).rejects.toThrow(StoreAway);
});

test("a copy is dropped by its name, also one that is on its way", async () => {
  const store = far();
  await put(store, "a/1", "first");
  await put(store, "a/2", "other");
  const near = nearStore(store, path.join(root, "copies"), 1_000);
  await read(near, "a/2");
  expect((await near.head("a/1"))?.bytes).toBe(5);
  await put(store, "a/1", "mended");
  expect((await near.head("a/1"))?.bytes).toBe(5);
  near.drop("a/1");
  store.state.before = async () => {
    store.state.before = async () => {};
    await put(store, "a/1", "once more");
    near.drop("a/1");
  };
  await near.head("a/1");
  expect(await read(near, "a/1")).toBe("once more");
  const { opened } = store.state;
  expect(await read(near, "a/2")).toBe("other");
  expect(store.state.opened).toBe(opened);
});

test("copies take no more room than they may, and a large file is none", async () => {
  const store = far();
  for (const name of ["1", "2", "3"]) await put(store, `a/${name}`, name.repeat(40));
  await put(store, "a/large", "x".repeat(200));
  const near = nearStore(store, path.join(root, "copies"), 100);
  for (const name of ["1", "2", "3", "large"]) await read(near, `a/${name}`);
  await expect.poll(copiesOnDisk).toBe(2);
  store.state.away = true;
  expect(await read(near, "a/3")).toHaveLength(40);
  await expect(read(near, "a/1")).rejects.toThrow(StoreAway);
  await expect(read(near, "a/large")).rejects.toThrow(StoreAway);
});

test("where there is no room for copies files are read from where they are", async () => {
  const store = far();
  await put(store, "a/1", "first");
  await writeFile(path.join(root, "copies"), "a file where the folder should be");
  const near = nearStore(store, path.join(root, "copies"), 1_000);
  expect(await read(near, "a/1")).toBe("first");
});

test("of two stores the other one has what the first has not, and away is not missing", async () => {
  const [first, other] = [far("first"), far("other")];
  await put(first, "a/both", "newer");
  await put(other, "a/both", "older");
  await put(other, "a/other", "other");
  const both = bothStores(first, other);
  expect(await read(both, "a/both")).toBe("newer");
  expect(await read(both, "a/other")).toBe("other");
  expect(await both.open("a/none")).toBeUndefined();
  const names: string[] = [];
  for await (const { name } of both.list("")) names.push(name);
  expect(names.sort()).toEqual(["a/both", "a/other"]);
  first.state.away = true;
  expect(await read(both, "a/both")).toBe("older");
  await expect(both.open("a/none")).rejects.toThrow(StoreAway);
  await expect(both.remove("a/both")).rejects.toThrow(StoreAway);
  first.state.away = false;
  other.state.away = true;
  await expect(both.head("a/none")).rejects.toThrow(StoreAway);
  other.state.away = false;
  await both.remove("a/both");
  expect(await both.open("a/both")).toBeUndefined();
});
