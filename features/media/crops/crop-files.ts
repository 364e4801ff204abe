import { inTurn } from "@/features/media/pictures/lanes";
import { runPictureProcess } from "@/features/media/pictures/picture-process";
import { recordFiles } from "@/features/media/records/media-files";
import type { Written } from "@/features/media/storage/media-store";

/** A picture that takes longer to cut is given up. */
const longestMs = 30_000;

const running = new Map<string, Promise<void>>();

/**
 * Has the crops of a picture made: of one that was taken in before there were
 * any, or around a point that was chosen since. In a process of its own, as
 * all work on pictures; who asks meanwhile waits for the same.
 *
 * @throws when they could not be made
 */
export function makeCrops(hash: string, focalX: number, focalY: number): Promise<void> {
  const key = [hash, focalX, focalY].join(" ");
  const known = running.get(key);
  if (known) return known;
  const made = inTurn("crops", () => run([hash, `${focalX}`, `${focalY}`]))
    .then((files) => recordFiles(hash, files))
    .finally(() => running.delete(key));
  running.set(key, made);
  return made;
}

async function run(args: string[]): Promise<Written[]> {
  const { lines, code } = await runPictureProcess({ program: "crop-process", args, longestMs });
  if (code !== 0) throw new Error(`the crops of ${args[0]} could not be made`);
  return JSON.parse(lines.at(-1) ?? "[]") as Written[];
}
