import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { bothStores } from "@/lib/file-store/both";
import { folderStore } from "@/lib/file-store/folder";
import type { S3Place } from "@/lib/file-store/s3";
import { s3PlaceOf, writesToS3 } from "@/lib/file-store/settings";
import type { FileStore } from "@/lib/file-store/store";
import { dataDir } from "@/lib/storage";

/**
 * Where files of pictures, and what is given to readers as it is, are kept.
 * Everything that reads or writes one goes through here. A file is called by
 * the hash of what it belongs to and its own name.
 */

/** A file as it was written. */
export type Written = { name: string; bytes: number; sha256: string };

export const fileName = (hash: string, name: string) => `${folderName(hash)}${name}`;

/** What the names of all files of a hash begin with. */
const folderName = (hash: string) => `${hash.slice(0, 2)}/${hash}/`;

export const inFolder = (): FileStore => folderStore(() => path.join(dataDir(), "media"));

/** The client of such stores is loaded where one is asked for the first time: it is large. */
export function inBucket(place: S3Place): FileStore {
  let loaded: Promise<FileStore> | undefined;
  const store = () => {
    loaded ??= import("@/lib/file-store/s3").then(({ s3Store }) => s3Store(place));
    return loaded;
  };
  return {
    place: `s3 bucket ${place.bucket}`,
    put: async (...args) => (await store()).put(...args),
    open: async (...args) => (await store()).open(...args),
    head: async (...args) => (await store()).head(...args),
    remove: async (...args) => (await store()).remove(...args),
    async *list(prefix) {
      yield* (await store()).list(prefix);
    },
  };
}

let chosen: { by: string; store: FileStore } | undefined;

/**
 * The store that the settings name. Where they name a bucket, what is in the
 * other one of the two is found as well: files may be moving.
 */
export function mediaStore(): FileStore {
  const place = s3PlaceOf();
  const by = JSON.stringify([place, writesToS3()]);
  if (chosen?.by !== by) chosen = { by, store: storeWith(place && inBucket(place)) };
  return chosen.store;
}

/** @param bucket none where the settings name none */
export function storeWith(bucket: FileStore | undefined): FileStore {
  const folder = inFolder();
  if (!bucket) return folder;
  return writesToS3() ? bothStores(bucket, folder) : bothStores(folder, bucket);
}

type Noting = { files: Written[]; begins: (hash: string) => void };

const noted = new AsyncLocalStorage<Noting>();

/**
 * Does something, and says which files it has written meanwhile.
 *
 * @param begins told of a hash before a file of it is written: what does not
 *   come to its end may leave some
 */
export async function notingWrites<T>(
  work: () => Promise<T>,
  begins: (hash: string) => void = () => {},
): Promise<{ result: T; files: Written[] }> {
  const files: Written[] = [];
  return { result: await noted.run({ files, begins }, work), files };
}

/** Keeps a file. @throws StoreAway */
export async function writeMedia(hash: string, name: string, bytes: Uint8Array): Promise<void> {
  const written = writtenOf(name, bytes);
  noted.getStore()?.begins(hash);
  await mediaStore().put(fileName(hash, name), bytes, written.sha256);
  noted.getStore()?.files.push(written);
}

export const writtenOf = (name: string, bytes: Uint8Array): Written => ({
  name,
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** All of a file; undefined where there is none. @throws StoreAway */
export async function readMedia(hash: string, name: string): Promise<Buffer | undefined> {
  const found = await mediaStore().open(fileName(hash, name));
  return found && buffer(found.body);
}

/**
 * SHA-256 of a file as it is kept, which need not fit into memory.
 *
 * @param name in the store
 * @returns undefined where there is none
 * @throws StoreAway
 */
export async function digestOf(name: string): Promise<string | undefined> {
  const found = await mediaStore().open(name);
  if (!found) return undefined;
  const hash = createHash("sha256");
  for await (const chunk of found.body) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** What there is of a file; undefined where there is none. @throws StoreAway */
export const findMedia = (hash: string, name: string) => mediaStore().head(fileName(hash, name));

/** Removes all files of a hash. @throws StoreAway */
export async function removeMedia(hash: string): Promise<void> {
  const store = mediaStore();
  const names: string[] = [];
  for await (const { name } of store.list(folderName(hash))) names.push(name);
  for (const name of names) await store.remove(name);
}
