import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { reasonsAgainst } from "@/features/editorial/policy";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { contentOf } from "./content-of";
import { keepAsHead } from "./save-revision";
import { lockDocument, openTexts, subjectOf, withWords } from "./texts";

/**
 * Makes what a revision says the newest one again. Nothing is taken from the
 * history: it is a save of those words.
 *
 * @param which `basedOn` is the version that whoever restores has seen
 * @throws Refusal `revision-unknown`, `revision-erased`, `stale`, and those of saving
 */
export function restoreRevision(
  actor: Actor,
  which: { documentId: string; locale: Locale; number: number; basedOn: number },
): Promise<{ version: number; number: number }> {
  const { documentId, locale, number, basedOn } = which;
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const [text] = await openTexts(tx, document, [locale]);
    if (!text) throw new Error("a text that was opened is not there");
    const { id, version } = text.translation;
    const revision = await tx.revision.findUnique({
      where: { translationId_number: { translationId: id, number } },
      include: withWords,
    });
    refuseIf([
      ...reasonsAgainst("save", subjectOf(text), person),
      ...(revision ? [] : [{ code: "revision-unknown", locale } as const]),
      ...(revision?.refused ? [{ code: "save-refused", locale, detail: number } as const] : []),
      ...(revision?.erasedAt ? [{ code: "revision-erased", locale } as const] : []),
      ...(version === basedOn ? [] : [{ code: "stale", locale } as const]),
    ]);
    const { translatedFromRevisionId, links } = revision ?? {};
    const origin = translatedFromRevisionId ? { translatedFromRevisionId } : {};
    const saved = await keepAsHead(tx, person, text, { ...origin, links }, contentOf(revision));
    return { version: saved.version, number: saved.number };
  });
}
