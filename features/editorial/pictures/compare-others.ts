import { cardFile } from "@/features/media/pictures/renditions";
import { recordedFiles } from "@/features/media/records/media-files";
import { digestOf, fileName } from "@/features/media/storage/media-store";
import { redrawCard } from "@/features/publication/write/share-cards";
import { editorialDb } from "@/lib/db/editorial";
import type { Step } from "@/lib/upkeep/upkeep";

/** What is kept beside pictures, compared with what was written: some at a time, by their hashes. */

/** A document may have a hundred megabytes, and be far away. */
const documentsAtOnce = 4;
const cardsAtOnce = 50;

/**
 * Documents, which readers are given as they are: nothing can be made anew of
 * one, so one that is gone or something else is named.
 *
 * @throws StoreAway
 */
export async function documentsAfter(after: string): Promise<Step> {
  const rows = await editorialDb().media.findMany({
    where: { kind: "FILE", hash: { gt: after } },
    select: { hash: true, name: true, fileSha256: true },
    orderBy: { hash: "asc" },
    take: documentsAtOnce,
  });
  const faults: string[] = [];
  for (const { hash, name, fileSha256 } of rows) {
    const found = await digestOf(fileName(hash, "original"));
    if (found === (fileSha256 ?? hash)) continue;
    const what = found === undefined ? "is missing" : "is not the one that was kept";
    faults.push(
      `The file of the document ${hash} (${name}) ${what}: bring it back from a backup, or send it again after deleting it.`,
    );
  }
  return { last: lastOf(rows, documentsAtOnce), done: rows.length, faults };
}

/**
 * Share cards: one whose file is gone or something else is drawn anew.
 *
 * @throws StoreAway
 */
export async function cardsAfter(after: string): Promise<Step> {
  const cards = await editorialDb().shareCard.findMany({
    where: { hash: { gt: after } },
    select: { hash: true },
    orderBy: { hash: "asc" },
    take: cardsAtOnce,
  });
  const known = await recordedFiles(cards.map(({ hash }) => hash));
  let changed = 0;
  for (const { hash } of cards) {
    const found = await digestOf(fileName(hash, cardFile));
    // Of cards from before it was noted nothing is known but that they are there.
    const written = known.get(hash)?.find(({ name }) => name === cardFile)?.sha256 ?? found;
    if (found !== undefined && found === written) continue;
    await redrawCard(hash);
    changed += 1;
  }
  return { last: lastOf(cards, cardsAtOnce), done: cards.length, changed };
}

/** Undefined where there are no more. */
const lastOf = (rows: readonly { hash: string }[], atOnce: number) =>
  rows.length < atOnce ? undefined : rows.at(-1)?.hash;
