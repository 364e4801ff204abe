import { createHash } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import sharp, { type Metadata } from "sharp";
import { FaultyFile } from "@/features/media/intake/faults";
import { cleaned, limitInputPixels, longestSidePixels } from "@/features/media/pictures/clean";
import { decoded, filesOf, keepUnder, type Original } from "@/features/media/pictures/derive";
import { mediaFile, writeWhole } from "@/lib/storage";

export type Mended =
  | {
      hash: string;
      /** As it is now. */
      original: Pick<Original, "width" | "height" | "mime">;
      /** SHA-256 of the original's file, where it was made anew. */
      fileSha256?: string;
      /** Files that were missing and were made. */
      made: number;
    }
  | { hash: string; fault: "missing" | "unreadable" };

/**
 * Brings the files of one picture of the library into the state in which it
 * would be taken in today: without what a camera wrote, upright, not too
 * large, with all renditions. It keeps its name, although that was the digest
 * of the file as it came: texts that can never be changed refer to it.
 */
export async function mendFiles(hash: string): Promise<Mended> {
  const file = mediaFile(hash, "original");
  const before = await readFile(file).catch(() => undefined);
  if (!before) return { hash, fault: "missing" };
  try {
    const known = await sharp(before, { limitInputPixels }).metadata();
    const after = isClean(known) ? before : (await cleaned(before)).bytes;
    // Readable to its end: a picture that breaks off shows it only then.
    const { raw } = await decoded(after);
    const lacking = await missing(hash, raw);
    if (after !== before) await writeWhole(file, after);
    if (lacking > 0) await keepUnder(hash, after);
    const { format } = after === before ? known : await sharp(after).metadata();
    return {
      hash,
      original: { width: raw.width, height: raw.height, mime: `image/${format}` },
      ...(after === before ? {} : { fileSha256: createHash("sha256").update(after).digest("hex") }),
      made: lacking,
    };
  } catch (error) {
    if (error instanceof FaultyFile || isOfPicture(error)) return { hash, fault: "unreadable" };
    throw error;
  }
}

/** What sharp says of a file, and not a disk that is full. */
const isOfPicture = (error: unknown) =>
  error instanceof Error && !("code" in error && String(error.code).startsWith("E"));

function isClean(picture: Metadata): boolean {
  // The house's own drawings, which nobody else could bring.
  if (picture.format === "svg") return true;
  const { exif, xmp, iptc, comments, orientation = 1, width = 0, height = 0 } = picture;
  const wrote = exif || xmp || iptc || (comments?.length ?? 0) > 0;
  return !wrote && orientation === 1 && Math.max(width, height) <= longestSidePixels;
}

async function missing(hash: string, size: { width: number; height: number }): Promise<number> {
  const there = await Promise.all(
    filesOf(size).map((name) =>
      access(mediaFile(hash, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return there.filter((each) => !each).length;
}
