import { statfs } from "node:fs/promises";

export type DiskSpace = {
  /** That the site's account may still fill. */
  freeBytes: number;
  totalBytes: number;
  /** 0 to 1; of bytes or of files, whichever is scarcer: a disk of small files can run out of either. */
  freeShare: number;
};

type Stat = Record<"bavail" | "blocks" | "bsize" | "ffree" | "files", number>;

/**
 * How much is left of the disk that a folder is on.
 *
 * @param read of the system; another one for tests
 * @throws when the folder cannot be asked about
 */
export async function diskSpace(
  folder: string,
  read: (folder: string) => Promise<Stat> = (asked) => statfs(asked),
): Promise<DiskSpace> {
  const { bavail, blocks, bsize, ffree, files } = await read(folder);
  const ofBytes = blocks > 0 ? bavail / blocks : 1;
  // Some file systems make room for files as they come, and say that they have none.
  const ofFiles = files > 0 ? ffree / files : 1;
  return {
    freeBytes: bavail * bsize,
    totalBytes: blocks * bsize,
    freeShare: Math.min(ofBytes, ofFiles),
  };
}

/** The share below which a disk is called full; `DISK_FREE_PERCENT`, checked at the start. */
export const leastFreeShare = (): number => Number(process.env.DISK_FREE_PERCENT || 5) / 100;
