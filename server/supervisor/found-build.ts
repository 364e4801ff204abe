import { readFileSync } from "node:fs";
import path from "node:path";
import { buildsFolder, nextPart, wholeBuilds } from "@/lib/startup/builds";
import { printOfSources } from "@/lib/startup/source-bundle.mjs";
import { writeWhole } from "@/lib/storage";
import { nextPrint } from "@/server/supervisor/build-next";

/** Digests of the sources, as they were at one moment. */
type Sources = {
  /** Of what Next makes its part of a build from; that part is called by it. */
  next: string;
  /** Of what the processes are put together from. */
  processes: string;
};

export type Look = {
  sources: Sources;
  /** The build of these sources, from the project's folder on; undefined where that is not known yet. */
  found: string | undefined;
};

/** In the folder of a build: what its processes were put together from. */
const noteFile = "made-of";

/**
 * Looks for the build of the sources as they are by reading these alone. A
 * build is called by what the processes are when they are put together, which
 * takes a start ten times as long as to read what they are put together from.
 *
 * @param processes a digest of these by whoever has just read them
 */
export function lookForBuild(root: string, processes = printOfSources(root)): Look {
  const sources: Sources = { next: nextPrint(root), processes };
  const part = partOf(sources);
  const found = wholeBuilds(root).find(
    (build) => nextPart(build) === part && noteOf(root, build) === sources.processes,
  );
  return { sources, found };
}

/** The folder of Next's part of a build of these sources. */
export const partOf = ({ next }: Sources): string => path.join(buildsFolder, next.slice(0, 16));

/**
 * Notes what a build was made from, for the next start, unless the sources
 * have changed while it was made: it may then be of what was there in between.
 *
 * @param before as they were before its processes were put together
 */
export async function noteSources(root: string, build: string, before: Sources): Promise<void> {
  if (noteOf(root, build) === before.processes) return;
  if (printOfSources(root) !== before.processes) return;
  await writeWhole(path.join(root, build, noteFile), Buffer.from(before.processes)).catch(() => {
    // A folder that only root may write, as in a container: it was noted when it was made.
  });
}

function noteOf(root: string, build: string): string | undefined {
  try {
    return readFileSync(path.join(root, build, noteFile), "utf8");
  } catch {
    return undefined;
  }
}
