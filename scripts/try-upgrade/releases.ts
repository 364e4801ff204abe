import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = process.cwd();
const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();

/** The releases that this commit stands on, the newest first; it is none of them itself. */
export function earlierReleases(): string[] {
  const tags = git("tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname");
  const here = git("rev-parse", "HEAD");
  return tags.split("\n").filter((tag) => tag && git("rev-parse", `${tag}^{commit}`) !== here);
}

/** A release's sources with their packages, in a folder of their own. */
export function checkOut(tag: string, place: string): void {
  git("worktree", "add", "--force", "--detach", place, tag);
  const lockfile = (folder: string) => readFileSync(path.join(folder, "package-lock.json"), "utf8");
  if (withoutOwnVersion(lockfile(place)) === withoutOwnVersion(lockfile(root))) {
    linkPackages(place, lockfile(place));
  } else run(place, "npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--include=dev"]);
  run(place, process.execPath, ["node_modules/prisma/build/index.js", "generate"]);
}

/**
 * As hard links: a start of that release that took them for others would
 * install into the folder, and through a link to it into this one.
 */
function linkPackages(place: string, lockfile: string): void {
  const target = path.join(place, "node_modules");
  // Another disk takes no links.
  const { status } = spawnSync("cp", ["-al", "node_modules", target], { cwd: root });
  if (status !== 0) run(root, "cp", ["-a", "node_modules/.", target]);
  const stamp = path.join(place, "node_modules", ".bauing-install.json");
  // Not written over: its other name is the one here.
  rmSync(stamp, { force: true });
  const node = process.versions.node.split(".")[0];
  const digest = createHash("sha256").update(lockfile).digest("hex");
  writeFileSync(stamp, `${JSON.stringify({ lockfile: digest, node })}\n`);
}

/** The version of the site stands at the top of the lockfile. */
const withoutOwnVersion = (text: string) => {
  const { version: _, packages, ...rest } = JSON.parse(text);
  return JSON.stringify({ ...rest, packages: { ...packages, "": undefined } });
};

/** Takes it away, and the worktree that git knows of. */
export function remove(place: string): void {
  rmSync(place, { recursive: true, force: true });
  git("worktree", "prune");
}

/** Has the tests of a release run on the schema of this commit. */
export function withMigrationsOfNow(place: string): void {
  const migrations = path.join("prisma", "migrations");
  rmSync(path.join(place, migrations), { recursive: true });
  cpSync(path.join(root, migrations), path.join(place, migrations), { recursive: true });
}

/** What reads and what publishes: folders of tests that a release has. */
const told = [
  "features/publication",
  "features/editorial/publishing",
  "features/editorial/drafts",
  "features/editorial/schedules",
  "features/search",
  "features/syndication",
  "server/front",
  "server/worker",
];

/** @returns whether they passed */
export function runTests(place: string): boolean {
  const folders = told.filter((folder) => existsSync(path.join(place, folder)));
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "integration", ...folders],
    { cwd: place, stdio: "inherit" },
  );
  return status === 0;
}

function run(cwd: string, file: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} ${args[0]} in ${cwd} failed:\n${stdout}${stderr}`);
}
