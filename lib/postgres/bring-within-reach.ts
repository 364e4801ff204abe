import { existsSync, renameSync } from "node:fs";
import path from "node:path";
import { errorCode } from "@/lib/error-text";
import { ACCOUNT_REMEDY } from "@/lib/postgres/account";
import type { PostgresBinaries } from "@/lib/postgres/binaries";
import { type ClusterPaths, linkTarget } from "@/lib/postgres/cluster-paths";
import { copyPrograms } from "@/lib/postgres/copy-programs";
import { firstBarrier } from "@/lib/postgres/reach";
import type { RunAs } from "@/lib/postgres/run";
import {
  claimSideFolder,
  makeSideFolder,
  removeAbandoned,
  sideFolderOf,
} from "@/lib/postgres/side-folder";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/**
 * Started as root, PostgreSQL runs as another account (account.ts), which may not enter every folder: root's
 * own home is closed to it on most machines. What it must reach then goes to where it may enter: the
 * programs as a copy, the cluster into a folder that the data folder has a link to (side-folder.ts).
 * Throws an OperatorError where there is no such place.
 */
export async function bringWithinReach(
  binaries: PostgresBinaries,
  paths: ClusterPaths,
  runAs: RunAs | undefined,
  say: (line: string) => void,
  places?: readonly string[],
): Promise<{ binaries: PostgresBinaries; paths: ClusterPaths }> {
  let side = sideFolderOf(paths, places);
  if (side) claimSideFolder(side, paths);
  if (!runAs) return { binaries, paths };
  if (!side) removeAbandoned(paths, say, places);
  const reached = { ...paths, cluster: linkTarget(paths.link) ?? paths.cluster };
  const barrier = await firstBarrier(path.dirname(reached.cluster), runAs);
  if (barrier) {
    // Also where somebody's own link leads.
    if (linkTarget(paths.link)) throw noEntry(barrier, runAs);
    side = await makeSideFolder(paths, runAs, (at) => bringCluster(paths, at), places);
    if (!side) throw noEntry(barrier, runAs);
    reached.cluster = path.join(side, "postgres");
  }
  if (side) {
    const closed = barrier ?? (await firstBarrier(paths.dataDir, runAs));
    const why = closed ? `, which may not enter ${closed}` : "";
    say(
      `PostgreSQL runs as the account "${runAs.name}"${why}: the database is kept in ${side}; when ${paths.dataDir} has been removed, the next start removes it too`,
    );
  }
  const closed = await firstBarrier(binaries.postgres, runAs);
  if (!closed) return { binaries, paths: reached };
  const copy = copyPrograms(binaries, side ?? paths.dataDir);
  const still = await firstBarrier(copy.postgres, runAs);
  if (still) throw noEntry(still, runAs);
  return { binaries: copy, paths: reached };
}

/** A cluster that was made when the folder could still be entered goes along. */
function bringCluster(paths: ClusterPaths, side: string): void {
  if (!existsSync(paths.link)) return;
  try {
    renameSync(paths.link, path.join(side, "postgres"));
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    throw new OperatorError(
      `The account that runs PostgreSQL may not enter ${paths.dataDir} any more, and its database cannot be moved to another disk by itself: move ${paths.link} to ${side}/postgres, with its owner, and make ${paths.link} a link to it; or let the account enter.`,
    );
  }
}

function noEntry(barrier: string, runAs: RunAs): OperatorError {
  return new OperatorError(
    `PostgreSQL does not run as root, and the account "${runAs.name}" that runs it instead may not enter ${barrier}: ${ACCOUNT_REMEDY}.`,
  );
}
