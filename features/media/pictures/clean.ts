import sharp from "sharp";

/** Why a file did not become a picture of the library. */
export type PictureFault = "not-a-picture" | "kind" | "heic" | "too-many-pixels" | "too-slow";

export class FaultyPicture extends Error {
  constructor(readonly fault: PictureFault) {
    super(fault);
  }
}

/** 64 million pixels: no honest picture for a page is larger. */
export const limitInputPixels = 64_000_000;

/** A file that takes longer to decode was made to keep a server busy. */
const decodingSeconds = 30;

/** Formats that people have; SVG is a program and PDF a document. */
const taken = new Set(["jpeg", "png", "webp", "gif", "tiff", "heif"]);

/** No screen shows more on its longer side. */
export const longestSidePixels = 4_000;

/**
 * A picture as it is kept, whichever way it came: decoded and encoded anew,
 * upright, in the web's colours, and not larger than anybody can see. What a
 * camera writes beside the picture (place, time, owner) and whatever else
 * hides in a file does not come along.
 *
 * @throws FaultyPicture
 */
export async function cleaned(bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) throw new FaultyPicture("not-a-picture");
  const image = sharp(bytes, { limitInputPixels, failOn: "error" }).timeout({
    seconds: decodingSeconds,
  });
  const {
    format,
    compression,
    width = 0,
    height = 0,
    hasAlpha,
  } = await image.metadata().catch((error: unknown) => {
    throw new FaultyPicture(/heif|heic/i.test(String(error)) ? "heic" : faultOf(error));
  });
  if (!taken.has(format ?? "")) throw new FaultyPicture("kind");
  if (format === "heif" && compression !== "av1") throw new FaultyPicture("heic");
  if (width * height > limitInputPixels) throw new FaultyPicture("too-many-pixels");
  const upright = image
    .rotate()
    .resize(longestSidePixels, longestSidePixels, { fit: "inside", withoutEnlargement: true })
    .toColorspace("srgb");
  // Drawings and screenshots stay sharp; photographs need no lossless copy.
  const drawn = format === "png" || format === "gif" || hasAlpha;
  const encoded = drawn
    ? upright.png({ compressionLevel: 9 })
    : upright.jpeg({ quality: 92, mozjpeg: true });
  return encoded.toBuffer().catch((error: unknown) => {
    throw new FaultyPicture(faultOf(error));
  });
}

function faultOf(error: unknown): PictureFault {
  if (/^(?:Error: )?timeout: /.test(String(error))) return "too-slow";
  return /pixel limit/i.test(String(error)) ? "too-many-pixels" : "not-a-picture";
}
