import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { FaultyFile } from "@/features/media/intake/faults";
import { keepFile } from "@/features/media/intake/keep-file";
import { notingWrites } from "@/features/media/storage/media-store";
import { isFull } from "@/lib/disk";
import { StoreAway } from "@/lib/file-store/store";

/**
 * Run as a program of its own with a file's name: takes the file into the
 * library, a picture with its renditions, and prints what it is as one line of
 * JSON.
 */
async function main(): Promise<object> {
  try {
    const bytes = await readFile(process.argv[2] ?? "");
    const { result, files } = await notingWrites(() => keepFile(bytes));
    return { ...result, files };
  } catch (error) {
    if (error instanceof FaultyFile) return faulty(error);
    if (isFull(error)) return { fault: "no-room" };
    if (error instanceof StoreAway) {
      return { fault: error.reason === "full" ? "no-room" : "store-away" };
    }
    throw error;
  }
}

const faulty = ({ fault, detail }: FaultyFile) => ({ fault, ...(detail ? { detail } : {}) });

// Two threads at most: the site's own processor is not for pictures.
sharp.concurrency(2);
sharp.cache(false);
process.stdout.write(`${JSON.stringify(await main())}\n`);
