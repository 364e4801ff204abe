import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type ClusterPaths, linkTarget } from "@/lib/postgres/cluster-paths";
import { firstBarrier } from "@/lib/postgres/reach";
import type { RunAs } from "@/lib/postgres/run";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/**
 * The folder that a cluster is kept in where PostgreSQL's account may not enter the data folder. The data
 * folder has a link to it, and one file under two names: `postgres.claim` here is `claim` there. So it can
 * be told whether the data folder was removed (the file has one name left) or moved (it still has two), and
 * only the first lets the cluster go: a start in its place must not take the database of a folder that
 * somebody has put aside.
 */
const CLAIM = "claim";
const BASE = "bauing-newsroom";
/** Where things stay over a restart of the machine; macOS has the second alone. */
const PLACES = ["/var/lib", "/usr/local/var", "/opt"];
const OVERLAY = 0x794c7630;

const ownerSchema = z.object({ dataDir: z.string() });

/** The side folder that this data folder's link leads to. Throws when what it held is gone. */
export function sideFolderOf(
  paths: ClusterPaths,
  places: readonly string[] = PLACES,
): string | undefined {
  const target = linkTarget(paths.link) ?? relink(paths, places);
  if (!target) return undefined;
  const folder = path.dirname(target);
  // Somebody's own link to a bigger disk is none of ours.
  if (path.basename(path.dirname(folder)) !== BASE) return undefined;
  if (existsSync(path.join(folder, CLAIM))) return folder;
  throw new OperatorError(
    `The database of ${paths.dataDir} was kept in ${folder}, which is gone: put that back from a backup, or remove ${paths.dataDir} to begin with an empty site.`,
  );
}

/** After a start that was killed when the cluster was in its new place and the link not yet in its own. */
function relink(paths: ClusterPaths, places: readonly string[]): string | undefined {
  if (existsSync(paths.link)) return undefined;
  const claim = statSync(`${paths.link}.claim`, { throwIfNoEntry: false });
  const side = claim && foldersOf(places).find((folder) => inode(folder) === claim.ino);
  if (!side) return undefined;
  symlinkSync(path.join(side, "postgres"), paths.link);
  return path.join(side, "postgres");
}

/** Renews what ties the two together. Throws when the folder belongs to a data folder that this is a copy of. */
export function claimSideFolder(side: string, paths: ClusterPaths): void {
  const owner = ownerOf(side);
  const own = realpathSync(paths.dataDir);
  if (owner && owner !== own && linkTarget(path.join(owner, "postgres")) === paths.cluster) {
    throw new OperatorError(
      `${paths.dataDir} is a copy of ${owner}, whose database is kept in ${side} and was not copied: remove ${paths.dataDir} to begin with an empty site, or bring the content over with "npm run cli -- export" and "restore".`,
    );
  }
  writeFileSync(path.join(side, "owner.json"), `${JSON.stringify({ dataDir: own })}\n`);
  const here = `${paths.link}.claim`;
  rmSync(here, { force: true });
  try {
    linkSync(path.join(side, CLAIM), here);
  } catch {
    // Another disk: then nothing can tell a removed folder from one that was moved, and nothing is removed.
    writeFileSync(here, readFileSync(path.join(side, CLAIM)));
    writeFileSync(path.join(side, "apart"), "");
  }
}

/**
 * Makes the folder in the first place that the account may enter, lets `fill` put in what there is, and ties
 * it to the data folder. Undefined where there is no such place.
 */
export async function makeSideFolder(
  paths: ClusterPaths,
  runAs: RunAs | undefined,
  fill: (side: string) => void,
  places: readonly string[] = PLACES,
): Promise<string | undefined> {
  for (const place of places) {
    if (!existsSync(place) || (await firstBarrier(place, runAs))) continue;
    if (isForgotten(place, paths.dataDir)) continue;
    const base = path.join(place, BASE);
    try {
      mkdirSync(base, { recursive: true });
      chmodSync(base, 0o755);
    } catch {
      continue;
    }
    const side = mkdtempSync(path.join(base, "data-"));
    chmodSync(side, 0o711);
    const claim = `The database of ${paths.dataDir}, which the account that runs PostgreSQL may not enter, is kept in ${side}.\n`;
    writeFileSync(path.join(side, CLAIM), claim);
    claimSideFolder(side, paths);
    fill(side);
    symlinkSync(path.join(side, "postgres"), paths.link);
    return side;
  }
  return undefined;
}

/** A container's own layer goes with the container, and the data folder is on a volume that stays. */
function isForgotten(place: string, dataDir: string): boolean {
  return statSync(place).dev !== statSync(dataDir).dev && statfsSync(place).type === OVERLAY;
}

/** Removes the folders of earlier data folders at this place that were removed since. */
export function removeAbandoned(
  paths: ClusterPaths,
  say: (line: string) => void,
  places: readonly string[] = PLACES,
): void {
  const own = realpathSync(paths.dataDir);
  for (const side of foldersOf(places)) {
    if (ownerOf(side) !== own) continue;
    const claim = path.join(side, CLAIM);
    const links = existsSync(claim) ? statSync(claim).nlink : 1;
    if (links > 1 || existsSync(path.join(side, "apart"))) {
      say(`the database of a data folder that was at ${paths.dataDir} before is left in ${side}`);
      continue;
    }
    rmSync(side, { recursive: true, force: true });
    say(`removed ${side}, which held the database of a data folder that was removed`);
  }
}

/** Removes this data folder's side folder, if it has one. */
export function removeSideFolder(paths: ClusterPaths): void {
  const target = linkTarget(paths.link);
  const side = target && path.dirname(target);
  if (side && ownerOf(side) === realpathSync(paths.dataDir))
    rmSync(side, { recursive: true, force: true });
}

function foldersOf(places: readonly string[]): string[] {
  return places.flatMap((place) => {
    const base = path.join(place, BASE);
    return existsSync(base) ? readdirSync(base).map((name) => path.join(base, name)) : [];
  });
}

function inode(side: string): number | undefined {
  return statSync(path.join(side, CLAIM), { throwIfNoEntry: false })?.ino;
}

function ownerOf(side: string): string | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(path.join(side, "owner.json"), "utf8")))
      .dataDir;
  } catch {
    return undefined;
  }
}
