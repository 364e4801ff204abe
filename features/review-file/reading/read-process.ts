import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { readReview } from "./read-review";

/** Run as a program of its own with a folder, as features/importing/readers/read-process.ts is. */
const own = (name: string) => path.join(process.argv[2] ?? "", name);

async function main(): Promise<object> {
  const { name } = JSON.parse(await readFile(own("options.json"), "utf8")) as { name: string };
  try {
    return readReview(await readFile(own("file")), name);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return { refusal: error.refusal, details: error.details ?? [] };
  }
}

await writeFile(own("text.json"), JSON.stringify(await main()));
