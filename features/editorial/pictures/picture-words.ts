import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import type { Original } from "@/features/media/pictures/derive";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

export type WordsOfPicture = { alt: string; caption: string; credit: string };

const silent: WordsOfPicture = { alt: "", caption: "", credit: "" };

/** A picture whose files are kept, as one of the library. A second time it is the same one. */
export async function addToLibrary({ hash, ...known }: Original): Promise<void> {
  await editorialDb().media.upsert({
    where: { hash },
    create: { hash, ...known },
    update: {},
  });
}

/**
 * Says in one language what a picture shows. It is said of the picture, for
 * every text that shows it; an approval of such a text ends with it, because
 * readers would see something else.
 *
 * @param was what the writer saw: if somebody has changed it since, nothing
 *   is done and their words come back
 * @throws Refusal `picture-unknown`, `account-disabled`
 */
export function describePicture(
  actor: Actor,
  input: { hash: string; locale: Locale; was: WordsOfPicture } & WordsOfPicture,
): Promise<{ outcome: "saved" | "stale"; words: WordsOfPicture }> {
  const { hash, locale, was } = input;
  const words = { alt: input.alt, caption: input.caption, credit: input.credit };
  return inTransaction(async (tx) => {
    await personOf(tx, actor);
    // The picture's row is the lock: its words may not be there yet.
    const [media] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM editorial.media WHERE hash = ${hash} FOR NO KEY UPDATE`;
    const unknown: Reason = { code: "picture-unknown", detail: hash };
    if (!media) throw new Refusal([unknown]);
    const where = { mediaId_locale: { mediaId: media.id, locale } };
    const { alt, caption, credit } = (await tx.mediaText.findUnique({ where })) ?? silent;
    const now = { alt, caption, credit };
    if (same(now, words)) return { outcome: "saved", words };
    if (!same(now, was)) return { outcome: "stale", words: now };
    await tx.mediaText.upsert({
      where,
      create: { ...words, mediaId: media.id, locale },
      update: words,
    });
    return { outcome: "saved", words };
  });
}

/**
 * Says which point of a picture must stay in sight where it is cut to other
 * proportions. Public from the next publish on of each text that it leads: an
 * approval of such a text ends with it, as with other words.
 *
 * @throws Refusal `picture-unknown`, `account-disabled`
 */
export function focusPicture(
  actor: Actor,
  { hash, focalX, focalY }: { hash: string; focalX: number; focalY: number },
): Promise<{ focalX: number; focalY: number }> {
  return inTransaction(async (tx) => {
    await personOf(tx, actor);
    const { count } = await tx.media.updateMany({ where: { hash }, data: { focalX, focalY } });
    const unknown: Reason = { code: "picture-unknown", detail: hash };
    if (count === 0) throw new Refusal([unknown]);
    return { focalX, focalY };
  });
}

const same = (a: WordsOfPicture, b: WordsOfPicture) =>
  a.alt === b.alt && a.caption === b.caption && a.credit === b.credit;
