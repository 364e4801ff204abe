import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";

/**
 * Programs that are started from the sources, before and without a build of
 * the site: compiled by tsx at each start, they take two seconds and keep a
 * compiler beside them. So each is put together once for its sources, and the
 * file is used as long as these say the same.
 */
const programs = {
  build: "server/supervisor/build-only.ts",
  cli: "scripts/cli.ts",
  supervisor: "server/supervisor/supervise.ts",
};

/** All that they import from; packages are loaded from where they are installed. */
export const bundledSources = [
  "components",
  "features",
  "generated/prisma",
  "i18n",
  "lib",
  "messages",
  "prisma/seed/content",
  "scripts",
  "server",
  "tsconfig.json",
  "node_modules/esbuild/package.json",
];

/** Kept for a program that is still running and has not yet loaded all of its parts. */
const keptForMs = 24 * 60 * 60 * 1000;

/** What all that is built is built for: it runs on every newer one as well (`engines` of package.json). */
export const oldestNode = "node20";

/**
 * A digest of the sources as they are now.
 * @param {string} root the project's folder
 */
export const printOfSources = (root) => fingerprint(root, bundledSources);

/**
 * Where a program lies that was put together of the sources as they are now.
 * @param {string} root the project's folder
 * @param print a digest of the sources by whoever has just read them
 */
export function sourceBundle(root, name, print = printOfSources(root)) {
  const folder = `${name}-${print.slice(0, 32)}`;
  const file = path.join(root, "generated", "programs", folder, `${name}.mjs`);
  return { file, isMade: existsSync(file) };
}

/**
 * Puts a program together where `sourceBundle` says that it lies. Another
 * process may be doing the same, so it appears there as a whole.
 * @returns its file; its sources where this folder may not be written
 */
export async function makeSourceBundle(root, name, print = printOfSources(root)) {
  // Of the sources as they are before they are read: what changes meanwhile is for the next time.
  const { file, isMade } = sourceBundle(root, name, print);
  if (isMade) return file;
  const folder = path.dirname(file);
  const all = path.dirname(folder);
  const fresh = path.join(all, `.${randomUUID()}`);
  try {
    mkdirSync(fresh, { recursive: true });
    await bundle(root, name, fresh);
    rename(fresh, folder);
    sweep(all, folder);
  } catch (error) {
    // A container's folder, which only root may write: slower each time, and it works.
    if (["EACCES", "EPERM", "EROFS"].includes(error.code)) return path.join(root, programs[name]);
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return file;
}

/** Loads what `makeSourceBundle` gave. */
export async function runSourceBundle(file) {
  if (file.endsWith(".ts")) (await import("tsx/esm/api")).register();
  else process.setSourceMapsEnabled(true);
  return import(pathToFileURL(file).href);
}

async function bundle(root, name, outdir) {
  const { build, stop } = await import("esbuild");
  try {
    await build({ ...bundleOptions(root, name), outdir });
  } finally {
    // Its service would stay as long as this process.
    await stop();
  }
}

/** What a program is made of, for `build` of esbuild. */
export const bundleOptions = (root, name) => ({
  absWorkingDir: root,
  entryPoints: [{ in: programs[name], out: name }],
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: oldestNode,
  // What a command alone needs is loaded when it runs, and what a supervisor does after its fronts have begun
  // when they have. All of it is there within its first second: it runs for months, and may find the folder
  // swept away.
  splitting: name !== "build",
  sourcemap: true,
  logLevel: "silent",
});

function rename(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    // Somebody else was quicker: theirs is of the same sources.
    if (!existsSync(to)) throw error;
  }
}

/** Away with those of older sources. */
function sweep(all, current) {
  for (const name of readdirSync(all)) {
    const folder = path.join(all, name);
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat || folder === current || Date.now() - stat.mtimeMs < keptForMs) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}
