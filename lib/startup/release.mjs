import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { OperatorError } from "./operator-error.mjs";

/** Stands in a folder that an archive of `npm run release` was unpacked to, and in no other. */
export const releaseFile = "RELEASE.json";

/**
 * What the packages of a release were chosen for: some carry programs. None is made for one version of
 * Node (native ones use Node-API), and what is built is built for the oldest, so a release runs on each.
 */
export function thisMachine() {
  return { platform: process.platform, arch: process.arch };
}

/**
 * What release this folder is, if it is one.
 *
 * @param {string} root the project's folder
 * @returns {import("./release.mjs").Release | undefined}
 * @throws OperatorError when it was made for another machine: it would install and build anew,
 *   which it is there to avoid
 */
export function ownRelease(root) {
  const file = path.join(root, releaseFile);
  if (!existsSync(file)) return undefined;
  const release = JSON.parse(readFileSync(file, "utf8"));
  const here = thisMachine();
  const differs = Object.keys(here).some((name) => release[name] !== here[name]);
  if (!differs) return release;
  throw new OperatorError(
    `This release was made for ${release.platform} ${release.arch}, and this is ${here.platform} ${here.arch}: make one on a machine of this kind (npm run release in a clone).`,
  );
}
