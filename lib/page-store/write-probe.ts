import { rm } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "@/lib/storage";
import { within } from "@/lib/within";

/** However many ask, something is written once in this time. */
const everyMs = 5_000;

/** A disk that takes longer for a few kilobytes takes no pages either. */
const longestMs = 3_000;

/** About a page, so that a disk whose last block is taken does not pass. */
const content = Buffer.alloc(16 * 1024);

/**
 * Whether pages can be kept: writes something beside them and takes it away.
 * A full disk, a folder of somebody else's and one that hangs all show.
 *
 * @param folder of all pages
 */
export function createWriteProbe(folder: string): () => Promise<boolean> {
  const file = path.join(folder, `.probe-${process.pid}`);
  let recent: { at: number; works: Promise<boolean> } | undefined;
  const probe = async () => {
    try {
      await within(longestMs, "writing a probe", () => writeWhole(file, content));
      return true;
    } catch {
      return false;
    } finally {
      void rm(file, { force: true }).catch(() => {});
    }
  };
  return () => {
    if (!recent || performance.now() - recent.at > everyMs) {
      recent = { at: performance.now(), works: probe() };
    }
    return recent.works;
  };
}
