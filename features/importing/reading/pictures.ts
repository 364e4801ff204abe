import { removeOwnerless } from "@/features/editorial/pictures/sweep-media";
import { faultSentence } from "@/features/media/intake/fault-words";
import { isKept } from "@/features/media/intake/kept";
import type { Original } from "@/features/media/pictures/derive";
import { receivePicture } from "@/features/media/pictures/receive";
import { findMedia } from "@/features/media/storage/media-store";
import { StoreAway } from "@/lib/file-store/store";
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
      if (received.begun) await removeOwnerless([received.begun]).catch(() => {});
      throw new OperatorError(faultSentence(name, received.fault, received.detail));
    }
    taken.push(received.original);
  }
  return taken;
}

/**
 * Takes the files of pictures away that came to nothing, unless somebody has
 * them: their age says nothing of that. Another import or an upload may have
 * brought in the same, and files that move are all as young as their copies.
 * Those that are older are left to the sweep.
 */
export async function dropNew(pictures: readonly Original[], since: number): Promise<void> {
  try {
    for (const { hash } of pictures) {
      const found = await findMedia(hash, "original");
      // Some stores know only the second.
      if (found && found.changedAt.getTime() >= since - 1_000) await removeOwnerless([hash]);
    }
  } catch (error) {
    // Why the import came to nothing is what is to be said; the files are swept later.
    if (!(error instanceof StoreAway)) throw error;
  }
}

/**
 * Takes in once more what is no longer kept, once the rows are written: the
 * files lay without a row until then, and may have gone with another import
 * of the same pictures that came to nothing.
 */
export async function takeLost(
  pictures: readonly { original: Original; bytes: Buffer }[],
  who: string,
): Promise<void> {
  for (const { original, bytes } of pictures) {
    // Where the store cannot be asked, the nightly look at all files finds what is missing.
    if (await isKept(original.hash).catch(() => true)) continue;
    await receivePicture(new Blob([Uint8Array.from(bytes)]).stream(), who);
  }
}
