import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import pLimit from "p-limit";
import { expectedDigests } from "@/features/media/records/expected-digests";
import type { FileStore } from "@/lib/file-store/store";

/** Files at once: the machine serves readers meanwhile. */
const atOnce = 4;
/** Files whose digests are asked for together. */
const batch = 200;
/** While a site goes on writing to where it moves from, a pass finds what came since the one before. */
const mostPasses = 3;

export type Moved = {
  /** Copied, read back and found to be the same. */
  copied: number;
  bytes: number;
  /** There already. */
  there: number;
  removed: number;
  /** In words for an operator. */
  faults: string[];
};

type Move = {
  from: FileStore;
  to: FileStore;
  /** New files go to where it moves to already: what is there is newer then. */
  writesToTarget: boolean;
  /** Where it is noted what was copied: after an interruption it goes on from there. */
  journal: string;
  /** Takes away what has been copied. */
  remove: boolean;
  /** Told of each file that is done; what it throws interrupts the move. */
  progress?: (moved: Moved) => void;
};

type Place = Move & { moved: Moved; compared: Map<string, string> };

/**
 * Copies all files from one store to another, each compared with what was
 * written of it, read back and compared again. The site may be served from
 * both meanwhile, and files may come and go. Can be interrupted at any moment
 * and begun again.
 *
 * @throws StoreAway where one of the two cannot be asked; what was done counts
 */
export async function moveFiles(move: Move): Promise<Moved> {
  const moved: Moved = { copied: 0, bytes: 0, there: 0, removed: 0, faults: [] };
  const place = { ...move, moved, compared: await readJournal(move.journal) };
  await mkdir(path.dirname(move.journal), { recursive: true });
  for (let pass = 1; pass <= mostPasses; pass++) {
    const before = moved.copied;
    moved.there = 0;
    moved.faults = [];
    await eachBatch(move.from, (names) => moveBatch(place, names));
    if (moved.copied === before) break;
  }
  if (moved.faults.length === 0) await rm(move.journal, { force: true });
  return moved;
}

async function moveBatch(place: Place, names: string[]): Promise<void> {
  const digests = await expectedDigests(names);
  const limit = pLimit(atOnce);
  const results = await Promise.allSettled(
    names.map((name) => limit(() => moveOne(place, name, digests.get(name)))),
  );
  const failed = results.find((each) => each.status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

async function moveOne(place: Place, name: string, expected: string | undefined): Promise<void> {
  const { from, to, moved, compared, progress } = place;
  if (await isThere(place, name, expected)) moved.there += 1;
  else {
    const bytes = await read(from, name);
    // Removed since it was listed.
    if (!bytes) return;
    const sha256 = digest(bytes);
    if (expected !== undefined && sha256 !== expected) {
      moved.faults.push(`${name} is not what was written: it was left where it is.`);
      return;
    }
    await to.put(name, bytes, sha256);
    const back = await read(to, name);
    if (!back || digest(back) !== sha256) {
      moved.faults.push(`${name} did not arrive as it was sent.`);
      return;
    }
    // What was removed meanwhile must not live on where it was just copied to.
    if (!(await from.head(name))) return to.remove(name);
    compared.set(name, sha256);
    await appendFile(place.journal, `${sha256} ${name}\n`);
    moved.copied += 1;
    moved.bytes += bytes.length;
  }
  if (place.remove) {
    await from.remove(name);
    moved.removed += 1;
  }
  progress?.(moved);
}

/** Whether what is to be there is there: compared by its digest, once. */
async function isThere(place: Place, name: string, expected?: string): Promise<boolean> {
  const { to, compared, writesToTarget } = place;
  if (!(await to.head(name))) return false;
  const known = compared.get(name);
  if (known !== undefined && (expected ?? known) === known) return true;
  // Of a file of which nothing was noted the newer one counts.
  if (expected === undefined) return writesToTarget;
  const bytes = await read(to, name);
  if (!bytes || digest(bytes) !== expected) return false;
  compared.set(name, expected);
  return true;
}

async function eachBatch(store: FileStore, work: (names: string[]) => Promise<void>) {
  let names: string[] = [];
  for await (const { name } of store.list("")) {
    names.push(name);
    if (names.length < batch) continue;
    await work(names);
    names = [];
  }
  if (names.length > 0) await work(names);
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function read(store: FileStore, name: string): Promise<Buffer | undefined> {
  const found = await store.open(name);
  return found && buffer(found.body);
}

/** A line that was cut off by a crash names nothing. */
async function readJournal(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "");
  return new Map(
    text.split("\n").flatMap((line): [string, string][] => {
      const [, sha256, name] = /^([0-9a-f]{64}) (\S+)$/.exec(line) ?? [];
      return sha256 && name ? [[name, sha256]] : [];
    }),
  );
}
