import { setImmediate as othersTurn } from "node:timers/promises";
import { analysisPrint } from "@/features/search/analysis/version";
import { gathering } from "@/features/search/index/gather";
import { type Entry, entryOf, learnNames, writeEntries } from "@/features/search/index/write-index";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { eachOrAll } from "@/lib/upkeep/each-or-all";
import { doAll, type Step, type Task } from "@/lib/upkeep/upkeep";
import { lockPublicRecord } from "./lock";
import { indexInSearch, searchedTexts } from "./search-index";

/**
 * Search's index of all publications, made anew while others publish and
 * readers search: each text is found by its old entry until it has its new
 * one. Texts are analysed before their transaction begins, and the next ones
 * while the database writes those before; so the lock of the public record is
 * held for no more than the writing, and two processors are at work.
 */

/** Texts a transaction: publishing waits no longer than until so many are written. */
const batch = 250;
/** A step is what is done again when a process was killed; and a worker that stops waits for its end. */
const batchesPerStep = 4;
const beginning = "00000000-0000-0000-0000-000000000000";

type Batch = {
  ids: readonly string[];
  /** Of each text its rows' versions, as they were before it was read. */
  versions: Map<string, string>;
  entries: Entry[];
  /** Could not be read or analysed together with the others. */
  failed: boolean;
};

/** The task's name alone: to say what it wants all sources of the analysis are read. */
export const publishedIndexName = "search-published";

/** Makes the index of all publications anew, in steps. */
export const publishedIndex = (): Task => ({
  name: publishedIndexName,
  wanted: analysisPrint(),
  step: (after) => gathering(() => reindexAfter(after)),
});

/**
 * Makes the index of all publications anew, here and now. For a database that
 * was filled by other means than publishing.
 *
 * @param progress told of the number of texts looked at so far
 */
export async function reindexPublications(
  progress: (texts: number) => void = () => {},
): Promise<number> {
  return (await doAll(publishedIndex(), progress)).done;
}

async function reindexAfter(after: string): Promise<Step> {
  const failed: string[] = [];
  let last: string | undefined = after || beginning;
  let done = 0;
  let writing: Promise<string[]> = Promise.resolve([]);
  for (let turn = 0; turn < batchesPerStep && last !== undefined; turn++) {
    const reading: Promise<Batch> = readAfter(last);
    const [read, written] = await Promise.allSettled([reading, writing]);
    if (written.status === "rejected") throw written.reason;
    failed.push(...written.value);
    if (read.status === "rejected") throw read.reason;
    const { ids } = read.value;
    done += ids.length;
    last = ids.length < batch ? undefined : ids.at(-1);
    writing = write(read.value);
    // Looked at in the next turn, and by then it may have failed.
    writing.catch(() => {});
  }
  failed.push(...(await writing));
  const faults = failed.map((id) => `The published text ${id} could not be indexed.`);
  return { last, done, changed: done - failed.length, faults };
}

async function readAfter(after: string): Promise<Batch> {
  const rows = await editorialDb().publication.findMany({
    where: { id: { gt: after } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: batch,
  });
  const ids = rows.map(({ id }) => id);
  const versions = await versionsOf(editorialDb(), ids);
  try {
    await learnNames(editorialDb());
    const entries: Entry[] = [];
    for (const text of await searchedTexts(editorialDb(), ids)) {
      entries.push(entryOf(text));
      // What the database answers to the writer meanwhile is not to wait for all of them.
      await othersTurn();
    }
    return { ids, versions, entries, failed: false };
  } catch {
    // Its writer finds out which of them it is, or that it is none of theirs.
    return { ids, versions, entries: [], failed: true };
  }
}

/** @returns the texts that could not be indexed */
async function write(read: Batch): Promise<string[]> {
  const { ids, failed } = read;
  if (ids.length === 0) return [];
  const oneByOne = () =>
    eachOrAll(ids, (some) =>
      inTransaction(async (tx) => {
        await lockPublicRecord(tx);
        await indexInSearch(tx, some);
      }),
    );
  if (failed) return oneByOne();
  try {
    await inTransaction((tx) => writeUnlessChanged(tx, read));
    return [];
  } catch {
    return oneByOne();
  }
}

/**
 * What somebody has published, withdrawn or removed since it was read is read
 * anew: its entry is made of what stands there now, under the lock.
 */
async function writeUnlessChanged(tx: Transaction, { ids, versions, entries }: Batch) {
  await lockPublicRecord(tx);
  const now = await versionsOf(tx, ids);
  const same = (id: string) => now.has(id) && now.get(id) === versions.get(id);
  const kept = entries.filter(({ publicationId }) => same(publicationId));
  await writeEntries(tx, kept);
  const written = new Set(kept.map(({ publicationId }) => publicationId));
  const others = ids.filter((id) => !written.has(id));
  if (others.length > 0) await indexInSearch(tx, others);
}

/**
 * Which version of its rows a text has: PostgreSQL's own mark of the
 * transaction that wrote them last, which no writer can forget to set.
 */
async function versionsOf(db: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; version: string }[]>`
    SELECT id, concat_ws(' ', xmin::text,
      (SELECT string_agg(picture.xmin::text, ' ' ORDER BY picture.hash)
       FROM public_record.published_picture AS picture WHERE picture.publication_id = publication.id)) AS version
    FROM public_record.publication WHERE id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, version }) => [id, version]));
}
