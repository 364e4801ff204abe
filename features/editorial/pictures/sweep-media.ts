import { keptItems, removeKept } from "@/features/media/intake/kept";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/** What is younger may be on its way to its row: an import and a restore make all their pictures first. */
const youngMs = 24 * 60 * 60_000;

/** Items a question. */
const batch = 500;

/**
 * Takes away files that belong to nothing: what was made by a process that
 * died before it could write the row, or whose row somebody else has removed.
 *
 * @returns names of what was taken away
 */
export async function sweepMedia(now = Date.now()): Promise<string[]> {
  const swept: string[] = [];
  let hashes: string[] = [];
  const look = async () => {
    const ownerless = await ownerlessOf(editorialDb(), hashes);
    // One by one: files may be far away, and nobody can write a row meanwhile.
    for (const hash of ownerless) swept.push(...(await removeOwnerless([hash])));
    hashes = [];
  };
  for await (const { hash, changedAt } of keptItems()) {
    if (changedAt.getTime() > now - youngMs) continue;
    hashes.push(hash);
    if (hashes.length === batch) await look();
  }
  await look();
  return swept;
}

/**
 * Takes away the files of those that have no row, in the library or of what is
 * public, while nobody can write one: whoever does after it looks whether the
 * files are still there.
 *
 * @returns those that were taken away
 * @throws StoreAway
 */
export function removeOwnerless(hashes: readonly string[]): Promise<string[]> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE editorial.media IN SHARE MODE`;
    const still = await ownerlessOf(tx, hashes);
    for (const hash of still) await removeKept(hash);
    return still;
  });
}

async function ownerlessOf(
  db: Pick<Transaction, "$queryRaw">,
  hashes: readonly string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT found.hash FROM unnest(${[...hashes]}::text[]) AS found(hash)
    WHERE NOT EXISTS (SELECT FROM editorial.media WHERE media.hash = found.hash)
      AND NOT EXISTS (
        SELECT FROM public_record.published_picture AS shown
        WHERE shown.hash = found.hash OR shown.portrait_hash = found.hash)
      AND NOT EXISTS (
        SELECT FROM public_record.published_file AS offered WHERE offered.hash = found.hash)
      AND NOT EXISTS (SELECT FROM public_record.share_card AS card WHERE card.hash = found.hash)`;
  return rows.map(({ hash }) => hash);
}
