import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "@/lib/storage";
import type { Watermark } from "./changes";
import { isSnapshot, isTurnedBack } from "./snapshot";

/** The newest state of the database that pages in a folder can be of. */
const name = "watermark";

export async function readWatermark(folder: string): Promise<Watermark | undefined> {
  const text = await readFile(path.join(folder, name), "utf8").catch(() => "");
  const [snapshot = "", epoch = ""] = text.split("\n");
  return isSnapshot(snapshot) ? { snapshot, epoch } : undefined;
}

export async function writeWatermark(folder: string, now: Watermark): Promise<void> {
  await writeWhole(path.join(folder, name), Buffer.from(`${now.snapshot}\n${now.epoch}`));
}

/**
 * Whether pages of before mean nothing now: the database was put back to an
 * earlier state, or has crashed, and gives out numbers again that they know.
 */
export function isOfAnotherPast(before: Watermark, now: Watermark): boolean {
  return before.epoch !== now.epoch || isTurnedBack(before.snapshot, now.snapshot);
}
