import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { lockDocument, openTexts } from "@/features/editorial/drafts/texts";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Calls a revision something, so that it is found again; an empty name takes
 * the name away. Everybody may: it changes nothing of the text.
 *
 * @throws Refusal `document-unknown`, `translation-unknown`, `revision-unknown`, `revision-erased`
 */
export function nameRevision(
  actor: Actor,
  which: { documentId: string; locale: Locale; number: number; name: string },
): Promise<void> {
  const { documentId, locale, number, name } = which;
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const [text] = await openTexts(tx, document, [locale]);
    const translationId = text?.translation.id ?? "";
    const where = { translationId_number: { translationId, number } };
    const revision = await tx.revision.findUnique({ where, select: { erasedAt: true } });
    const reasons: Reason[] = [];
    if (!revision) reasons.push({ code: "revision-unknown", locale });
    if (revision?.erasedAt) reasons.push({ code: "revision-erased", locale });
    refuseIf(reasons);
    await tx.revisionName.deleteMany({ where: { translationId, number } });
    if (name === "") return;
    const namedAt = await databaseNow(tx);
    await tx.revisionName.create({
      data: { translationId, number, name, namedByName: person.name, namedAt },
    });
  });
}
