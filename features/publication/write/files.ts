import type { OfferedFile } from "@/features/publication/body/files";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import type { Transaction } from "@/lib/db/editorial";

/**
 * Gives a publication other files, none for one that is withdrawn.
 *
 * @returns the files that became public by it, or are public no more because
 *   no other live text offers them
 */
export async function replaceFiles(
  tx: Transaction,
  publicationId: string,
  files: readonly OfferedFile[],
): Promise<InvalidationTarget[]> {
  const before = await tx.publishedFile.findMany({ where: { publicationId } });
  if (before.length === 0 && files.length === 0) return [];
  await tx.publishedFile.deleteMany({ where: { publicationId } });
  await tx.publishedFile.createMany({ data: files.map((file) => ({ ...file, publicationId })) });
  const was = new Set(before.map(({ hash }) => hash));
  const is = new Set(files.map(({ hash }) => hash));
  const changed = [...before, ...files].filter(({ hash }) => was.has(hash) !== is.has(hash));
  const elsewhere = await tx.publishedFile.findMany({
    where: {
      publicationId: { not: publicationId },
      publication: { state: "LIVE" },
      hash: { in: changed.map(({ hash }) => hash) },
    },
    select: { hash: true },
  });
  const others = new Set(elsewhere.map(({ hash }) => hash));
  return changed
    .filter(({ hash }) => !others.has(hash))
    .map(({ hash, mime }) => ({ kind: "file", hash, mime }));
}
