import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { isAlive } from "@/lib/startup/lock-holder.mjs";

/** The ending of a file that is being written: which process writes it, and something random. See `writeWhole`. */
const beingWritten = /\.(\d+)\.[0-9a-z]+$/;
const probe = /^\.probe-(\d+)$/;

/** The folder of claims on pages (lib/page-store/render-lock.ts), which are over after two seconds. */
const claims = "claims";

/** A program of another container has no number here, and may be writing: its file is younger than this. */
const youngMs = 60_000;

/** Nobody writes one file for so long: the number belongs to another program by now. */
const oldMs = 24 * 60 * 60_000;

/** Where files are made that a process may have died over. */
const folders = ["pages", "media", "incoming", "mail"];

/**
 * Removes what was not finished by processes that have ended: halves of
 * pages, pictures and uploads. Never what a living process is writing.
 *
 * @param dataDir everything that the site keeps on disk
 * @returns how many files were removed
 */
export async function sweepLeftovers(dataDir: string): Promise<number> {
  let removed = 0;
  const look = async (folder: string, deep: boolean): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (deep) await look(file, true);
      } else if (await isLeftOver(file, entry.name)) {
        await rm(file, { force: true });
        removed += 1;
      }
    }
  };
  await look(dataDir, false);
  for (const folder of folders) await look(path.join(dataDir, folder), true);
  return removed;
}

async function isLeftOver(file: string, name: string): Promise<boolean> {
  const isClaim = path.basename(path.dirname(file)) === claims;
  const writer = (beingWritten.exec(name) ?? probe.exec(name))?.[1];
  if (!isClaim && writer === undefined) return false;
  const found = await stat(file).catch(() => undefined);
  if (!found) return false;
  const age = Date.now() - found.mtimeMs;
  if (age < youngMs) return false;
  return isClaim || age > oldMs || !isAlive(Number(writer));
}
