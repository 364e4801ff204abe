import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { mediaFile, writeWhole } from "@/lib/storage";
import { type Croppable, cropsOf, middle } from "./crops";
import { type Extension, formats, offeredWidths } from "./renditions";

/** What is known of an original: its name is the SHA-256 of its bytes. */
export type Original = {
  hash: string;
  mime: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Average colour, `#rrggbb`. */
  placeholder: string;
};

/** 64 million pixels: no honest picture for a page is larger. */
export const limitInputPixels = 64_000_000;

const encoders: Record<Extension, (image: Sharp) => Sharp> = {
  // More effort makes line drawings no smaller, and takes twice as long.
  avif: (image) => image.avif({ quality: 55, effort: 2 }),
  webp: (image) => image.webp({ quality: 80, effort: 4 }),
  jpg: (image) => image.jpeg({ quality: 80, mozjpeg: true }),
};

/**
 * Keeps a picture's original and makes all its renditions and crops, skipping
 * what is there already. Metadata (place, camera) does not survive.
 *
 * @param bytes the file as it came: SVG, PNG, JPEG, WebP or AVIF
 * @throws when the bytes are no picture, or one too large to decode
 */
export async function keepPicture(bytes: Buffer): Promise<Original> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const { width, height, format } = await sharp(bytes, { limitInputPixels }).metadata();
  const { data, raw } = await decoded(bytes);
  await writeUnlessThere(mediaFile(hash, "original"), async () => bytes);
  for (const renditionWidth of offeredWidths(raw.width)) {
    await Promise.all(
      formats.map(async ({ extension }) => {
        const file = mediaFile(hash, `${renditionWidth}.${extension}`);
        await writeUnlessThere(file, () =>
          encoders[extension](sharp(data, { raw }).resize(renditionWidth)).toBuffer(),
        );
      }),
    );
  }
  await keepCrops(hash, { data, raw }, middle);
  const { dominant } = await sharp(data, { raw }).stats();
  const placeholder = `#${[dominant.r, dominant.g, dominant.b]
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")}`;
  return {
    hash,
    mime: `image/${format}`,
    width: width ?? raw.width,
    height: height ?? raw.height,
    placeholder,
  };
}

type Decoded = Awaited<ReturnType<typeof decoded>>;

/** Decoded once: an SVG would be drawn anew for each of the renditions. */
export async function decoded(bytes: Buffer) {
  const { data, info } = await sharp(bytes, { limitInputPixels })
    .rotate()
    .flatten({ background: "#ffffff" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { data, raw: { width, height, channels } };
}

/** Makes the crops around a point that are not there yet. */
export async function keepCrops(
  hash: string,
  { data, raw }: Decoded,
  focal: Pick<Croppable, "focalX" | "focalY">,
): Promise<void> {
  for (const { file, width, height, region } of cropsOf({ ...raw, ...focal })) {
    await writeUnlessThere(mediaFile(hash, file), () =>
      encoders.jpg(sharp(data, { raw }).extract(region).resize(width, height)).toBuffer(),
    );
  }
}

async function writeUnlessThere(file: string, make: () => Promise<Buffer>): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) await writeWhole(file, await make());
}
