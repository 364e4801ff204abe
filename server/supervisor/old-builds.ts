import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildsFolder, nextPart, wholeBuilds } from "@/lib/startup/builds";

/** The one that is chosen, the one before it, and one more for who goes back and forth. */
const mostBuilds = 3;

/**
 * Keeps the newest builds: processes of the one before may still run, kept
 * pages and open desks name its files. Called by who holds the workspace's
 * lock, so what is not whole was cut off.
 */
export function removeOldBuilds(root: string): void {
  const kept = wholeBuilds(root).slice(0, mostBuilds);
  const parts = new Set(kept.map(nextPart));
  for (const build of wholeBuilds(root)) if (!kept.includes(build)) remove(root, build);
  for (const name of readdirSync(path.join(root, buildsFolder))) {
    const part = path.join(buildsFolder, name);
    if (!parts.has(part)) remove(root, part);
  }
}

const remove = (root: string, folder: string) =>
  rmSync(path.join(root, folder), { recursive: true, force: true });
