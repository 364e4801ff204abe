import { isFresh, type TagChange } from "./freshness";
import { PageMemory } from "./memory";
import type { Page } from "./page";
import { readPage, removePage, writePage } from "./page-file";
import { isVisible } from "./snapshot";

export type PageStore = ReturnType<typeof createPageStore>;

/** Bytes of pages held in memory. */
const memoryLimit = 96 * 1024 * 1024;

/**
 * Finished public pages: on disk, and the most read ones in memory. What
 * memory holds is fresh, because every change evicts it (see `watch.ts`);
 * what comes from disk is asked about first.
 *
 * @param folder of this build, address of the site and database
 * @param warn told of what went wrong: nothing in here fails a request
 */
export function createPageStore(folder: string, warn: (error: unknown) => void) {
  const memory = new PageMemory(memoryLimit);
  /** Tags of withdrawn texts, for the time when the database cannot be asked. */
  const withdrawn = new Map<string, bigint>();

  /** Puts a page into memory if it is fresh, whatever happens meanwhile. */
  async function admit(page: Page): Promise<boolean> {
    memory.add(page);
    const fresh = await isFresh(page.tags, page.snapshot).catch((error: unknown) => {
      memory.remove(page.path);
      throw error;
    });
    // Evicted while it was asked about: something it shows has changed.
    if (fresh && memory.confirm(page)) return true;
    memory.remove(page.path);
    return false;
  }

  const wasWithdrawn = (page: Page) =>
    page.tags.some((tag) => {
      const xid = withdrawn.get(tag);
      return xid !== undefined && !isVisible(xid, page.snapshot);
    });

  return {
    memory,

    /** A fresh page without asking anyone: from memory only. */
    recall: (path: string): Page | undefined => memory.get(path),

    /**
     * A fresh page from disk.
     *
     * @throws when the database cannot be asked
     */
    async load(path: string): Promise<Page | undefined> {
      const page = await readPage(folder, path);
      return page && (await admit(page)) ? page : undefined;
    },

    /**
     * The page as it was last, fresh or not: for when no other can be made.
     * Never one that shows what has been withdrawn since.
     */
    async lastGood(path: string): Promise<Page | undefined> {
      const page = await readPage(folder, path);
      return page && !wasWithdrawn(page) ? page : undefined;
    },

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
      for (const { tag, xid, hard } of changes) {
        if (hard) withdrawn.set(tag, xid);
        for (const page of memory.withTag(tag)) {
          if (isVisible(xid, page.snapshot)) continue;
          memory.remove(page.path);
          if (hard) await removePage(folder, page.path).catch(warn);
        }
      }
    },
  };
}
