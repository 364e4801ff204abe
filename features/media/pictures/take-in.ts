import { writeSync } from "node:fs";
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
 * JSON. Before the first file is kept it prints under which hash that is: should
 * it come to no end, whoever began it knows what it may have left.
 */
async function main(): Promise<object> {
  let begun: string | undefined;
  const begins = (hash: string) => {
    if (hash === begun) return;
    begun = hash;
    say({ begun });
  };
  try {
    const bytes = await readFile(process.argv[2] ?? "");
    const { result, files } = await notingWrites(() => keepFile(bytes), begins);
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

// At once, and not when the event loop comes to it: a decoder may end this process before.
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

const faulty = ({ fault, detail }: FaultyFile) => ({ fault, ...(detail ? { detail } : {}) });

// Two threads at most: the site's own processor is not for pictures.
sharp.concurrency(2);
sharp.cache(false);
say(await main());
