import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";

/**
 * A page fits one build (its assets), one address of the site (its absolute
 * links) and one database (its snapshots). What was kept for another is
 * thrown away.
 *
 * @param root of all pages @returns the folder for pages of this kind
 */
export async function storeFolder(
  root: string,
  { build, siteUrl, database }: { build: string; siteUrl: string; database: string },
  warn: (error: unknown) => void,
): Promise<string> {
  const identity = [build, siteUrl, database].join("\n");
  const name = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  const names = await readdir(root).catch(() => []);
  const stale = names.filter((each) => each !== name);
  await Promise.all(
    stale.map((each) => rm(path.join(root, each), { recursive: true, force: true }).catch(warn)),
  );
  return path.join(root, name);
}
