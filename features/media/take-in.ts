import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { keepPicture, limitInputPixels } from "./derive";

/**
 * Run as a program of its own with a file's name: decodes the file, encodes
 * it anew, keeps it with its renditions, and prints what it is as one line of
 * JSON. What a camera writes beside the picture (place, time, owner) and
 * whatever else hides in a file does not come along.
 */
export type TakeInFault = "not-a-picture" | "kind" | "heic" | "too-many-pixels";

/** Formats that people have; SVG is a program and PDF a document. */
const taken = new Set(["jpeg", "png", "webp", "gif", "tiff", "heif"]);

/** No screen shows more. Pixels of the longer side. */
const longestSide = 4_000;

class Fault extends Error {
  constructor(readonly fault: TakeInFault) {
    super(fault);
  }
}

async function cleaned(bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) throw new Fault("not-a-picture");
  const image = sharp(bytes, { limitInputPixels, failOn: "error" });
  const {
    format,
    compression,
    width = 0,
    height = 0,
    hasAlpha,
  } = await image.metadata().catch((error: unknown) => {
    throw new Fault(/heif|heic/i.test(String(error)) ? "heic" : faultOf(error));
  });
  if (!taken.has(format ?? "")) throw new Fault("kind");
  if (format === "heif" && compression !== "av1") throw new Fault("heic");
  if (width * height > limitInputPixels) throw new Fault("too-many-pixels");
  const upright = image
    .rotate()
    .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
    .toColorspace("srgb");
  // Drawings and screenshots stay sharp; photographs need no lossless copy.
  const drawn = format === "png" || format === "gif" || hasAlpha;
  const encoded = drawn
    ? upright.png({ compressionLevel: 9 })
    : upright.jpeg({ quality: 92, mozjpeg: true });
  return encoded.toBuffer().catch((error: unknown) => {
    throw new Fault(faultOf(error));
  });
}

const faultOf = (error: unknown): TakeInFault =>
  /pixel limit/i.test(String(error)) ? "too-many-pixels" : "not-a-picture";

async function main(): Promise<object> {
  try {
    const bytes = await readFile(process.argv[2] ?? "");
    return { original: await keepPicture(await cleaned(bytes)) };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

// Two threads at most: the site's own processor is not for pictures.
sharp.concurrency(2);
sharp.cache(false);
process.stdout.write(`${JSON.stringify(await main())}\n`);
