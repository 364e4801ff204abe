// `node scripts/prune.mjs`: takes the packages away that a running site does not load, for a release and for
// an image. Not for a folder that is worked in: tests and builds need them.
import { readdirSync, readFileSync, rmSync, unlinkSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { neededPackages } from "../lib/startup/needed-packages.mjs";

const root = path.dirname(import.meta.dirname);
const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
const needed = neededPackages(packages);
let taken = 0;
for (const folder of Object.keys(packages)) {
  // What lies within another package goes or stays with it, unless it is asked for itself.
  if (folder === "" || needed.has(folder) || holdsNeeded(folder)) continue;
  rmSync(path.join(root, folder), { recursive: true, force: true });
  taken += 1;
}
removeDeadLinks(path.join(root, "node_modules", ".bin"));
process.stdout.write(`${needed.size} packages stay, ${taken} are not needed\n`);

function holdsNeeded(folder) {
  return [...needed].some((each) => each.startsWith(`${folder}/`));
}

function removeDeadLinks(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink() && !exists(file)) unlinkSync(file);
  }
}

function exists(file) {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
