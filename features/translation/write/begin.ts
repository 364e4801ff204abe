import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { moveText } from "@/features/editorial/drafts/move-text";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument } from "@/features/editorial/drafts/texts";
import { noteStandings, writeLinks } from "@/features/editorial/drafts/unit-links";
import { unitsOf } from "@/features/editorial/units/units";
import { newLink } from "@/features/translation/linking/links";
import { type BeginWith, structureOf } from "@/features/translation/linking/structure";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Begins a translation from what its source is made of. Each unit is linked;
 * all of it waits for words.
 *
 * @throws Refusal `translation-exists` where anything was written in the
 *   language already, `no-source`, `document-unknown`, and those of saving
 */
export function beginTranslation(
  actor: Actor,
  which: { documentId: string; locale: Locale; source: Locale; words: BeginWith },
): Promise<{ version: number }> {
  const { documentId, locale, source, words } = which;
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await lockDocument(tx, documentId);
    const there = await findText(tx, documentId, locale);
    if (there?.head) throw new Refusal([{ code: "translation-exists", locale }]);
    const from = source === locale ? undefined : await findText(tx, documentId, source);
    if (!from?.head) throw new Refusal([{ code: "no-source", locale }]);
    const said = contentOf(from.head);
    const saved = await saveWithin(tx, person, {
      documentId,
      locale,
      basedOn: there?.translation.version ?? 0,
      content: structureOf(said, words),
      translatedFromRevisionId: from.head.id,
    });
    if (saved.outcome !== "saved") throw new Error(`not begun: ${saved.reason}`);
    const text = await findText(tx, documentId, locale);
    if (!text) throw new Error("the translation that was begun is not there");
    const own = new Map(unitsOf(contentOf(text.head)).map((each) => [each.unit, each]));
    const links = unitsOf(said).flatMap((unit) => {
      // What is said of a picture in this language already was not made from the source.
      if (unit.unit.startsWith("m:") && words === "empty") return [];
      const target = own.get(unit.unit) ?? { unit: unit.unit, text: "", hash: "" };
      const origin = words === "copied" ? "copy" : "hand";
      return [newLink(target, { locale: source, unit }, { origin })];
    });
    await writeLinks(tx, text.translation, links);
    await noteStandings(tx, documentId, locale);
    await moveText(tx, person, "link", text, { detail: { source, units: links.length, words } });
    return { version: saved.version };
  });
}
