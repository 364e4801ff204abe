import sharp from "sharp";
import { cropsOf } from "@/features/media/crops/crops";
import { limitInputPixels } from "@/features/media/pictures/clean";
import { type decoded, filesOf, keepCrops } from "@/features/media/pictures/derive";
import { readMedia, type Written, writtenOf } from "@/features/media/storage/media-store";

type Decoded = Awaited<ReturnType<typeof decoded>>;

export type Compared = {
  /** Names of files that are not there, or are not what was written. */
  wanting: string[];
  /** Files of which nothing was known, and that can be read to their end. */
  found: Written[];
};

/**
 * Compares what is kept of a picture with what was written of it, and with
 * what there must be of an original of its size.
 *
 * @param known what was written
 */
export async function compareFiles(
  hash: string,
  size: { width: number; height: number },
  known: readonly Written[],
): Promise<Compared> {
  const written = new Map(known.map((file) => [file.name, file]));
  const compared: Compared = { wanting: [], found: [] };
  const names = new Set([...filesOf(size), ...written.keys()]);
  // Its own digest is kept with the picture.
  names.delete("original");
  for (const name of names) {
    const bytes = await readMedia(hash, name);
    const before = written.get(name);
    if (!bytes) compared.wanting.push(name);
    else if (before) {
      if (writtenOf(name, bytes).sha256 !== before.sha256) compared.wanting.push(name);
    } else if (await isWhole(bytes)) compared.found.push(writtenOf(name, bytes));
    else compared.wanting.push(name);
  }
  return compared;
}

/** A picture that breaks off shows it only when it is read to its end. */
const isWhole = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels, failOn: "warning" })
    .stats()
    .then(
      () => true,
      () => false,
    );

/** Of a crop's name: the point of which it is, in hundredths. */
const aroundPoint = /-(\d{1,3})-(\d{1,3})\.jpg$/;

/** Makes the crops of those names: a name says around which point. */
export async function remakeCrops(
  hash: string,
  picture: Decoded,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const [, x, y] = aroundPoint.exec(name) ?? [];
    if (x === undefined || y === undefined) continue;
    const focal = { focalX: Number(x) / 100, focalY: Number(y) / 100 };
    const isOfIt = cropsOf({ ...picture.raw, ...focal }).some(({ file }) => file === name);
    if (isOfIt) await keepCrops(hash, picture, focal);
  }
}
