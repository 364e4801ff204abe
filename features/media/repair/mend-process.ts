import sharp from "sharp";
import { mendFiles } from "./mend";

/**
 * Run as a program of its own with names of pictures: mends the files of each,
 * and prints a line of JSON for it.
 */
sharp.concurrency(1);
sharp.cache(false);
for (const hash of process.argv.slice(2)) {
  process.stdout.write(`${JSON.stringify(await mendFiles(hash))}\n`);
}
