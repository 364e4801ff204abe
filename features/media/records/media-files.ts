import type { Written } from "@/features/media/storage/media-store";
import { Prisma } from "@/generated/prisma/client";
import { editorialDb, type Transaction } from "@/lib/db/editorial";

/** What is known of files that were written: what is kept is compared with it. */

/** Writes down files of a hash, each in place of what was known of that name. */
export async function recordFiles(
  hash: string,
  files: readonly Written[],
  db: Pick<Transaction, "$executeRaw"> = editorialDb(),
): Promise<void> {
  if (files.length === 0) return;
  // Of one that was written twice the last counts, and a statement may name it once only.
  const last = new Map(files.map((file) => [file.name, file]));
  const rows = [...last.values()].map(
    ({ name, bytes, sha256 }) => Prisma.sql`(${hash}, ${name}, ${bytes}::int, ${sha256})`,
  );
  await db.$executeRaw`
    INSERT INTO editorial.media_file (hash, name, bytes, sha256) VALUES ${Prisma.join(rows)}
    ON CONFLICT (hash, name) DO UPDATE SET bytes = EXCLUDED.bytes, sha256 = EXCLUDED.sha256`;
}

/** Files of a hash that were removed. */
export async function forgetFiles(
  hash: string,
  db: Pick<Transaction, "mediaFile"> = editorialDb(),
): Promise<void> {
  await db.mediaFile.deleteMany({ where: { hash } });
}

/** What is known of the files of these, by their hashes. */
export async function recordedFiles(hashes: readonly string[]): Promise<Map<string, Written[]>> {
  const rows = await editorialDb().mediaFile.findMany({
    where: { hash: { in: [...hashes] } },
    orderBy: [{ hash: "asc" }, { name: "asc" }],
  });
  const found = new Map<string, Written[]>(hashes.map((hash) => [hash, []]));
  for (const { hash, ...file } of rows) found.get(hash)?.push(file);
  return found;
}
