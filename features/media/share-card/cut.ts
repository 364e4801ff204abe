import sharp from "sharp";
import { regionOf } from "@/features/media/crops/crops";
import { limitInputPixels } from "@/features/media/pictures/clean";
import { offeredWidths } from "@/features/media/pictures/renditions";
import { readMedia } from "@/features/media/storage/media-store";
import type { CardPicture } from "./share-card";

/**
 * The part of a picture that its place on the card shows; undefined where its
 * file is gone: then the card is one without.
 */
export async function cutFor(
  picture: CardPicture,
  place: { width: number; height: number },
): Promise<Buffer | undefined> {
  const { hash, width, focalX, focalY } = picture;
  // Of the renditions, which stand upright and are no drawings, the smallest that is sharp in its place.
  const enough = (place.width * width) / regionOf(picture, place.width, place.height).width;
  const offered = offeredWidths(width);
  const name = `${offered.find((each) => each >= enough) ?? offered.at(-1)}.jpg`;
  const file = await readMedia(hash, name);
  if (!file) return undefined;
  const kept = await sharp(file, { limitInputPixels }).metadata();
  const size = { width: kept.width ?? width, height: kept.height ?? picture.height };
  return sharp(file, { limitInputPixels })
    .extract(regionOf({ ...size, focalX, focalY }, place.width, place.height))
    .resize(place.width, place.height, { fit: "cover" })
    .toBuffer();
}
