import { noWords, type WordsByHash } from "@/features/editorial/pictures/picture-words";
import { proposedWords } from "@/features/editorial/pictures/revision-words";
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

/**
 * What an imported text says of its pictures: the words of the file and,
 * where it has none, those that the text had before or that are proposed.
 *
 * @param own what the text said before
 */
export async function importedWords(
  tx: Transaction,
  locale: Locale,
  words: readonly ImportedWords[],
  own: WordsByHash,
): Promise<WordsByHash> {
  const hashes = [...new Set(words.map(({ picture }) => picture))];
  const before = { ...(await proposedWords(tx, hashes, locale)), ...own };
  const said: WordsByHash = {};
  for (const { picture, caption = "", alt = "" } of words) {
    const known = said[picture] ?? before[picture] ?? noWords;
    said[picture] = {
      ...known,
      ...(isBlank(caption) ? {} : { caption }),
      ...(isBlank(alt) ? {} : { alt }),
    };
  }
  return said;
}
