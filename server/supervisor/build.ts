import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildsFolder, keyFile, nextPart, wholeMark } from "@/lib/startup/builds";
import { withWorkspaceLock } from "@/lib/startup/install.mjs";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { checkProjectWritable } from "@/lib/startup/preflight.mjs";
import { programFolder } from "@/lib/startup/programs";
import { writeWhole } from "@/lib/storage";
import { buildNext, publicSettings } from "@/server/supervisor/build-next";
import { type Bundle, bundleProcesses } from "@/server/supervisor/bundle-processes";
import type { BuildContext } from "@/server/supervisor/context";
import { type Look, lookForBuild, noteSources, partOf } from "@/server/supervisor/found-build";
import { removeOldBuilds } from "@/server/supervisor/old-builds";
import { readersKey, sourcesKey } from "@/server/supervisor/readers-key/readers-key";
import { sourcesOfPages } from "@/server/supervisor/readers-key/sources-of-pages";

export type Build = {
  /** From the project's folder on: `BUILD_DIR` of every process that is to run this build. */
  folder: string;
  /** For the line of the start. */
  said: string;
};

type Begun = Look & { bundling: Promise<Bundle> | undefined };

/**
 * Of the sources as they are now: what changes meanwhile is for the next build.
 *
 * @param look by whoever has looked already
 */
export function beginBuild(root: string, look = lookForBuild(root)): Begun {
  const bundling = look.found === undefined ? bundleProcesses(root) : undefined;
  // Whoever builds is told.
  bundling?.catch(() => {});
  return { ...look, bundling };
}

/**
 * Gives the build of the sources as they are: one that is there already, or a
 * new one in a folder of its own, beside those that may be running. A folder's
 * name is a digest of what the build is made from, so nothing is ever built
 * over, and to come back to earlier sources is to come back to their build.
 *
 * May be called while a site runs; the oldest builds go when a new one is whole.
 *
 * @param begun by whoever has waited for something else meanwhile
 * @throws OperatorError when it cannot be built; the builds that are there stay as they are
 */
export async function build(
  context: BuildContext,
  begun = beginBuild(context.root),
): Promise<Build> {
  const { root } = context;
  const { sources, found } = begun;
  if (found !== undefined && isWhole(root, found)) return choose(root, found, "up to date");
  const bundle = await (begun.bundling ?? bundleProcesses(root)).catch((error: Error) => {
    throw new OperatorError(
      "The site's processes could not be put together: see below, put it right and start again.",
      error.message.split("\n"),
    );
  });
  const built = await fromBundle(context, partOf(sources), bundle);
  await noteSources(root, built.folder, sources);
  return built;
}

async function fromBundle(context: BuildContext, part: string, bundle: Bundle): Promise<Build> {
  const { root, progress } = context;
  const folder = path.join(part, digestOf(bundle));
  if (isWhole(root, folder)) return choose(root, folder, "up to date");
  checkProjectWritable(root);
  return withWorkspaceLock(root, progress.say, async () => {
    if (isWhole(root, folder)) return choose(root, folder, "up to date");
    const isNew = !isWhole(root, part);
    const read = (file: string) => readFileSync(path.join(root, file), "utf8");
    const sources = sourcesKey(await sourcesOfPages(root), read, publicSettings());
    if (isNew) {
      await buildNext(context, folder);
      mark(root, part);
    }
    const place = path.join(root, folder);
    // What was cut off.
    rmSync(place, { recursive: true, force: true });
    for (const { name, contents } of bundle) {
      await writeWhole(path.join(place, programFolder, name), contents);
    }
    cpSync(path.join(root, "public"), path.join(place, "public"), { recursive: true });
    writeFileSync(path.join(place, keyFile), readersKey(sources, path.join(root, part)));
    mark(root, folder);
    removeOldBuilds(root);
    return choose(root, folder, isNew ? "done" : "done (only what is not Next's)");
  });
}

const markOf = (root: string, folder: string) => path.join(root, folder, wholeMark);
const isWhole = (root: string, folder: string) => existsSync(markOf(root, folder));
const mark = (root: string, folder: string) => writeFileSync(markOf(root, folder), "");

/** Tools without a build of their own go by what was chosen last, and so does what is kept. */
function choose(root: string, folder: string, said: string): Build {
  try {
    const now = new Date();
    utimesSync(markOf(root, folder), now, now);
  } catch {
    // A folder that only root may write, as in a container, has one build.
  }
  return { folder, said: `${said} (${path.relative(buildsFolder, nextPart(folder))})` };
}

function digestOf(bundle: Bundle): string {
  const hash = createHash("sha256");
  for (const { name, contents } of bundle) hash.update(`${name}\0`).update(contents);
  return hash.digest("hex").slice(0, 16);
}
