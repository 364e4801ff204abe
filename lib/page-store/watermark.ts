import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "@/lib/storage";
import { type Ask, hasFootprint, type Watermark } from "./changes";
import { isSnapshot, isTurnedBack } from "./snapshot";

/** The newest state of the database that pages in a folder can be of. */
const name = "watermark";

export async function readWatermark(folder: string): Promise<Watermark | undefined> {
  const text = await readFile(path.join(folder, name), "utf8").catch(() => "");
  const [snapshot = "", epoch = "", footprint] = text.split("\n");
  return isSnapshot(snapshot) ? { snapshot, epoch, footprint } : undefined;
}

export async function writeWatermark(folder: string, now: Watermark): Promise<void> {
  const lines = [now.snapshot, now.epoch, now.footprint ?? ""];
  await writeWhole(path.join(folder, name), Buffer.from(lines.join("\n")));
}

/**
 * Whether pages of before mean nothing now, because the database was put back
 * to an earlier state: it gives out numbers again that they know. After a
 * crash they still mean what they did, where it shows that it has what they
 * were made from.
 *
 * @throws when the database cannot be asked
 */
export async function isOfAnotherPast(
  ask: Ask,
  before: Watermark,
  now: Watermark,
): Promise<boolean> {
  // Of before decision 73: it ends elsewhere, and says nothing after a crash.
  if (before.footprint === undefined) return before.epoch !== now.epoch;
  if (isTurnedBack(before.snapshot, now.snapshot)) return true;
  if (before.epoch === now.epoch) return false;
  if (timelineOf(before) !== timelineOf(now) || before.footprint === "") return true;
  return !(await hasFootprint(ask, before.footprint));
}

const timelineOf = ({ epoch }: Watermark) => epoch.split(":")[0];
