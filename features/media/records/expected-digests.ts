import { editorialDb } from "@/lib/db/editorial";

/**
 * What files must be, as far as it is known: by their names in the store.
 *
 * @returns SHA-256 of those of which it was noted
 */
export async function expectedDigests(names: readonly string[]): Promise<Map<string, string>> {
  const hashes = [...new Set(names.flatMap((name) => name.split("/")[1] ?? []))];
  const [files, originals] = await Promise.all([
    editorialDb().mediaFile.findMany({ where: { hash: { in: hashes } } }),
    editorialDb().media.findMany({
      where: { hash: { in: hashes } },
      select: { hash: true, fileSha256: true },
    }),
  ]);
  const named = (hash: string, name: string) => `${hash.slice(0, 2)}/${hash}/${name}`;
  return new Map([
    ...files.map(({ hash, name, sha256 }): [string, string] => [named(hash, name), sha256]),
    ...originals.map(({ hash, fileSha256 }): [string, string] => [
      named(hash, "original"),
      fileSha256 ?? hash,
    ]),
  ]);
}
