import { removeOwnerless } from "@/features/editorial/pictures/sweep-media";
import type { ImportedPicture } from "@/features/importing/readers/imported-text";
import type { Original } from "@/features/media/pictures/derive";
import { receivePicture } from "@/features/media/pictures/receive";

type Fault = Extract<Awaited<ReturnType<typeof receivePicture>>, { fault: string }>["fault"];

export type TakenPictures = {
  /** By the key that stands for them in the body. */
  originals: ReadonlyMap<string, Original>;
  failed: { picture: ImportedPicture; fault: Fault }[];
};

/**
 * Makes pictures of the library of those that a file brought. One that is
 * none does not keep the others, or the text, from coming in: it is named.
 * Their rows are the caller's to write.
 *
 * @param who whose they are, for turns
 */
export async function takeEach(
  pictures: readonly ImportedPicture[],
  who: string,
): Promise<TakenPictures> {
  const originals = new Map<string, Original>();
  const failed: TakenPictures["failed"] = [];
  for (const picture of pictures) {
    if (!picture.bytes) continue;
    const received = await receivePicture(new Blob([Uint8Array.from(picture.bytes)]).stream(), who);
    if ("fault" in received) {
      failed.push({ picture, fault: received.fault });
      if (received.begun) await removeOwnerless([received.begun]).catch(() => {});
    } else originals.set(picture.key, received.original);
  }
  return { originals, failed };
}

/** Of those that came in each with the bytes that it came from. */
export const withBytes = (
  pictures: readonly ImportedPicture[],
  originals: TakenPictures["originals"],
): { original: Original; bytes: Buffer }[] =>
  pictures.flatMap(({ key, bytes }) => {
    const original = originals.get(key);
    return original && bytes ? [{ original, bytes }] : [];
  });
