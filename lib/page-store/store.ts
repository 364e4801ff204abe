import { rm } from "node:fs/promises";
import type { TagChange } from "./changes";
import { dateOf, dateOfNew } from "./dated";
import { createFormerPages } from "./former-pages";
import { judge } from "./freshness";
import { PageMemory } from "./memory";
import type { Page } from "./page";
import { readPage, removePage, timeOfPage, writePage } from "./page-file";
import { createRenderLocks } from "./render-lock";
import { forgetShared } from "./shared";
import type { Shelf } from "./shelf";
import { isVisible } from "./snapshot";

export type PageStore = ReturnType<typeof createPageStore>;

/** Pages held in memory: some six thousand, without their plain bytes. */
const memoryLimitBytes = 96 * 1024 * 1024;

/** What takes more (as `bytesOf` counts it) is read from disk each time. */
const largestInMemoryBytes = 512 * 1024;

/**
 * The kernel dates files by a clock that stands still between two of its
 * ticks: a page that was written just after a change may bear a time just
 * before it. One that is taken for newer is asked about all the same.
 */
const clockTickMs = 20;

/** For so many expired pages the tags are remembered by which they expired. */
const mostReasons = 10_000;

type Options = {
  /** Of pages held in memory. */
  memoryBytes?: number;
  /** No other process makes pages for this folder: none has to be claimed. */
  alone?: boolean;
  /** The folder of another build's pages: former-pages.ts. */
  former?: string | undefined;
  /**
   * Told of withdrawals, and with none of them when everything is thrown away: for others who keep what they
   * concern. The store has not heard of them before this is done.
   */
  onWithdrawal?: (withdrawn: readonly TagChange[]) => Promise<void> | void;
  /** Told which pages a change took out of the memory; not of what was withdrawn. */
  onExpired?: (paths: readonly string[]) => void;
  /** Where fresh pages lie for others to hand out. */
  shelf?: Shelf | undefined;
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
  const memory = new PageMemory(options.memoryBytes ?? memoryLimitBytes, largestInMemoryBytes);
  const locks = options.alone ? undefined : createRenderLocks(folder);
  /** Pages that are being asked about, and whether a change has reached them since. */
  const admitting = new Set<{ page: Page; stale: boolean }>();
  const loading = new Map<string, Promise<Page | undefined>>();
  /** Why a page went that was not made anew yet: the tags by which it expired, and since when. */
  const reasons = new Map<
    string,
    { xids: Map<string, bigint>; since: number; missing?: boolean }
  >();
  /** Pages on their way to the disk: whoever reads one waits for it. */
  const writing = new Map<string, Promise<void>>();
  /** Pages that the disk did not take: what lies there is not what was handed out last. */
  const unwritten = new Set<string>();
  /** When this store began: what was handed out before is not known to it. */
  let since = Date.now();
  const { shelf } = options;
  /** The shelf is being emptied: what went is not gone before. */
  let emptied: Promise<void> | undefined;
  /** Tags of withdrawn texts, for the time when the database cannot be asked. */
  const withdrawn = new Map<string, bigint>();

  /** Does something with a page if it is fresh, whatever happens while that is found out. */
  async function ifFresh(
    page: Page,
    then: (changedAt: Date | undefined) => void,
  ): Promise<boolean> {
    const asked = { page, stale: false };
    admitting.add(asked);
    try {
      const { fresh, changedAt } = await judge(page.tags, page.snapshot);
      if (!fresh || asked.stale) return false;
      then(changedAt);
      return true;
    } finally {
      admitting.delete(asked);
    }
  }

  const admit = (page: Page): Promise<boolean> =>
    ifFresh(page, (changedAt) => {
      page.lastModified ??= dateOfNew(changedAt, since);
      memory.add(page);
      shelf?.put(page);
      reasons.delete(page.path);
    });

  const wasWithdrawn = (page: Page) =>
    page.tags.some((tag) => {
      const xid = withdrawn.get(tag);
      return xid !== undefined && !isVisible(xid, page.snapshot);
    });

  /** One after the other, so that the newest is the last. */
  function write(page: Page): void {
    const before = writing.get(page.path);
    const written = Promise.resolve(before)
      .then(() => writePage(folder, page))
      .then(() => void unwritten.delete(page.path))
      .catch((error: unknown) => {
        unwritten.add(page.path);
        warn(error);
      })
      .finally(() => {
        if (writing.get(page.path) === written) writing.delete(page.path);
      });
    writing.set(page.path, written);
  }

  function went(path: string, tag: string, xid: bigint): void {
    if (reasons.size >= mostReasons) reasons.clear();
    const known = reasons.get(path);
    if (known) known.xids.set(tag, xid);
    else reasons.set(path, { xids: new Map([[tag, xid]]), since: Date.now() });
  }

  async function read(path: string): Promise<Page | undefined> {
    await writing.get(path);
    const page = await readPage(folder, path);
    if (!page || !wasWithdrawn(page)) return page;
    await removePage(folder, path).catch(warn);
    return undefined;
  }

  const former = createFormerPages(options.former, folder, wasWithdrawn, warn);

  /** Whether another process has written a page since a change took it away here. */
  async function isNewerOnDisk(path: string): Promise<boolean> {
    const since = reasons.get(path)?.since;
    // Without a change the disk was looked at when the page was asked for.
    if (since === undefined) return false;
    const written = await timeOfPage(folder, path);
    return written !== undefined && written + clockTickMs >= since;
  }

  /** Empties the memory: what is on disk is asked about before it comes back. */
  function forget(): void {
    for (const asked of admitting) asked.stale = true;
    memory.clear();
    emptied = shelf?.empty();
    // Who lets go of it waits: expire and clear.
    emptied?.catch(() => {});
  }

  /** What is known to be stale is not asked about. */
  async function loadFresh(path: string): Promise<Page | undefined> {
    const page = await read(path);
    const xids = [...(reasons.get(path)?.xids.values() ?? [])];
    if (!page || xids.some((xid) => !isVisible(xid, page.snapshot))) return undefined;
    return (await admit(page)) ? page : undefined;
  }

  return {
    memory,

    /** A fresh page without asking anyone: from memory only. */
    recall: (path: string): Page | undefined => memory.get(path),

    /** Another reader has asked for a page of the memory: it may have had no place on the shelf. */
    offer: (page: Page): void => shelf?.put(page),

    /** @param askedAt when the database was asked (milliseconds) whose changes are all taken in now */
    vouch: (askedAt: number): void => shelf?.vouch(askedAt),

    /** By which tags a page expired that was not made anew since; none where that is not known. */
    reasons: (path: string): string[] => [...(reasons.get(path)?.xids.keys() ?? [])],

    /** Whether a page of this address was changed, not withdrawn, and was not made anew since. */
    isChanged: (path: string): boolean => {
      const why = reasons.get(path);
      return (
        why !== undefined && !why.missing && ![...why.xids.keys()].some((tag) => withdrawn.has(tag))
      );
    },

    /** Nothing can be made at an address of which a page was changed: it was moved, and is no page any more. */
    noteMissing(path: string): void {
      const why = reasons.get(path);
      if (why) why.missing = true;
    },

    /** Whether a page shows what was withdrawn after it had begun to be made. */
    showsWithdrawn: wasWithdrawn,

    /**
     * A fresh page from disk. All who ask for it at once get one answer.
     * What a change has taken out of the memory is not read: its file is of
     * the same age, but where another process has made it anew.
     *
     * @throws when the database cannot be asked
     */
    async load(path: string): Promise<Page | undefined> {
      const known = loading.get(path);
      if (known) return known;
      const isThere = async () => !reasons.has(path) || (await isNewerOnDisk(path));
      const read = async () => ((await isThere()) ? loadFresh(path) : undefined);
      const found = read().finally(() => loading.delete(path));
      loading.set(path, found);
      return found;
    },

    /**
     * To be asked before a page is made, lest another process on the same
     * folder makes it as well.
     *
     * @returns what lets go of the page as soon as it is on disk; undefined
     *   where another process makes it or has just made it
     * @throws when the database cannot be asked
     */
    async acquire(path: string): Promise<(() => Promise<void>) | undefined> {
      if (!locks) return async () => {};
      const giveBack = await locks.acquire(path);
      if (!giveBack) return undefined;
      const letGo = async () => {
        await writing.get(path);
        await giveBack();
      };
      const made = (await isNewerOnDisk(path)) && (await loadFresh(path).catch(() => undefined));
      if (!made) return letGo;
      void letGo();
      return undefined;
    },

    /**
     * What another process on the same folder has made of a page that a
     * change took away here. Waits for it where it is being made.
     *
     * @returns undefined when that is not fresh, or nothing has come of it
     * @throws when the database cannot be asked
     */
    async readFromPeer(path: string): Promise<Page | undefined> {
      await locks?.released(path);
      return memory.get(path) ?? loadFresh(path);
    },

    /**
     * The page as it was last, fresh or not: for when no other can be made.
     * Never one that shows what has been withdrawn since.
     */
    lastGood: async (path: string): Promise<Page | undefined> =>
      (await read(path)) ?? former.read(path),

    former,

    /**
     * What another build has made of what is true now: for a reader who has
     * waited for this build's page.
     *
     * @throws when the database cannot be asked
     */
    async takeFormer(path: string): Promise<Page | undefined> {
      const page = await former.read(path);
      return page && (await ifFresh(page, () => {})) ? page : undefined;
    },

    /**
     * Keeps a page that was just rendered: in memory at once, on disk soon.
     *
     * @returns false when it was stale before it was finished: render again
     * @throws when the database cannot be asked
     */
    async keep(page: Page): Promise<boolean> {
      await writing.get(page.path);
      page.lastModified = await dateOf(folder, page, unwritten.has(page.path));
      if (!(await admit(page))) return false;
      // No reader waits for the disk.
      write(page);
      return true;
    },

    /**
     * Takes in a page that another process has made and put on disk.
     *
     * @returns false when it was stale before it came
     * @throws when the database cannot be asked
     */
    take: async (page: Page): Promise<boolean> => memory.get(page.path) === page || admit(page),

    /** Takes out what the changes have made stale. */
    async expire(changes: TagChange[]): Promise<void> {
      const gone = new Set<string>();
      const expired = new Set<string>();
      for (const { tag, xid, hard } of changes) {
        for (const asked of admitting) {
          if (asked.page.tags.includes(tag) && !isVisible(xid, asked.page.snapshot))
            asked.stale = true;
        }
        for (const page of memory.withTag(tag)) {
          if (isVisible(xid, page.snapshot)) continue;
          memory.remove(page.path);
          went(page.path, tag, xid);
          if (hard) gone.add(page.path);
          else expired.add(page.path);
        }
        if (!hard) continue;
        withdrawn.set(tag, xid);
      }
      const hard = changes.filter((change) => change.hard);
      const told = hard.length > 0 ? options.onWithdrawal?.(hard) : undefined;
      const left = shelf?.expire(changes);
      const renewable = [...expired].filter((path) => !gone.has(path));
      if (renewable.length > 0) options.onExpired?.(renewable);
      for (const path of gone) await read(path);
      await Promise.all([told, left, emptied]);
    },

    forget,

    /** Resolves when everything that is kept is on disk. */
    written: async (): Promise<void> => {
      await Promise.all(writing.values());
    },

    /** Throws everything away: the database was restored, and pages may show what it no longer has. */
    async clear(): Promise<void> {
      forget();
      withdrawn.clear();
      reasons.clear();
      since = Date.now();
      forgetShared();
      await Promise.all(writing.values());
      await Promise.all([options.onWithdrawal?.([]), emptied]);
      await rm(folder, { recursive: true, force: true }).catch(warn);
      await former.drop();
    },
  };
}
