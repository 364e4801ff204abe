import { widthWithin } from "@/features/media/pictures/renditions";
import { findMedia } from "@/features/media/storage/media-store";
import { publishedMediaFile } from "@/features/publication/data";
import { paths } from "@/features/publication/routes/paths";

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
  const name = `${width}.jpg`;
  // As it was written, so that no page waits for where files are kept; it is not known of old ones.
  const found =
    (await publishedMediaFile(picture.hash, name)) ??
    (await findMedia(picture.hash, name).catch(() => undefined));
  // RSS wants the true length of a file, and a reader would fetch what is not there.
  if (!found) return undefined;
  return {
    path: paths.picture(picture.hash, width, "jpg"),
    type: "image/jpeg",
    length: found.bytes,
  };
}
