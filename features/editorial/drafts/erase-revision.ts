import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { reasonsAgainst } from "@/features/editorial/policy";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import { indexInDesk } from "./draft-index";
import { eraseWordsElsewhere } from "./erase-words";
import { moveText } from "./move-text";
import { lockDocument, openTexts, subjectOf, withWords } from "./texts";
import { noteStandings } from "./unit-links";

/**
 * Erases a revision for legal reasons: an administrator's act of its own.
 * Its words are overwritten; number, hash, author and time stay, so that
 * what the audit trail says can still be checked. What is public or
 * scheduled must be withdrawn or taken back first. Conflict copies can be
 * erased in the same way.
 *
 * Backups made before still hold it: see the operator's notes.
 *
 * @throws Refusal with every reason: `role-forbids`, `revision-unknown`,
 *   `revision-erased`, `revision-in-use`, `reason-missing`
 */
export async function eraseRevision(
  actor: Actor,
  which: { documentId: string; locale: Locale; number: number; reason: string },
): Promise<{ number: number; revisionHash: string }> {
  const { documentId, locale, number } = which;
  const reason = severalLines(which.reason);
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const [text] = await openTexts(tx, document, [locale]);
    if (!text) throw new Error("openTexts gives a text for each language or throws");
    const { translation, publication } = text;
    const revision = await tx.revision.findUnique({
      where: { translationId_number: { translationId: translation.id, number } },
      include: { ...withWords, scheduled: { where: { schedule: { state: "PENDING" } } } },
    });
    const reasons: Reason[] = reasonsAgainst("erase", subjectOf(text), person);
    if (!revision) reasons.push({ code: "revision-unknown" });
    if (revision?.erasedAt) reasons.push({ code: "revision-erased" });
    const live = publication?.state === "LIVE" && publication.sourceVersion === number;
    if (live) reasons.push({ code: "revision-in-use", detail: "live" });
    if (revision?.scheduled.length) reasons.push({ code: "revision-in-use", detail: "scheduled" });
    if (isBlank(reason)) reasons.push({ code: "reason-missing" });
    refuseIf(reasons);
    if (!revision) throw new Error("an unknown revision is refused above");

    const { id, revisionHash } = revision;
    await tx.revision.update({
      where: { id },
      data: {
        slug: "",
        title: "",
        summary: "",
        body: { type: "doc", content: [] },
        shortTitle: null,
        headlineBreaks: null,
        byline: null,
        source: null,
        responsibleEditor: null,
        refused: null,
        links: Prisma.DbNull,
        erasedAt: await databaseNow(tx),
      },
    });
    await eraseWordsElsewhere(tx, which, revision);
    if (translation.headRevisionId === id) {
      await tx.translation.update({ where: { id: translation.id }, data: { slug: "" } });
      await noteStandings(tx, documentId, locale);
      await indexInDesk(tx, translation.id);
    }
    await moveText(tx, person, "erase", text, {
      revisionNumber: number,
      hash: revisionHash,
      reason,
    });
    return { number, revisionHash };
  });
}
