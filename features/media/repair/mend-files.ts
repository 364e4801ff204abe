import { inTurn } from "@/features/media/pictures/lanes";
import { runPictureProcess } from "@/features/media/pictures/picture-process";
import { storeAwayExit } from "./exit";
import type { Mendable, Mended } from "./mend";

/** For all of a step. */
const longestMs = 80_000;

/**
 * Has the files of pictures mended, in a process of its own as all work on
 * pictures: one that ends that process is reported as unreadable.
 *
 * @returns of the first so many where files cannot be asked for any more
 * @throws where they cannot be from the beginning
 */
export async function mendPictures(pictures: readonly Mendable[]): Promise<Mended[]> {
  if (pictures.length === 0) return [];
  const { lines, away } = await inTurn("mend", () => run(pictures));
  const mended = lines.map((line) => JSON.parse(line) as Mended);
  const known = new Set(mended.map(({ hash }) => hash));
  const [broke, ...others] = pictures.filter(({ hash }) => !known.has(hash));
  if (broke === undefined) return mended;
  // That is no fault of the picture's: what was done counts, and the others are for another time.
  if (away && mended.length > 0) return mended;
  if (away) throw new Error("pictures cannot be mended while their files cannot be asked for");
  const fault = { hash: broke.hash, fault: "unreadable" } as const;
  return [...mended, fault, ...(await mendPictures(others))];
}

async function run(pictures: readonly Mendable[]): Promise<{ lines: string[]; away: boolean }> {
  const args = pictures.map((picture) => JSON.stringify(picture));
  const work = { program: "mend-process", args, longestMs } as const;
  const { lines, code } = await runPictureProcess(work);
  return { lines, away: code === storeAwayExit };
}
