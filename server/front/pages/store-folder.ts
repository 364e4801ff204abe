import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { shownSettings } from "@/lib/crawler-settings";
import { currentFile, pagesRoot } from "@/lib/page-store/pages-root";
import { siteUrl } from "@/lib/site-url";
import { keyFile, ownBuild } from "@/lib/startup/builds";
import { writeWhole } from "@/lib/storage";

export type PagesKind = { made: string; siteUrl: string; database: string; settings?: string };

/** What the last front has opened: a file beside the folders. */
export type Current = PagesKind & {
  folder: string;
  former?: Former;
  /** Of its database, as a start knows it before the database is asked (DATABASE_PLACE). */
  place?: string | undefined;
};

/** A folder of another build's pages, and since when (milliseconds) new ones are being made. */
export type Former = { folder: string; since: number };

/** Pages that another build has made are shown for so long at most. */
export const longestFormerMs = 24 * 60 * 60_000;

/** Of folders; other names are files of the site's own. */
const folderName = /^[0-9a-f]{16}$/;

/** Of the snapshots that pages are stamped with: those of before decision 73 do not outlast a crash. */
const stamps = "2";

/** Pages of two kinds are not to be mixed. */
const kindOf = ({ made, siteUrl, database, settings = "" }: PagesKind): string =>
  [stamps, made, siteUrl, database, settings].join("\n");

/**
 * A page fits what one build makes (another one may make the same), one
 * address of the site (its absolute links), one database (its snapshots) and
 * the settings that it shows. What was kept for another address or database is
 * thrown away. What another build or other settings have made of the same
 * records stays for a while as last good copies: see former-pages.ts.
 *
 * @param root of all pages
 * @returns the folder for pages of this kind, and the one before it
 */
export async function storeFolder(
  root: string,
  kind: PagesKind,
  warn: (error: unknown) => void,
): Promise<{ folder: string; former: Former | undefined }> {
  const name = createHash("sha256").update(kindOf(kind)).digest("hex").slice(0, 16);
  const folder = path.join(root, name);
  const former = formerOf(await readCurrent(root), kind, folder);
  const kept = [folder, former?.folder];
  const names = await readdir(root).catch(() => []);
  const places = names.filter((each) => folderName.test(each)).map((each) => path.join(root, each));
  const stale = places.filter((each) => !kept.includes(each));
  await Promise.all(stale.map((each) => rm(each, { recursive: true, force: true }).catch(warn)));
  return { folder, former };
}

function formerOf(named: Current | undefined, kind: PagesKind, folder: string) {
  if (named?.siteUrl !== kind.siteUrl || named.database !== kind.database) return undefined;
  const former =
    named.folder === folder ? named.former : { folder: named.folder, since: Date.now() };
  return former && Date.now() - former.since < longestFormerMs ? former : undefined;
}

/** Names the folder that the next start may show pages of. */
export async function nameCurrent(root: string, named: Current): Promise<void> {
  await writeWhole(currentFile(root), Buffer.from(JSON.stringify(named)));
}

export async function readCurrent(root: string): Promise<Current | undefined> {
  try {
    return JSON.parse(await readFile(currentFile(root), "utf8")) as Current;
  } catch {
    return undefined;
  }
}

/**
 * Whether what is kept may be shown by a start that has not asked its database.
 *
 * @param siteUrl address of this start
 * @param place where its database is, as far as the start knows it (DATABASE_PLACE)
 */
export const isOfStart = (
  named: Current | undefined,
  siteUrl: string | undefined,
  place: string | undefined,
): named is Current => named !== undefined && named.siteUrl === siteUrl && named.place === place;

/**
 * Where pages of this start are kept, for all processes of the site.
 *
 * @param identity of the database
 */
export const pagesFolder = (identity: string, warn: (error: unknown) => void) =>
  storeFolder(pagesRoot(), { ...kindOfStart(), database: identity }, warn);

/** What shapes pages: of the build, and of this very Node, which writes dates and numbers. */
function madeBy(): string {
  const { icu = "", cldr = "", tz = "" } = process.versions;
  return [readFileSync(path.join(ownBuild(), keyFile), "utf8"), icu, cldr, tz].join(" ");
}

/** What is known of this start before its database is asked. */
export const kindOfStart = () => ({
  made: madeBy(),
  siteUrl: siteUrl(),
  settings: shownSettings(),
});
