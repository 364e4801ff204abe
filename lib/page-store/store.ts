import { rm } from "node:fs/promises";
import { isFresh, type TagChange } from "./freshness";
import { PageMemory } from "./memory";
import type { Page } from "./page";
import { readPage, removePage, writePage } from "./page-file";
import { isVisible } from "./snapshot";

export type PageStore = ReturnType<typeof createPageStore>;

/** Bytes of pages held in memory. */
const memoryLimit = 128 * 1024 * 1024;

type Options = {
  /** Bytes. */
  memory?: number;
  /** Told of each withdrawal: for others who keep what it concerns. */
  onWithdrawal?: () => void;
};

/**
 * Finished public pages: on disk, and the most read ones in memory. What
 * memory holds is fresh, because every change evicts it (see `watch.ts`);
 * what comes from disk is asked about first.
 *
 * @param folder of this build, address of the site and database
 * @param warn told of what went wrong: nothing in here fails a request
 */
export function createPageStore(
  folder: string,
  warn: (error: unknown) => void,
  options: Options = {},
) {
  const memory = new PageMemory(options.memory ?? memoryLimit);
  /** Pages that are being asked about, and whether a change has reached them since. */
  const admitting = new Set<{ page: Page; stale: boolean }>();
  const loading = new Map<string, Promise<Page | undefined>>();
  /** Tags of withdrawn texts, for the time when the database cannot be asked. */
  const withdrawn = new Map<string, bigint>();

  /** Puts a page into memory if it is fresh, whatever happens while that is found out. */
  async function admit(page: Page): Promise<boolean> {
    const asked = { page, stale: false };
    admitting.add(asked);
    try {
      const fresh = await isFresh(page.tags, page.snapshot);
      if (!fresh || asked.stale) return false;
      memory.add(page);
      return true;
    } finally {
      admitting.delete(asked);
    }
  }

  const wasWithdrawn = (page: Page) =>
    page.tags.some((tag) => {
      const xid = withdrawn.get(tag);
      return xid !== undefined && !isVisible(xid, page.snapshot);
    });

  async function read(path: string): Promise<Page | undefined> {
    const page = await readPage(folder, path);
    if (!page || !wasWithdrawn(page)) return page;
    await removePage(folder, path).catch(warn);
    return undefined;
  }

  /** Empties the memory: what is on disk is asked about before it comes back. */
  function forget(): void {
    for (const asked of admitting) asked.stale = true;
    memory.clear();
  }

  async function loadFresh(path: string): Promise<Page | undefined> {
    const page = await read(path);
    return page && (await admit(page)) ? page : undefined;
  }

  return {
    memory,

    /** A fresh page without asking anyone: from memory only. */
    recall: (path: string): Page | undefined => memory.get(path),

    /**
     * A fresh page from disk. All who ask for it at once get one answer.
     *
     * @throws when the database cannot be asked
     */
    load(path: string): Promise<Page | undefined> {
      const known = loading.get(path);
      if (known) return known;
      const found = loadFresh(path).finally(() => loading.delete(path));
      loading.set(path, found);
      return found;
    },

    /**
     * The page as it was last, fresh or not: for when no other can be made.
     * Never one that shows what has been withdrawn since.
     */
    lastGood: read,

    /**
     * Keeps a page that was just rendered.
     *
     * @returns false when it was stale before it was finished: render again
     * @throws when the database cannot be asked
     */
    async keep(page: Page): Promise<boolean> {
      if (!(await admit(page))) return false;
      await writePage(folder, page).catch(warn);
      return true;
    },

    /** Takes out what the changes have made stale. */
    async expire(changes: TagChange[]): Promise<void> {
      const gone = new Set<string>();
      for (const { tag, xid, hard } of changes) {
        for (const asked of admitting) {
          if (asked.page.tags.includes(tag) && !isVisible(xid, asked.page.snapshot))
            asked.stale = true;
        }
        for (const page of memory.withTag(tag)) {
          if (isVisible(xid, page.snapshot)) continue;
          memory.remove(page.path);
          if (hard) gone.add(page.path);
        }
        if (!hard) continue;
        withdrawn.set(tag, xid);
        options.onWithdrawal?.();
      }
      for (const path of gone) await read(path);
    },

    forget,

    /** Throws everything away: what is kept belongs to a past that did not happen. */
    async clear(): Promise<void> {
      forget();
      withdrawn.clear();
      options.onWithdrawal?.();
      await rm(folder, { recursive: true, force: true }).catch(warn);
    },
  };
}
