import { Refusal } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { fileStem } from "@/features/editorial/drafts/file-stem";
import { readDocument, withWords } from "@/features/editorial/drafts/texts";
import { linksOf } from "@/features/editorial/drafts/unit-links";
import { addressOfDocument } from "@/features/review-file/cells/addresses";
import { reviewDocx } from "@/features/review-file/writing/review-docx";
import { rowsOf, type Side } from "@/features/review-file/writing/rows";
import { type Locale, locales } from "@/i18n/routing";
import { inSnapshot } from "@/lib/db/transaction";

export type ReviewWords = { about: string; passage: string };

/**
 * A story in all its languages as a Word document to be reviewed, from one
 * state of the database.
 *
 * @throws Refusal `document-unknown`, `no-revision`
 */
export function reviewOf(
  documentId: string,
  words: ReviewWords,
): Promise<{ name: string; bytes: Buffer }> {
  return inSnapshot(async (tx) => {
    const document = await readDocument(tx, documentId);
    const first = document.primaryLocale as Locale;
    const texts = await tx.translation.findMany({
      where: { documentId },
      include: { headRevision: { include: withWords } },
    });
    const sides = new Map<Locale, Side>();
    for (const locale of locales) {
      const text = texts.find((each) => each.locale === locale);
      if (!text?.headRevision) continue;
      const links = (await linksOf(tx, text.id)).filter(
        ({ sourceLocale }) => sourceLocale === first,
      );
      sides.set(locale, { content: contentOf(text.headRevision), links });
    }
    if (!sides.has(first)) throw new Refusal([{ code: "no-revision" }]);
    const { title = "", slug = "" } = sides.get(first)?.content ?? {};
    const rows = rowsOf(sides, first);
    const bytes = reviewDocx({ documentId, title, rows, addressOf: addressOfDocument, words });
    return { name: `${fileStem(slug, documentId)}-review.docx`, bytes };
  });
}
