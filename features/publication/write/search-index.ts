import { analysisPrint } from "@/features/search/analysis/version";
import { forgetPublications, indexPublications } from "@/features/search/index/write-index";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { inBatches } from "@/lib/upkeep/in-batches";
import { doAll, type Task } from "@/lib/upkeep/upkeep";
import { lockPublicRecord } from "./lock";

/** Search's index of the public record, written with it. */

const forSearch = {
  id: true,
  locale: true,
  kind: true,
  sectionKey: true,
  storyDate: true,
  title: true,
  summary: true,
  searchText: true,
  pictures: { select: { caption: true } },
} as const;

/**
 * Brings the index up to date with publications as they stand in this
 * transaction: live ones can be found, others no more.
 *
 * @param tx holds the lock of the public record
 */
export async function indexInSearch(tx: Transaction, ids: readonly string[]): Promise<void> {
  const live = await tx.publication.findMany({
    where: { id: { in: [...ids] }, state: "LIVE" },
    select: forSearch,
  });
  const there = new Set(live.map(({ id }) => id));
  await forgetPublications(
    tx,
    ids.filter((id) => !there.has(id)),
  );
  if (live.length === 0) return;
  await indexPublications(
    tx,
    live.map(({ id, kind, searchText, title, summary, pictures, ...row }) => ({
      ...row,
      title,
      summary,
      publicationId: id,
      page: kind === "PAGE",
      captions: pictures.flatMap(({ caption }) => caption || []),
      // It is title, summary and body, one below the other.
      body: searchText.slice(title.length + summary.length + 2),
    })),
  );
}

/**
 * Makes the index of all publications anew, in steps between which others can
 * publish and readers search: each text is found by its old entry until it has
 * its new one.
 */
export const publishedIndex = (): Task => ({
  name: "search-published",
  wanted: analysisPrint(),
  step: reindexAfter,
});

const reindexAfter = inBatches({
  rowsAfter: (id, take) =>
    editorialDb().publication.findMany({
      where: { id: { gt: id } },
      select: { id: true },
      orderBy: { id: "asc" },
      take,
    }),
  work: (ids) =>
    inTransaction(async (tx) => {
      await lockPublicRecord(tx);
      await indexInSearch(tx, ids);
    }),
  fault: (id) => `The published text ${id} could not be indexed.`,
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
