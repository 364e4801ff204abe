import { createHash } from "node:crypto";
import { keepPicture, keepUnder, type Original } from "@/features/media/pictures/derive";
import { writeMedia } from "@/features/media/storage/media-store";
import { documentTypes } from "./document-types";
import { inspected } from "./documents";
import { FaultyFile } from "./faults";
import { formOf, isPictureForm } from "./forms";
import { largestBytes } from "./limits";

/** A file that readers are given as it is. Its name is the SHA-256 of its bytes. */
export type Document = {
  kind: "FILE";
  hash: string;
  mime: string;
  bytes: number;
  pages?: number;
  /** Documents have none. */
  frames?: undefined;
};

export type Kept = ({ original: Original } | { document: Document }) & {
  /** SHA-256 of the file as it was sent. */
  sourceSha256: string;
};

/**
 * Takes a file into the library's folder, whatever it is: by its bytes.
 *
 * @throws FaultyFile, StoreAway
 */
export async function keepFile(bytes: Buffer): Promise<Kept> {
  const sourceSha256 = createHash("sha256").update(bytes).digest("hex");
  const form = formOf(bytes);
  if (form !== "pdf" && form !== "zip") {
    const isLarge = form && isPictureForm(form) && bytes.length > largestBytes.picture;
    if (isLarge) throw new FaultyFile("too-large");
    return { original: await keepPicture(bytes), sourceSha256 };
  }
  if (bytes.length > largestBytes.document) throw new FaultyFile("too-large");
  const { type, pages } = await inspected(bytes);
  const mime = documentTypes.find(({ extension }) => extension === type)?.mime ?? "";
  await writeMedia(sourceSha256, "original", bytes);
  const known = { kind: "FILE", hash: sourceSha256, mime, bytes: bytes.length } as const;
  return { document: { ...known, ...(pages ? { pages } : {}) }, sourceSha256 };
}

/** Keeps the original of an item under the name that it has: a picture with all that is made of it. */
export async function keepAgain(hash: string, bytes: Buffer): Promise<void> {
  const form = formOf(bytes);
  if (form === "pdf" || form === "zip") await writeMedia(hash, "original", bytes);
  else await keepUnder(hash, bytes);
}
