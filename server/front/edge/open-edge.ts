import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { writeStatusPages } from "@/features/publication/plain-page/status-pages";
import { unlinkAll } from "@/lib/edge-links";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { dataDir, writeWhole } from "@/lib/storage";
import { type EdgeTree, openEdgeTree } from "./tree";

const usualMb = 256;

/** Which folder the last start has used: it may be another one now, or none. */
const noteFile = () => path.join(dataDir(), "edge-folder");

/**
 * Opens the folder from which nginx answers, where there is to be one. What
 * earlier processes have left in it, or in the one before it, nginx does not
 * find any more when this resolves.
 *
 * @param warn told of what goes wrong later on
 * @returns undefined where nginx asks the site for everything
 * @throws OperatorError where the folder cannot be used
 */
export async function openEdge(warn: (error: unknown) => void): Promise<EdgeTree | undefined> {
  const root = process.env.EDGE_DIR?.trim() || undefined;
  const before = await readFile(noteFile(), "utf8").catch(() => "");
  if (before && before !== root) await unlinkAll(before).catch(warn);
  if (!root) {
    if (before) await writeFile(noteFile(), "").catch(warn);
    return undefined;
  }
  const mostBytes = Number(process.env.EDGE_MB?.trim() || usualMb) * 1024 * 1024;
  try {
    const tree = await openEdgeTree(root, { mostBytes, warn });
    await writeStatusPages(root);
    if (before !== root) await writeWhole(noteFile(), Buffer.from(root));
    return tree;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      `EDGE_DIR names ${root}, and the site cannot work in it (${code || error}). Give it a folder that belongs to the site's account and that nginx may read, or take the setting away.`,
    );
  }
}
