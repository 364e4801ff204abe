import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * A build of the site is a folder: `.next/builds/<Next's part>/<the rest>`.
 * In the outer one lies what Next made (`static`, `server`, …), in the inner
 * one the processes (`programs`) and the public files (`public`), which other
 * builds with the same part of Next's have otherwise, and a digest of what
 * readers get (`readers-key`). The names are digests of what the two are made
 * from. `BUILD_DIR` names the inner one to a process.
 */

/** Relative to the project's folder. */
export const buildsFolder = path.join(".next", "builds");

/** Written last: a folder without it was cut off, and is nobody's. */
export const wholeMark = "whole";

/** Two builds with the same key in it make the same pages. */
export const keyFile = "readers-key";

/** The part of a build that Next made. */
export const nextPart = (build: string): string => path.dirname(build);

/**
 * The builds that are whole, as paths from the project's folder. The one that a
 * start has chosen last comes first.
 */
export function wholeBuilds(root = process.cwd()): string[] {
  const chosenAt = (build: string) =>
    statSync(path.join(root, build, wholeMark), { throwIfNoEntry: false })?.mtimeMs;
  return foldersIn(root, buildsFolder)
    .flatMap((part) => foldersIn(root, part))
    .flatMap((build) => {
      const at = chosenAt(build);
      return at === undefined ? [] : [{ build, at }];
    })
    .sort((one, other) => other.at - one.at)
    .map(({ build }) => build);
}

/**
 * The build of this process; to a tool, which is of none, the one that a
 * start has chosen last.
 *
 * @throws when nothing was built yet
 */
export function ownBuild(root = process.cwd()): string {
  const found = process.env.BUILD_DIR || wholeBuilds(root)[0];
  if (!found) throw new Error("the site was not built yet: `npm start` builds it");
  return found;
}

function foldersIn(root: string, folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join(folder, name));
  } catch {
    return [];
  }
}
