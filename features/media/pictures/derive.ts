import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { type Croppable, cropsOf } from "@/features/media/crops/crops";
import { middle } from "@/features/media/pictures/renditions";
import { findMedia, writeMedia } from "@/features/media/storage/media-store";
import { cleaned, limitInputPixels } from "./clean";
import { type Extension, formats, offeredWidths, renditionFiles } from "./renditions";

/** What is known of an original: its name is the SHA-256 of its bytes as they were first kept. */
export type Original = {
  hash: string;
  mime: string;
  /** Pixels of the upright picture, of which all renditions are made. */
  width: number;
  height: number;
  /** Average colour, `#rrggbb`. */
  placeholder: string;
  /** Of the file as it is kept. */
  bytes: number;
  /** Of an animation of which this is the first picture: how many. */
  frames?: number;
};

const encoders: Record<Extension, (image: Sharp) => Sharp> = {
  // More effort makes line drawings no smaller, and takes twice as long.
  avif: (image) => image.avif({ quality: 55, effort: 2 }),
  webp: (image) => image.webp({ quality: 80, effort: 4 }),
  jpg: (image) => image.jpeg({ quality: 80, mozjpeg: true }),
};

/**
 * Makes a picture of the library of a file as it came, with its renditions
 * and crops: by the one way that there is, whoever brings it.
 *
 * @throws FaultyFile when it is none, of a kind that is not taken, or too large
 */
export async function keepPicture(given: Buffer): Promise<Original> {
  const { bytes, ...sequence } = await cleaned(given);
  return { ...(await keep(bytes)), ...sequence };
}

/** Keeps a drawing of the house's own as it is: SVG, which is taken from nobody else. */
export const keepDrawing = (svg: Buffer): Promise<Original> => keep(svg);

const keep = (bytes: Buffer) => keepUnder(createHash("sha256").update(bytes).digest("hex"), bytes);

/**
 * Keeps an original under the name that it has, and makes those of its
 * renditions and crops that are not there. For what has been cleaned before.
 *
 * @param bytes what `cleaned` gave, or a drawing
 * @throws when the bytes are no picture, or one too large to decode
 */
export async function keepUnder(hash: string, bytes: Buffer): Promise<Original> {
  const { format } = await sharp(bytes, { limitInputPixels }).metadata();
  const { data, raw } = await decoded(bytes);
  await writeUnlessThere(hash, "original", async () => bytes);
  // All at once: of some of them only a part can be divided among processors. Four are at work
  // at a time, by the threads that Node has for such work.
  const widths = offeredWidths(raw.width);
  const [placeholder] = await Promise.all([
    placeholderOf({ data, raw }),
    keepCrops(hash, { data, raw }, middle),
    ...widths.map((width) => keepRenditions(hash, { data, raw }, width)),
  ]);
  return {
    hash,
    mime: `image/${format}`,
    // Those of `metadata()` are from before it was turned upright.
    width: raw.width,
    height: raw.height,
    placeholder,
    bytes: bytes.length,
  };
}

/** So wide is what is counted: of all pixels of a large picture that takes a second, and says the same. */
const countedWidth = 320;

/** What a place has in it until its picture is there: the colour that most of it has. */
async function placeholderOf({ data, raw }: Decoded): Promise<string> {
  const width = Math.min(raw.width, countedWidth);
  const small = await pixelsOf(sharp(data, { raw }).resize(width));
  const { dominant } = await sharp(small.data, { raw: small.raw }).stats();
  const channels = [dominant.r, dominant.g, dominant.b];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

type Decoded = Awaited<ReturnType<typeof decoded>>;

/** Decoded once: an SVG would be drawn anew for each of the renditions. */
export const decoded = (bytes: Buffer) =>
  pixelsOf(sharp(bytes, { limitInputPixels }).rotate().flatten({ background: "#ffffff" }));

async function pixelsOf(image: Sharp) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { data, raw: { width, height, channels } };
}

/** Makes the renditions of one width that are not there yet. */
async function keepRenditions(hash: string, { data, raw }: Decoded, width: number): Promise<void> {
  // Made smaller once and not for each format: of a large picture that takes as long as packing it.
  let made: Promise<Decoded> | undefined;
  const smaller = () => {
    made ??= pixelsOf(sharp(data, { raw }).resize(width));
    return made;
  };
  const keepAs = async (extension: Extension) => {
    await writeUnlessThere(hash, `${width}.${extension}`, async () => {
      const { data: pixels, raw: size } = await smaller();
      return encoders[extension](sharp(pixels, { raw: size })).toBuffer();
    });
  };
  await Promise.all(formats.map(({ extension }) => keepAs(extension)));
}

/** Makes the crops around a point that are not there yet. */
export async function keepCrops(
  hash: string,
  { data, raw }: Decoded,
  focal: Pick<Croppable, "focalX" | "focalY">,
): Promise<void> {
  for (const { file, width, height, region } of cropsOf({ ...raw, ...focal })) {
    await writeUnlessThere(hash, file, () =>
      encoders.jpg(sharp(data, { raw }).extract(region).resize(width, height)).toBuffer(),
    );
  }
}

/** What there must be on disk of an original of that size. */
export const filesOf = (original: { width: number; height: number }): string[] => [
  "original",
  ...renditionFiles(original.width),
  ...cropsOf({ ...original, ...middle }).map(({ file }) => file),
];

async function writeUnlessThere(
  hash: string,
  name: string,
  make: () => Promise<Buffer>,
): Promise<void> {
  if (!(await findMedia(hash, name))) await writeMedia(hash, name, await make());
}
