import { randomBytes } from "node:crypto";
import { createWriteStream, renameSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { LRUCache } from "lru-cache";
import { isAlive } from "@/lib/startup/lock-holder.mjs";
import { folderStore } from "./folder";
import { type FileStore, StoreAway } from "./store";

/** Larger files are read from where they are: they would drive out many small ones. */
const largestKeptBytes = 8 * 1024 * 1024;

export type NearStore = FileStore & {
  /** Lets go of every copy at once: from then on each file is asked for anew. */
  forget: () => void;
  /** Lets go of the copy of one file, also of one that is on its way. */
  drop: (name: string) => void;
};

/** Of a copy that is being made. */
type Way = { dropped: boolean };

/**
 * Keeps copies of what is read from a store that is far away, on this
 * machine's disk: no more bytes than that, and those that were not wanted for
 * longest go first. Begins with nothing, so that what was removed while no
 * process ran is not shown again.
 *
 * @param folder for copies of all processes of this machine: each has a part of its own
 */
export function nearStore(far: FileStore, folder: string, mostBytes: number): NearStore {
  const own = path.join(folder, `${process.pid}-${randomBytes(4).toString("hex")}`);
  let part = 0;
  const place = () => path.join(own, `${part}`);
  const kept = new LRUCache<string, { bytes: number; file: string }>({
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes),
    dispose: ({ file }) => void rm(file, { force: true }).catch(() => {}),
  });
  const copies = folderStore(place);
  const coming = new Map<string, { copied: Promise<boolean>; way: Way }>();
  void removeOfOthers(folder);

  /** @returns whether there is a copy now */
  async function copy(name: string, way: Way): Promise<boolean> {
    const begun = part;
    const found = await far.open(name);
    if (!found) return false;
    if (found.bytes > Math.min(largestKeptBytes, mostBytes)) {
      found.body.destroy();
      return false;
    }
    const file = path.join(place(), ...name.split("/"));
    const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    await mkdir(path.dirname(draft), { recursive: true });
    try {
      await pipeline(found.body, createWriteStream(draft, { flags: "wx" }));
      const { size } = await stat(draft);
      // What was let go of meanwhile is not brought back.
      if (size !== found.bytes || begun !== part || way.dropped) return false;
      renameSync(draft, file);
      kept.set(name, { bytes: size, file });
      return true;
    } finally {
      await rm(draft, { force: true });
    }
  }

  function copyOnce(name: string): Promise<boolean> {
    const known = coming.get(name);
    if (known) return known.copied;
    const way: Way = { dropped: false };
    const copied = copy(name, way).finally(() => {
      if (coming.get(name)?.way === way) coming.delete(name);
    });
    coming.set(name, { copied, way });
    return copied;
  }

  /** Of the copy, which is made where there is none; where none can be made, of the file itself. */
  async function near<T>(
    name: string,
    ask: (store: FileStore) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    if (kept.get(name)) {
      const found = await ask(copies).catch(() => undefined);
      if (found) return found;
      // Somebody has emptied the folder.
      kept.delete(name);
    }
    const copied = await copyOnce(name).catch((error: unknown) => {
      // No room for a copy is no reason not to show the file.
      if (error instanceof StoreAway) throw error;
      return false;
    });
    const found = copied ? await ask(copies).catch(() => undefined) : undefined;
    return found ?? ask(far);
  }

  function drop(name: string): void {
    const begun = coming.get(name);
    if (begun) begun.way.dropped = true;
    coming.delete(name);
    kept.delete(name);
  }

  return {
    get place() {
      return far.place;
    },
    put: (name, content, sha256) => far.put(name, content, sha256),
    open: (name, range) => near(name, (store) => store.open(name, range)),
    head: (name) => near(name, (store) => store.head(name)),
    async remove(name) {
      await far.remove(name);
      // Afterwards: what is read until then would be copied once more.
      drop(name);
    },
    drop,
    list: (prefix) => far.list(prefix),
    forget() {
      // Into a place that nothing reads any more, before anything else happens.
      const before = place();
      part += 1;
      kept.clear();
      coming.clear();
      void rm(before, { recursive: true, force: true }).catch(() => {});
    },
  };
}

/** What processes that have ended have left. */
async function removeOfOthers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(name.split("-")[0]);
    if (Number.isInteger(pid) && isAlive(pid)) continue;
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}
