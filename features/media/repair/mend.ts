import { createHash } from "node:crypto";
import sharp, { type Metadata } from "sharp";
import { FaultyFile } from "@/features/media/intake/faults";
import { cleaned, limitInputPixels, longestSidePixels } from "@/features/media/pictures/clean";
import { decoded, keepUnder, type Original } from "@/features/media/pictures/derive";
import {
  fileName,
  mediaStore,
  notingWrites,
  readMedia,
  type Written,
  writeMedia,
  writtenOf,
} from "@/features/media/storage/media-store";
import { StoreAway } from "@/lib/file-store/store";
import { compareFiles, remakeCrops } from "./compare";

/** A picture to look at: its name, the digest that its original must have, and what was written of it. */
export type Mendable = { hash: string; sha256: string; files: Written[] };

export type Mended =
  | {
      hash: string;
      /** As it is now. */
      original: Pick<Original, "width" | "height" | "mime">;
      /** SHA-256 of the original's file, where it was made anew. */
      fileSha256?: string;
      /** Names of files that were missing or damaged, and were made anew. */
      made: string[];
      /** What there is now of which nothing was known, or something else. */
      files: Written[];
    }
  | { hash: string; fault: "missing" | "damaged" | "unreadable" };

/**
 * Brings the files of one picture of the library into the state in which it
 * would be taken in today: without what a camera wrote, upright, not too
 * large, with all renditions, each as it was written. It keeps its name,
 * although that was the digest of the file as it came: texts that can never be
 * changed refer to it.
 *
 * @throws StoreAway
 */
export async function mendFiles({ hash, sha256, files: known }: Mendable): Promise<Mended> {
  const before = await readMedia(hash, "original");
  if (!before) return { hash, fault: "missing" };
  try {
    const picture = await sharp(before, { limitInputPixels }).metadata();
    const after = isClean(picture) ? before : (await cleaned(before)).bytes;
    // Readable to its end: a picture that breaks off shows it only then.
    const pixels = await decoded(after);
    // Of what is not the original nothing is made anew.
    if (createHash("sha256").update(before).digest("hex") !== sha256) {
      return { hash, fault: "damaged" };
    }
    const { wanting, found } = await compareFiles(hash, pixels.raw, known);
    const { files } = await notingWrites(async () => {
      if (after !== before) await writeMedia(hash, "original", after);
      if (wanting.length === 0) return;
      for (const name of wanting) await mediaStore().remove(fileName(hash, name));
      await keepUnder(hash, after);
      await remakeCrops(hash, pixels, wanting);
    });
    const original = writtenOf("original", after);
    const { format } = after === before ? picture : await sharp(after).metadata();
    return {
      hash,
      original: { width: pixels.raw.width, height: pixels.raw.height, mime: `image/${format}` },
      ...(after === before ? {} : { fileSha256: original.sha256 }),
      made: wanting,
      files: [...found, ...files, original],
    };
  } catch (error) {
    if (error instanceof FaultyFile || isOfPicture(error)) return { hash, fault: "unreadable" };
    throw error;
  }
}

/** What sharp says of a file, and not a disk that is full. */
const isOfPicture = (error: unknown) =>
  error instanceof Error &&
  !(error instanceof StoreAway) &&
  !("code" in error && String(error.code).startsWith("E"));

function isClean(picture: Metadata): boolean {
  // The house's own drawings, which nobody else could bring.
  if (picture.format === "svg") return true;
  const { exif, xmp, iptc, comments, orientation = 1, width = 0, height = 0 } = picture;
  const wrote = exif || xmp || iptc || (comments?.length ?? 0) > 0;
  return !wrote && orientation === 1 && Math.max(width, height) <= longestSidePixels;
}
