import { createHash } from "node:crypto";
import { type FSWatcher, watch } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import path from "node:path";

/** Older ones belong to a process that ended or hangs; a page takes some tens of milliseconds. */
const lifetimeMs = 2_000;

/** Between looks, where the system does not tell that a claim was given back. */
const pauseMs = 100;

/**
 * Processes of the site that keep their pages in one folder make each page
 * once among them: the first to claim it makes it, and the others take what
 * it has put on disk. A claim is a file in a folder beside the pages, for a
 * file is made by one process only (`O_EXCL`), and all can see it go.
 *
 * They save work and decide nothing: what is taken from another process is
 * asked about like everything that comes from disk, and where a claim cannot
 * be made or is held for too long a page is made twice.
 *
 * @param pages their folder
 */
export function createRenderLocks(pages: string) {
  const folder = path.join(pages, "claims");
  const waiting = new Map<string, Set<() => void>>();
  let watcher: FSWatcher | undefined;

  const nameOf = (address: string) => createHash("sha256").update(address).digest("hex");

  async function make(file: string): Promise<boolean> {
    try {
      await (await open(file, "wx")).close();
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") return false;
      if (code !== "ENOENT") throw error;
      // The store was emptied, and the folder that was watched went with it.
      watcher?.close();
      watcher = undefined;
      await mkdir(folder, { recursive: true });
      return make(file);
    }
  }

  async function isHeld(file: string): Promise<boolean> {
    const found = await stat(file).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs < lifetimeMs;
  }

  function listen(): void {
    if (watcher) return;
    try {
      watcher = watch(folder, { persistent: false }, (_, name) => {
        for (const wake of waiting.get(name ?? "") ?? []) wake();
      });
      watcher.on("error", () => {
        watcher = undefined;
      });
    } catch {
      // Without a watcher, whoever waits looks again after each pause.
    }
  }

  /** Resolves at the next change of a claim, and after a while without one. */
  function change(name: string): Promise<void> {
    return new Promise((resolve) => {
      const others = waiting.get(name) ?? new Set();
      waiting.set(name, others);
      const wake = () => {
        clearTimeout(timer);
        others.delete(wake);
        if (others.size === 0) waiting.delete(name);
        resolve();
      };
      const timer = setTimeout(wake, pauseMs);
      others.add(wake);
    });
  }

  return {
    /**
     * @returns what gives the claim back; undefined when another process
     *   makes the page
     */
    async acquire(address: string): Promise<(() => Promise<void>) | undefined> {
      const file = path.join(folder, nameOf(address));
      const giveBack = () => rm(file, { force: true }).catch(() => {});
      try {
        if (await make(file)) return giveBack;
        if (await isHeld(file)) return undefined;
        await rm(file, { force: true });
        return (await make(file)) ? giveBack : undefined;
      } catch {
        // A disk that takes no file: each process makes its own.
        return async () => {};
      }
    },

    /** Resolves when no other process makes the page, or makes it for too long. */
    async released(address: string): Promise<void> {
      const name = nameOf(address);
      listen();
      for (;;) {
        // Listening begins before the look, so that a claim given back in between is noticed.
        const changed = change(name);
        if (!(await isHeld(path.join(folder, name)))) return;
        await changed;
      }
    },
  };
}
