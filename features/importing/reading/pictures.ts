import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { faultSentence } from "@/features/media/intake/fault-words";
import type { Original } from "@/features/media/pictures/derive";
import { receivePicture } from "@/features/media/pictures/receive";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { mediaFile } from "@/lib/storage";

/** A picture's file as somebody named it. */
export type PictureFile = { name: string; bytes: Buffer };

/**
 * Makes pictures of the library of files, by the way of an upload. Their rows
 * are the caller's to write.
 *
 * @throws OperatorError that names the file which is none
 */
export async function takePictures(files: readonly PictureFile[]): Promise<Original[]> {
  const began = Date.now();
  const taken: Original[] = [];
  for (const { name, bytes } of files) {
    const received = await receivePicture(new Blob([Uint8Array.from(bytes)]).stream(), "import");
    if ("fault" in received) {
      await dropNew(taken, began);
      throw new OperatorError(faultSentence(name, received.fault, received.detail));
    }
    taken.push(received.original);
  }
  return taken;
}

/** Takes the files of pictures away that nobody had before, when they came to nothing. */
export async function dropNew(pictures: readonly Original[], since: number): Promise<void> {
  for (const { hash } of pictures) {
    const original = mediaFile(hash, "original");
    const isNew = await stat(original).then(
      ({ mtimeMs }) => mtimeMs >= since,
      () => false,
    );
    if (isNew) await rm(path.dirname(original), { recursive: true, force: true });
  }
}
