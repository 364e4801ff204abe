import { erasePictureWords } from "@/features/editorial/pictures/revision-words";
import { unitsOf } from "@/features/editorial/units/units";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { contentOf } from "./content-of";
import type { Revision } from "./texts";

/**
 * Takes the words of a revision from wherever else they stand: what it says of
 * its pictures, the name that it was given, the page that it was imported from,
 * quotations of comments that were written on it, what readers of shared drafts said of it, and what translations
 * remember of their source.
 *
 * @param revision as it was before it was erased
 */
export async function eraseWordsElsewhere(
  tx: Transaction,
  { documentId, locale }: { documentId: string; locale: Locale },
  revision: Revision,
): Promise<void> {
  const { id, translationId, number } = revision;
  await erasePictureWords(tx, id, locale);
  await tx.revisionName.deleteMany({ where: { translationId, number } });
  await tx.comment.updateMany({
    where: { translationId, revisionNumber: number },
    data: { quote: "", starts: 0, ends: 0, words: "" },
  });
  // They may quote it, and nobody without an account could be asked.
  await tx.opinion.updateMany({ where: { revisionId: id }, data: { name: "", words: "" } });
  // The page that the text was imported from, and what the report quotes of it; its address stays, it leads here.
  await tx.importedPage.updateMany({
    where: { documentId, locale },
    data: { name: "", report: Prisma.DbNull, missing: [], before: null },
  });
  const hashes = unitsOf(contentOf(revision)).map(({ hash }) => hash);
  await tx.unitLink.updateMany({
    where: { sourceLocale: locale, sourceHash: { in: hashes }, translation: { documentId } },
    data: { sourceText: "" },
  });
}
