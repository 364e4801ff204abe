import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { OperatorError } from "./operator-error.mjs";

/** Stands in a folder that an archive of `npm run release` was unpacked to, and in no other. */
export const releaseFile = "RELEASE.json";

/** What the packages and the build of a release were made for: some carry programs. */
export function thisMachine() {
  const { node } = process.versions;
  return { node: Number(node.split(".")[0]), platform: process.platform, arch: process.arch };
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
    `This release was made for Node ${release.node} on ${release.platform} ${release.arch}, and this is Node ${here.node} on ${here.platform} ${here.arch}: run it with the Node that it was made for, or make one here (npm run release in a clone).`,
  );
}
