import { readFile, writeFile } from "node:fs/promises";
import { writeStatusPages } from "@/features/publication/plain-page/status-pages";
import { edgeNote, unlinkAll } from "@/lib/edge-links";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { writeWhole } from "@/lib/storage";
import { type EdgeTree, openEdgeTree } from "./tree";

const usualMb = 256;

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
  const before = await readFile(edgeNote(), "utf8").catch(() => "");
  if (before && before !== root) await unlinkAll(before).catch(warn);
  if (!root) {
    if (before) await writeFile(edgeNote(), "").catch(warn);
    return undefined;
  }
  const mostBytes = Number(process.env.EDGE_MB?.trim() || usualMb) * 1024 * 1024;
  try {
    const tree = await openEdgeTree(root, { mostBytes, warn });
    // Without them nginx says in its own words that the site is away.
    await writeStatusPages(root).catch(warn);
    if (before !== root) await writeWhole(edgeNote(), Buffer.from(root));
    return tree;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      `EDGE_DIR names ${root}, and the site cannot work in it (${code || error}). Give it a folder that belongs to the site's account and that nginx may read, or take the setting away.`,
    );
  }
}
