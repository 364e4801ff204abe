import {
  forgetPublications,
  type IndexedPublication,
  indexPublications,
} from "@/features/search/index/write-index";
import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/editorial";

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
  // In an order of their own: an entry that is made anew is the same again.
  pictures: { select: { caption: true }, orderBy: [{ lead: "desc" }, { hash: "asc" }] },
} satisfies Prisma.PublicationSelect;

/** What is searched of those of these texts that are live. */
export async function searchedTexts(
  db: Transaction,
  ids: readonly string[],
): Promise<IndexedPublication[]> {
  const live = await db.publication.findMany({
    where: { id: { in: [...ids] }, state: "LIVE" },
    select: forSearch,
  });
  return live.map(({ id, kind, searchText, title, summary, pictures, ...row }) => ({
    ...row,
    title,
    summary,
    publicationId: id,
    page: kind === "PAGE",
    captions: pictures.flatMap(({ caption }) => caption || []),
    // It is title, summary and body, one below the other.
    body: searchText.slice(title.length + summary.length + 2),
  }));
}

/**
 * Brings the index up to date with publications as they stand in this
 * transaction: live ones can be found, others no more.
 *
 * @param tx holds the lock of the public record
 */
export async function indexInSearch(tx: Transaction, ids: readonly string[]): Promise<void> {
  const live = await searchedTexts(tx, ids);
  const there = new Set(live.map(({ publicationId }) => publicationId));
  await forgetPublications(
    tx,
    ids.filter((id) => !there.has(id)),
  );
  if (live.length > 0) await indexPublications(tx, live);
}
