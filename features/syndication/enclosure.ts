import { stat } from "node:fs/promises";
import { offeredWidths } from "@/features/media/renditions";
import { paths } from "@/features/publication/paths";
import { mediaFile } from "@/lib/storage";

/** A picture that goes with an entry; its size in bytes, 0 where the file is not at hand. */
export type Enclosure = { path: string; type: string; length: number };

/** Large enough for a reader's full window, small enough to be fetched with the feed. */
const preferredWidth = 1200;

export async function enclosureOf(
  picture: { hash: string; width: number } | undefined,
): Promise<Enclosure | undefined> {
  if (!picture) return undefined;
  const offered = offeredWidths(picture.width);
  const width = offered.includes(preferredWidth) ? preferredWidth : Math.max(...offered);
  const length = await stat(mediaFile(picture.hash, `${width}.jpg`)).then(
    ({ size }) => size,
    () => 0,
  );
  return { path: paths.picture(picture.hash, width, "jpg"), type: "image/jpeg", length };
}
