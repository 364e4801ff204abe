import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderStore } from "./folder";
import { s3Store } from "./s3";
import { type FileStore, StoreAway } from "./store";
import { type SwiftServer, startSwift } from "./testing/swift-server";

let folder: string;
let swift: SwiftServer;
const stores: Record<string, FileStore> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "newsroom-store-"));
  swift = await startSwift();
  stores.folder = folderStore(() => path.join(folder, "files"));
  stores.s3 = await s3Store(await swift.bucket());
  stores["s3 with a prefix"] = await s3Store({ ...(await swift.bucket()), prefix: "site/media/" });
}, 300_000);
afterAll(async () => {
  await swift?.stop();
  await rm(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const put = (store: FileStore, name: string, bytes: Buffer) =>
  store.put(name, bytes, sha256(bytes));

async function read(store: FileStore, name: string, range?: { start: number; end: number }) {
  const found = await store.open(name, range);
  return found && { bytes: found.bytes, body: await buffer(found.body) };
}

async function names(store: FileStore, prefix = "") {
  const found: string[] = [];
  for await (const { name, bytes } of store.list(prefix)) found.push(`${name} ${bytes}`);
  return found.sort();
}

describe.each(["folder", "s3", "s3 with a prefix"])("a %s as a store of files", (kind) => {
  const store = () => stores[kind] as FileStore;

  test("gives back what was put, whole and in part, and says how large it is", async () => {
    const bytes = randomBytes(300_000);
    await put(store(), "ab/cd/480.webp", bytes);
    expect(await read(store(), "ab/cd/480.webp")).toEqual({ bytes: 300_000, body: bytes });
    const part = await read(store(), "ab/cd/480.webp", { start: 100, end: 299 });
    expect(part).toEqual({ bytes: 300_000, body: bytes.subarray(100, 300) });
    const last = await read(store(), "ab/cd/480.webp", { start: 299_999, end: 299_999 });
    expect(last?.body).toEqual(bytes.subarray(299_999));
    const head = await store().head("ab/cd/480.webp");
    expect(head?.bytes).toBe(300_000);
    expect(Math.abs(Date.now() - Number(head?.changedAt))).toBeLessThan(60_000);
    await put(store(), "ab/cd/480.webp", Buffer.from("another"));
    expect((await read(store(), "ab/cd/480.webp"))?.body.toString()).toBe("another");
  });

  test("takes a file of this machine, and one without a byte", async () => {
    const bytes = randomBytes(6_000_000);
    const file = path.join(folder, "upload");
    await writeFile(file, bytes);
    await store().put("large", { file }, sha256(bytes));
    expect((await read(store(), "large"))?.body.equals(bytes)).toBe(true);
    await put(store(), "empty", Buffer.alloc(0));
    expect(await read(store(), "empty")).toEqual({ bytes: 0, body: Buffer.alloc(0) });
  });

  test("has no file that nobody put, and removing one is no fault", async () => {
    expect(await store().open("no/such.file")).toBeUndefined();
    expect(await store().head("no/such.file")).toBeUndefined();
    await store().remove("no/such.file");
    await put(store(), "gone/a.jpg", Buffer.from("a"));
    await store().remove("gone/a.jpg");
    expect(await store().head("gone/a.jpg")).toBeUndefined();
    expect(await names(store(), "gone/")).toEqual([]);
  });

  test("lists what stands under a prefix, and nothing else", async () => {
    for (const name of ["list/a/1", "list/a/2", "list/ab/3"]) {
      await put(store(), name, Buffer.from(name));
    }
    expect(await names(store(), "list/a/")).toEqual(["list/a/1 8", "list/a/2 8"]);
    expect(await names(store(), "list/")).toEqual(["list/a/1 8", "list/a/2 8", "list/ab/3 9"]);
    expect(await names(store(), "nothing/")).toEqual([]);
  });

  test("refuses what is not what it was said to be, and keeps what was there", async () => {
    await put(store(), "kept", Buffer.from("as it was"));
    const wrong = sha256(Buffer.from("something else"));
    await expect(store().put("kept", Buffer.from("damaged"), wrong)).rejects.toThrow();
    const file = path.join(folder, "damaged");
    await writeFile(file, "damaged on its way");
    await expect(store().put("kept", { file }, wrong)).rejects.toThrow();
    await expect(store().put("never", { file }, wrong)).rejects.toThrow();
    expect((await read(store(), "kept"))?.body.toString()).toBe("as it was");
    expect(await store().head("never")).toBeUndefined();
  });

  test("of two that write one file at once either is there, whole", async () => {
    const both = [randomBytes(200_000), randomBytes(200_000)];
    await Promise.all(both.map((bytes) => put(store(), "at/once", bytes)));
    const body = (await read(store(), "at/once"))?.body;
    expect(both.some((bytes) => body?.equals(bytes))).toBe(true);
  });

  test("a name that leads out of it is none", async () => {
    for (const name of ["../secret", "a/../b", "/etc/passwd", "", "a//b", "a\\b", "a\0b"]) {
      await expect(put(store(), name, Buffer.from("x"))).rejects.toThrow(/no name/);
      await expect(store().open(name)).rejects.toThrow(/no name/);
    }
  });
});

test("more files than a store lists at once are all listed", async () => {
  const store = await s3Store(await swift.bucket(), { listedAtOnce: 2 });
  for (const name of ["a", "b", "c", "d", "e"]) await put(store, `many/${name}`, Buffer.from("x"));
  expect(await names(store, "many/")).toHaveLength(5);
});

test("nothing half written is left of what could not be written", async () => {
  const left = await readdir(path.join(folder, "files"), { recursive: true });
  expect(left.filter((name) => /\.\d+\.\w+$/.test(name))).toEqual([]);
});

test("a key that is not accepted and a bucket that is not there are told from a missing file", async () => {
  const place = await swift.bucket();
  for (const wrong of [{ secretAccessKey: "another-secret" }, { bucket: "no-such-bucket" }]) {
    const store = await s3Store({ ...place, ...wrong });
    await expect(store.open("a")).rejects.toThrow(StoreAway);
    await expect(put(store, "a", Buffer.from("a"))).rejects.toThrow(StoreAway);
  }
});
