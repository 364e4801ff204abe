import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import sharp, { type Sharp } from "sharp";
import { cropsOf } from "@/features/media/crops/crops";
import { longestSidePixels } from "@/features/media/pictures/clean";
import { middle, offeredWidths } from "@/features/media/pictures/renditions";

/**
 * What the site makes of pictures, by sharp alone, as whoever knows it well
 * would write it: one process, sharp's own settings, each picture decoded once
 * and made smaller once for each width. No process of its own for each file,
 * nothing compared, noted or made sure to be on disk.
 *
 * Run as a program with a folder, how many at once, and files: it prints as
 * JSON what all of them took, without its own start, and what it held at most.
 */

const [folder = "", atOnce = "1", ...files] = process.argv.slice(2);

async function pixelsOf(image: Sharp) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

async function make(file: string): Promise<void> {
  const own = path.join(folder, path.basename(file));
  await mkdir(own);
  const image = sharp(await readFile(file));
  const { format, hasAlpha } = await image.metadata();
  const most = { fit: "inside", withoutEnlargement: true } as const;
  const upright = image
    .rotate()
    .resize(longestSidePixels, longestSidePixels, most)
    .toColorspace("srgb");
  const drawn = hasAlpha || format === "png" || format === "gif";
  const original = await (drawn
    ? upright.png({ compressionLevel: 9 })
    : upright.jpeg({ quality: 92, mozjpeg: true })
  ).toBuffer();
  await writeFile(path.join(own, "original"), original);
  const whole = await pixelsOf(sharp(original).flatten({ background: "#ffffff" }));
  const of = (name: string) => path.join(own, name);
  const renditions = async (width: number) => {
    const { data, raw } = await pixelsOf(sharp(whole.data, { raw: whole.raw }).resize(width));
    await Promise.all([
      sharp(data, { raw })
        .avif({ quality: 55, effort: 2 })
        .toFile(of(`${width}.avif`)),
      sharp(data, { raw })
        .webp({ quality: 80, effort: 4 })
        .toFile(of(`${width}.webp`)),
      sharp(data, { raw })
        .jpeg({ quality: 80, mozjpeg: true })
        .toFile(of(`${width}.jpg`)),
    ]);
  };
  const crops = cropsOf({ ...whole.raw, ...middle }).map((crop) =>
    sharp(whole.data, { raw: whole.raw })
      .extract(crop.region)
      .resize(crop.width, crop.height)
      .jpeg({ quality: 80, mozjpeg: true })
      .toFile(of(crop.file)),
  );
  const small = await pixelsOf(sharp(whole.data, { raw: whole.raw }).resize(320));
  const colour = sharp(small.data, { raw: small.raw }).stats();
  await Promise.all([colour, ...crops, ...offeredWidths(whole.raw.width).map(renditions)]);
}

const began = performance.now();
const limit = pLimit(Number(atOnce));
await Promise.all(files.map((file) => limit(() => make(file))));
const seconds = (performance.now() - began) / 1_000;
const status = readFileSync("/proc/self/status", "utf8");
const megabytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024;
console.log(JSON.stringify({ seconds, megabytes }));
