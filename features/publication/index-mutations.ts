import { forgetPublications, indexPublications } from "@/features/search/index-mutations";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
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

/** Texts a transaction: publishing waits no longer than for so many. */
const batch = 100;

/**
 * Makes the index of all publications anew, in steps between which others
 * can publish. For a database that was filled by other means than
 * publishing, and after a change of what texts are found by.
 *
 * @param progress told of the number of texts looked at so far
 */
export async function reindexPublications(
  progress: (texts: number) => void = () => {},
): Promise<number> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (let done = 0; ; ) {
    const ids = await inTransaction(async (tx) => {
      await lockPublicRecord(tx);
      const rows = await tx.publication.findMany({
        where: { id: { gt: last } },
        select: { id: true },
        orderBy: { id: "asc" },
        take: batch,
      });
      await indexInSearch(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map(({ id }) => id);
    });
    done += ids.length;
    progress(done);
    if (ids.length < batch) return done;
    last = ids.at(-1) ?? last;
  }
}
