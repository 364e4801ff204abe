import sharp from "sharp";
import { StoreAway } from "@/lib/file-store/store";
import { storeAwayExit } from "./exit";
import { type Mendable, mendFiles } from "./mend";

/**
 * Run as a program of its own with pictures as JSON: mends the files of each,
 * and prints a line of JSON for it.
 */
sharp.concurrency(1);
sharp.cache(false);
for (const picture of process.argv.slice(2)) {
  try {
    const mended = await mendFiles(JSON.parse(picture) as Mendable);
    process.stdout.write(`${JSON.stringify(mended)}\n`);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    process.exitCode = storeAwayExit;
    break;
  }
}
