import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { FaultyPicture } from "./clean";
import { keepPicture } from "./derive";

/**
 * Run as a program of its own with a file's name: makes a picture of the
 * library of the file, with its renditions, and prints what it is as one line
 * of JSON.
 */
async function main(): Promise<object> {
  try {
    return { original: await keepPicture(await readFile(process.argv[2] ?? "")) };
  } catch (error) {
    if (error instanceof FaultyPicture) return { fault: error.fault };
    throw error;
  }
}

// Two threads at most: the site's own processor is not for pictures.
sharp.concurrency(2);
sharp.cache(false);
process.stdout.write(`${JSON.stringify(await main())}\n`);
