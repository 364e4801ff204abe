import type { ImportedWords } from "@/features/importing/reading/words";
import type { Original } from "@/features/media/pictures/derive";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { isBlank } from "@/lib/text/seen";

/** Pictures whose files are kept, as those of the library. A second time they are the same ones. */
export async function addPictures(tx: Transaction, pictures: readonly Original[]): Promise<void> {
  for (const picture of pictures) {
    await tx.media.upsert({ where: { hash: picture.hash }, create: picture, update: {} });
  }
}

/** A picture that has words in this language keeps them, apart from those that are missing. */
export async function writeWords(
  tx: Transaction,
  locale: Locale,
  words: readonly ImportedWords[],
): Promise<void> {
  for (const { picture, caption = "", alt = "" } of words) {
    const media = await tx.media.findUnique({ where: { hash: picture } });
    if (!media) continue;
    const where = { mediaId_locale: { mediaId: media.id, locale } };
    const known = await tx.mediaText.findUnique({ where });
    const data = {
      caption: known && !isBlank(known.caption) ? known.caption : caption,
      alt: known && !isBlank(known.alt) ? known.alt : alt,
    };
    if (known) await tx.mediaText.update({ where, data });
    else await tx.mediaText.create({ data: { mediaId: media.id, locale, ...data } });
  }
}
