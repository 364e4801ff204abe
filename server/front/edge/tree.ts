import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { unlinkAll } from "@/lib/edge-links";
import type { TagChange } from "@/lib/page-store/changes";
import type { Page } from "@/lib/page-store/page";
import type { Shelf } from "@/lib/page-store/shelf";
import { isVisible } from "@/lib/page-store/snapshot";
import { isAlive as lives } from "@/lib/startup/lock-holder.mjs";
import { contractName, fileOfPicture, filesOf } from "./contract";
import { createEntries, type Entry } from "./entries";
import type { PictureShelf, ShelfPicture } from "./picture-shelf";
import { newFolder, removeOthers, type TreeFolder } from "./tree-folder";

/**
 * Finished pages as files, from which nginx answers by itself. One process
 * lays them there, the first front of a machine: several would have to know
 * of each other's pages to take them away, and one that was killed could not.
 *
 * A page is here only while it is fresh as far as this process has heard.
 * While nobody says that it hears of changes (`vouch`), nothing is here.
 */
export type EdgeTree = Shelf & {
  pictures: PictureShelf;
  /** Nothing is laid here, and nothing found, until `resume`. */
  suspend: () => Promise<void>;
  resume: () => void;
  /**
   * May be called again.
   *
   * @param leaves whether nginx goes on handing out what is here
   */
  close: (leaves: boolean) => Promise<void>;
};

/** For so long without word from the database pages stay; sweeps come every five seconds. */
const longestUnvouchedMs = 15_000;

const lookEveryMs = 500;

/** Each is held in memory; one that finds no place here finds it when it is asked for again. */
const mostWanted = 300;

/** The page store's own reads and writes have the same few threads. */
const laidAtOnce = 2;

/** What is larger is read by the site, a part at a time. */
const largestPictureBytes = 8 * 1024 * 1024;

/** No page has such a tag. */
const pictureTag = "#pictures";

type Laid = Pick<Page, "etag" | "bodies">;

/** @returns undefined where it is not what it should be */
type Load = () => Promise<Laid | undefined>;

async function loadPicture(picture: ShelfPicture): Promise<Laid | undefined> {
  const body = await picture.read();
  if (!body) return undefined;
  const identity = await buffer(body);
  // A copy that was damaged on its way would stay.
  const isRight = createHash("sha256").update(identity).digest("hex") === picture.sha256;
  const none = Buffer.alloc(0);
  return isRight ? { etag: picture.digest, bodies: { identity, gzip: none, br: none } } : undefined;
}

type Options = {
  mostBytes: number;
  /** Told of what went wrong: no reader waits for any of this. */
  warn: (error: unknown) => void;
  unvouchedMs?: number;
  isAlive?: (pid: number) => boolean;
};

/**
 * Opens the tree: whatever is there of earlier processes is not found any
 * more when this resolves.
 *
 * @param root `EDGE_DIR`
 * @throws when the folder cannot be written
 */
export async function openEdgeTree(
  root: string,
  { mostBytes, warn, unvouchedMs = longestUnvouchedMs, isAlive = lives }: Options,
): Promise<EdgeTree> {
  const link = contractName();
  // First, and also where a new folder cannot be made: an old one must not be found.
  await unlinkAll(root);
  let folder = await newFolder(root, link);
  await removeOthers(root, link).catch(warn);

  const entries = createEntries();
  /** What is to be laid there, and what gives its bytes. */
  const wanted = new Map<Entry, Load>();
  /** What is being done to the files of an address: one thing after the other. */
  const work = new Map<string, Promise<void>>();
  /** Removals that are not done yet: of pages that nothing here knows any more. */
  const leaving = new Set<Promise<void>>();
  let laying = 0;
  let vouched: { wall: number; steady: number } | undefined;
  let suspended = false;
  let closed = false;
  /** Another process lays pages there now. */
  let handedOver = false;
  /** Something could not be taken away: nothing is laid here until everything is. */
  let broken = false;
  let emptying: Promise<void> | undefined;

  const isOpen = () => vouched && !suspended && !broken && !closed && !handedOver && !emptying;

  function inTurn(address: string, job: () => Promise<void>): Promise<void> {
    const before = work.get(address) ?? Promise.resolve();
    const done = before
      .catch(() => {})
      .then(job)
      .finally(() => {
        if (work.get(address) === done) work.delete(address);
      });
    // For whoever does not wait for it.
    done.catch(() => {});
    work.set(address, done);
    return done;
  }

  async function removeFiles(of: TreeFolder, { files, from }: Entry): Promise<void> {
    for (const file of files) await of.remove(file, from);
  }

  /** @throws when they are still there */
  function takeAway(entry: Entry): Promise<void> {
    entries.delete(entry);
    wanted.delete(entry);
    const from = folder;
    return note(inTurn(entry.path, () => removeFiles(from, entry)));
  }

  function note(removal: Promise<void>): Promise<void> {
    leaving.add(removal);
    const noted = removal.finally(() => leaving.delete(removal));
    noted.catch(() => {});
    return noted;
  }

  function layNext(): void {
    const [next] = wanted;
    if (!next || laying >= laidAtOnce) return;
    const [entry, load] = next;
    wanted.delete(entry);
    laying += 1;
    const laid = () => {
      laying -= 1;
      layNext();
    };
    void inTurn(entry.path, () => lay(load, entry)).then(laid, laid);
    layNext();
  }

  async function lay(load: Load, entry: Entry): Promise<void> {
    const to = folder;
    const isWanted = () => entries.get(entry.path) === entry && to === folder;
    try {
      const page = await load();
      if (!page) return entries.delete(entry);
      for (const file of entry.files) if (isWanted()) await to.write(page, file, entry.from);
    } catch (error) {
      if (!isWanted()) return;
      entries.delete(entry);
      const whose = await standing();
      if (whose === "theirs") return handOver();
      if (whose === "nobody's") return void empty().catch(warn);
      warn(error);
      await removeFiles(to, entry).catch(breakOff);
    }
  }

  /** Whose the link is. Of a process that took over and has ended (a build that did not start) it is nobody's. */
  async function standing(): Promise<"ours" | "theirs" | "nobody's"> {
    const linked = await folder.linked();
    if (linked === "here") return "ours";
    return linked !== "nowhere" && isAlive(linked.process) ? "theirs" : "nobody's";
  }

  function handOver(): void {
    handedOver = true;
    entries.clear();
    wanted.clear();
    void folder.discard().catch(() => {});
  }

  function put(page: Page): void {
    if (!isOpen()) return;
    const known = entries.get(page.path);
    if (known?.etag === page.etag && known.snapshot === page.snapshot) return;
    const files = filesOf(page);
    const bytes = (files ?? []).reduce(
      (sum, { encoding }) => sum + page.bodies[encoding].length,
      0,
    );
    // What lies there is of another state.
    if (known && known.etag !== page.etag) takeAway(known).catch(breakOff);
    if (!files || bytes > mostBytes / 4 || wanted.size >= mostWanted) return;
    const { path, etag, tags, snapshot } = page;
    const from = folder.pictures();
    const entry = { path, etag, tags, snapshot, files, bytes, from };
    const isThere = known?.etag === etag && !wanted.delete(known);
    entries.set(entry);
    // Being laid at this moment, it would be given up for the new one.
    if (!isThere || work.has(path)) wanted.set(entry, async () => page);
    layWithin();
  }

  function layWithin(): void {
    for (const oldest of entries.beyond(mostBytes)) takeAway(oldest).catch(breakOff);
    layNext();
  }

  /** Of changes: what was looked up before one of them is worth nothing after it. */
  let turn = 0;

  function putPicture(at: number, picture: ShelfPicture): void {
    const { path, digest, bytes } = picture;
    const file = fileOfPicture(path);
    if (!isOpen() || at !== turn || !file || bytes > largestPictureBytes) return;
    if (entries.get(path) || wanted.size >= mostWanted) return;
    const from = folder.pictures();
    const about = { path, etag: digest, tags: [pictureTag], snapshot: "" };
    const entry = { ...about, files: [file], bytes, from };
    entries.set(entry);
    wanted.set(entry, () => loadPicture(picture));
    layWithin();
  }

  function takePicturesAway(): void {
    const all = entries.withTag(pictureTag);
    if (all.length === 0) return;
    for (const entry of all) {
      entries.delete(entry);
      wanted.delete(entry);
    }
    note(folder.removePictures());
  }

  function breakOff(error: unknown): void {
    warn(error);
    empty().catch(warn);
  }

  /** Has nginx look into an empty folder, or nowhere. */
  function empty(): Promise<void> {
    emptying ??= renew().finally(() => {
      emptying = undefined;
    });
    return emptying;
  }

  async function renew(): Promise<void> {
    const before = folder;
    entries.clear();
    wanted.clear();
    turn += 1;
    if ((await standing()) === "theirs") return handOver();
    if (closed) return;
    broken = true;
    folder = await newFolder(root, link).catch(async (error: unknown) => {
      await unlinkAll(root);
      throw error;
    });
    broken = false;
    handedOver = false;
    // Nobody waits for that: nothing of it is found any more. One that is just opening has a folder and no link yet.
    void before.discard().catch(warn);
    void removeOthers(root, link, isAlive).catch(warn);
  }

  /**
   * What another process has left when it ended is nobody's to take away but
   * ours; and a command may have taken the link away just when it was made.
   */
  async function takeBack(): Promise<void> {
    if (!closed && !emptying && (await standing()) === "nobody's") await empty();
  }

  const timer = setInterval(() => {
    if (broken && !emptying) empty().catch(warn);
    else takeBack().catch(warn);
    if (!vouched) return;
    // The steady clock stands still with a machine that is paused, the other one can be set.
    const age = Math.max(Date.now() - vouched.wall, performance.now() - vouched.steady);
    if (age < unvouchedMs) return;
    vouched = undefined;
    breakOff(new Error("no word from the database for too long: nginx finds no pages"));
  }, lookEveryMs);
  timer.unref();

  return {
    put,
    pictures: { turn: () => turn, lay: putPicture },
    empty,

    async expire(changes: readonly TagChange[]): Promise<void> {
      if (changes.length > 0) {
        turn += 1;
        takePicturesAway();
      }
      if (broken || emptying) await empty();
      for (const { tag, xid } of changes) {
        for (const entry of entries.withTag(tag)) {
          if (!isVisible(xid, entry.snapshot)) takeAway(entry).catch(() => {});
        }
      }
      // Also of what was on its way out before: a newer page takes the place of one that may have had these tags.
      await Promise.all(leaving).catch(empty);
      if (changes.length > 0) await takeBack();
    },

    vouch(askedAt: number): void {
      const ago = Math.max(0, Date.now() - askedAt);
      vouched = { wall: Date.now() - ago, steady: performance.now() - ago };
    },

    async suspend(): Promise<void> {
      suspended = true;
      await empty();
    },

    resume(): void {
      suspended = false;
    },

    async close(leaves: boolean): Promise<void> {
      closed = true;
      clearInterval(timer);
      await emptying?.catch(() => {});
      const isOurs = (await standing()) === "ours";
      // At once: whoever stops this process does not wait for long.
      if (isOurs && !leaves) await folder.unlink();
      await Promise.allSettled(work.values());
      if (isOurs && leaves) return;
      await folder.discard();
    },
  };
}
