import { stat } from "node:fs/promises";
import { widthWithin } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import { mediaFile } from "@/lib/storage";

/** A picture that goes with an entry; its size in bytes. */
export type Enclosure = { path: string; type: string; length: number };

/** Large enough for a reader's full window, small enough to be fetched with the feed. */
const preferredWidth = 1200;

/** @returns undefined where there is no picture, or its file is not at hand */
export async function enclosureOf(
  picture: { hash: string; width: number } | undefined,
): Promise<Enclosure | undefined> {
  if (!picture) return undefined;
  const width = widthWithin(picture.width, preferredWidth);
  const length = await stat(mediaFile(picture.hash, `${width}.jpg`)).then(
    ({ size }) => size,
    () => undefined,
  );
  // RSS wants the true length of a file, and a reader would fetch what is not there.
  if (length === undefined) return undefined;
  return { path: paths.picture(picture.hash, width, "jpg"), type: "image/jpeg", length };
}
