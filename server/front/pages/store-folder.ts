import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { shownSettings } from "@/lib/crawler-settings";
import { siteUrl } from "@/lib/site-url";
import { ownBuild } from "@/lib/startup/builds";
import { dataDir } from "@/lib/storage";

export type PagesKind = { build: string; siteUrl: string; database: string; settings?: string };

/** A file beside the folders: see unasked-pages.ts. */
export const currentName = "current.json";

/** Pages of two kinds are not to be mixed. */
export const kindOf = ({ build, siteUrl, database, settings = "" }: PagesKind): string =>
  [build, siteUrl, database, settings].join("\n");

/**
 * A page fits one build (its assets), one address of the site (its absolute
 * links), one database (its snapshots) and the settings that it shows. What was kept for another is
 * thrown away.
 *
 * @param root of all pages @returns the folder for pages of this kind
 */
export async function storeFolder(
  root: string,
  kind: PagesKind,
  warn: (error: unknown) => void,
): Promise<string> {
  const name = createHash("sha256").update(kindOf(kind)).digest("hex").slice(0, 16);
  const names = await readdir(root).catch(() => []);
  const stale = names.filter((each) => each !== name && each !== currentName);
  await Promise.all(
    stale.map((each) => rm(path.join(root, each), { recursive: true, force: true }).catch(warn)),
  );
  return path.join(root, name);
}

/**
 * Where pages of this build, address, database and settings are kept, for
 * all processes of the site.
 *
 * @param identity of the database
 */
export function pagesFolder(identity: string, warn: (error: unknown) => void): Promise<string> {
  return storeFolder(pagesRoot(), { ...kindOfStart(), database: identity }, warn);
}

/** Of all pages of the site. */
export const pagesRoot = () => path.join(dataDir(), "pages");

/** What is known of this start before its database is asked. */
export const kindOfStart = () => ({
  build: ownBuild(),
  siteUrl: siteUrl(),
  settings: shownSettings(),
});
