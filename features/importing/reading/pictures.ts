import { faultSentence } from "@/features/media/intake/fault-words";
import type { Original } from "@/features/media/pictures/derive";
import { receivePicture } from "@/features/media/pictures/receive";
import { findMedia, removeMedia } from "@/features/media/storage/media-store";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

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
    const found = await findMedia(hash, "original");
    // Some stores know only the second.
    if (found && found.changedAt.getTime() >= since - 1_000) await removeMedia(hash);
  }
}
