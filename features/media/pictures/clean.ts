import sharp, { type Metadata, type Sharp } from "sharp";
import { densityOf } from "@/features/media/intake/drawing";
import { FaultyFile, type IntakeFault } from "@/features/media/intake/faults";
import {
  formOf,
  isOfTwoKinds,
  isPictureForm,
  type PictureForm,
} from "@/features/media/intake/forms";
import { pngOfHeic } from "@/features/media/intake/heic";

/** 64 million pixels: no honest picture for a page is larger. */
export const limitInputPixels = 64_000_000;

/** A file that takes longer to decode was made to keep a server busy. */
const decodingSeconds = 30;

/** No screen shows more on its longer side. */
export const longestSidePixels = 4_000;

export type Cleaned = {
  bytes: Buffer;
  /** Of an animation, or of a file with several pages, of which this is the first: how many. */
  frames?: number;
};

/**
 * A picture as it is kept, whichever way it came: decoded and encoded anew,
 * upright, in the web's colours, and not larger than anybody can see. What a
 * camera writes beside the picture (place, time, owner) and whatever else
 * hides in a file does not come along. Its bytes say what it is; of an
 * animation the first picture is kept, and of a drawing what it shows.
 *
 * @throws FaultyFile
 */
export async function cleaned(bytes: Buffer): Promise<Cleaned> {
  if (bytes.length === 0) throw new FaultyFile("not-a-picture");
  const form = formOf(bytes);
  if (!form || !isPictureForm(form)) throw new FaultyFile("kind");
  if (isOfTwoKinds(bytes, form)) throw new FaultyFile("two-kinds");
  const image = await opened(bytes, form);
  const { format, width = 0, height = 0, hasAlpha, pages = 1 } = await metadataOf(image);
  if (width * height > limitInputPixels) throw new FaultyFile("too-many-pixels");
  const upright = image
    .rotate()
    .resize(longestSidePixels, longestSidePixels, { fit: "inside", withoutEnlargement: true })
    .toColorspace("srgb");
  // Drawings and screenshots stay sharp; photographs need no lossless copy.
  const drawn = hasAlpha || form === "svg" || (form !== "heic" && /^(?:png|gif)$/.test(format));
  const encoded = drawn
    ? upright.png({ compressionLevel: 9 })
    : upright.jpeg({ quality: 92, mozjpeg: true });
  const made = await encoded.toBuffer().catch((error: unknown) => {
    throw new FaultyFile(faultOf(error));
  });
  // Pictures that lie beside each other in one HEIF are no sequence.
  const isSequence = pages > 1 && format !== "heif";
  return { bytes: made, ...(isSequence ? { frames: pages } : {}) };
}

async function opened(bytes: Buffer, form: PictureForm): Promise<Sharp> {
  const options = { limitInputPixels, failOn: "error" } as const;
  const readable = form === "heic" ? await pngOfHeic(bytes, limitInputPixels) : bytes;
  const density = form === "svg" ? { density: await densityOf(bytes, limitInputPixels) } : {};
  return sharp(readable, { ...options, ...density }).timeout({ seconds: decodingSeconds });
}

async function metadataOf(image: Sharp): Promise<Metadata> {
  return image.metadata().catch((error: unknown) => {
    throw new FaultyFile(faultOf(error));
  });
}

function faultOf(error: unknown): IntakeFault {
  if (/^(?:Error: )?timeout: /.test(String(error))) return "too-slow";
  return /pixel limit/i.test(String(error)) ? "too-many-pixels" : "not-a-picture";
}
