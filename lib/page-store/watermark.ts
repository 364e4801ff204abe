import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "@/lib/storage";

/** The newest state of the database that pages in a folder can be of. */
const name = "watermark";

export async function readWatermark(folder: string): Promise<string | undefined> {
  const text = await readFile(path.join(folder, name), "utf8").catch(() => "");
  return /^\d+:\d+:[\d,]*$/.test(text) ? text : undefined;
}

export async function writeWatermark(folder: string, snapshot: string): Promise<void> {
  await writeWhole(path.join(folder, name), Buffer.from(snapshot));
}
