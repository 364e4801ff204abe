import type { Page } from "@/lib/page-store/page";
import { createEntries, type Entry } from "./entries";
import type { TreeFolder } from "./tree-folder";
import type { TreePlace } from "./tree-place";

/** Each is held in memory; one that finds no place here finds it when it is asked for again. */
const mostWanted = 300;

/** The page store's own reads and writes have the same few threads. */
const laidAtOnce = 2;

export type Laid = Pick<Page, "etag" | "bodies">;

/** @returns undefined where it is not what it should be */
type Load = () => Promise<Laid | undefined>;

type Options = {
  place: () => TreePlace;
  mostBytes: number;
  warn: (error: unknown) => void;
};

/**
 * Lays files of pages and pictures where nginx finds them, and takes them
 * away: for each address one thing after the other, so that what was decided
 * last is what is there.
 */
export function createLaying({ place, mostBytes, warn }: Options) {
  const entries = createEntries();
  /** What is to be laid there, and what gives its bytes. */
  const wanted = new Map<Entry, Load>();
  /** What is being done to the files of an address. */
  const work = new Map<string, Promise<void>>();
  /** Removals that are not done yet: of pages that nothing here knows any more. */
  const leaving = new Set<Promise<void>>();
  let laying = 0;

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
    const from = place().folder();
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
    const to = place().folder();
    const isWanted = () => entries.get(entry.path) === entry && to === place().folder();
    try {
      const page = await load();
      if (!page) return entries.delete(entry);
      for (const file of entry.files) if (isWanted()) await to.write(page, file, entry.from);
    } catch (error) {
      if (!isWanted()) return;
      entries.delete(entry);
      if (!(await place().stillOurs())) return;
      warn(error);
      await removeFiles(to, entry).catch(place().breakOff);
    }
  }

  return {
    /** What lies at an address, or is on its way there. */
    at: entries.get,
    withTag: entries.withTag,
    takeAway,
    isFull: (): boolean => wanted.size >= mostWanted,

    /** In the place of what has the same address; of the same bytes those that are there stay. */
    add(entry: Entry, load: Load): void {
      const known = entries.get(entry.path);
      const isThere = known?.etag === entry.etag && !wanted.delete(known);
      entries.set(entry);
      // Being laid at this moment, it would be given up for the new one.
      if (!isThere || work.has(entry.path)) wanted.set(entry, load);
      for (const oldest of entries.beyond(mostBytes)) takeAway(oldest).catch(place().breakOff);
      layNext();
    },

    /** Takes all those away at once that have a tag and lie behind the link of pictures. */
    takePicturesAway(tag: string): void {
      const all = entries.withTag(tag);
      if (all.length === 0) return;
      for (const entry of all) {
        entries.delete(entry);
        wanted.delete(entry);
      }
      note(place().folder().removePictures());
    },

    /** Of a folder that nginx does not look into any more. */
    forget(): void {
      entries.clear();
      wanted.clear();
    },

    /** Resolves when everything is gone that was to be taken away. @throws when something is not */
    left: (): Promise<unknown> => Promise.all(leaving),

    settled: (): Promise<unknown> => Promise.allSettled(work.values()),
  };
}
