import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { moveText } from "@/features/editorial/drafts/move-text";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument } from "@/features/editorial/drafts/texts";
import { noteStandings, type StoredLink, writeLinks } from "@/features/editorial/drafts/unit-links";
import type { Content, ContentInput } from "@/features/editorial/schema";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import type { Pair } from "@/features/translation/linking/align";
import { newLink } from "@/features/translation/linking/links";
import { type BeginWith, structureOf } from "@/features/translation/linking/structure";
import { freshSlug } from "@/features/writing/data";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { isBlank } from "@/lib/text/seen";

type Begun = { documentId: string; locale: Locale; source: Locale };

/** What a translation begins with: its words, and what they are made from. */
type First = {
  content: ContentInput;
  links: (own: Unit[], said: Unit[]) => StoredLink[];
};

/**
 * Begins a translation from what its source is made of. Each unit is linked;
 * all of it waits for words.
 *
 * @throws Refusal `translation-exists` where anything was written in the
 *   language already, `no-source`, `document-unknown`, and those of saving
 */
export function beginTranslation(
  actor: Actor,
  which: Begun & { words: BeginWith },
): Promise<{ version: number }> {
  const { source, words } = which;
  return beginWith(actor, which, { words }, (said) => ({
    content: structureOf(said, words),
    links: (own, units) =>
      units.flatMap((unit) => {
        // What is said of a picture in this language already was not made from the source.
        if (unit.unit.startsWith("m:") && words === "empty") return [];
        const target = own.find((each) => each.unit === unit.unit);
        const from = { locale: source, unit };
        const origin = words === "copied" ? ("copy" as const) : ("hand" as const);
        return [newLink(target ?? { unit: unit.unit, text: "", hash: "" }, from, { origin })];
      }),
  }));
}

/**
 * Begins a translation with a text that was there already, as a person has
 * matched it to its source: what they have matched is current, what they have
 * not is linked to nothing, and what the source has more is not translated.
 *
 * @param which `seen` is the revision of the source that it was matched to
 * @throws Refusal as `beginTranslation`; `source-changed` where the source has
 *   moved on, `unit-unknown`, `body-invalid`
 */
export function beginWithText(
  actor: Actor,
  which: Begun & { content: ContentInput; pairs: readonly Pair[]; seen: string },
): Promise<{ version: number }> {
  const { source, content, pairs, seen } = which;
  return beginWith(actor, which, { words: "text" }, (_, revisionId) => {
    if (revisionId !== seen) throw new Refusal([{ code: "source-changed", detail: "title" }]);
    return { content, links: (own, said) => linksFrom(pairs, own, said, source) };
  });
}

function linksFrom(
  pairs: readonly Pair[],
  own: readonly Unit[],
  said: readonly Unit[],
  locale: Locale,
): StoredLink[] {
  const reasons: Reason[] = [];
  const links = new Map<string, StoredLink>();
  for (const { unit, sourceUnit } of pairs) {
    const target = own.find((each) => each.unit === unit);
    const from = said.find((each) => each.unit === sourceUnit);
    if (!target || !from)
      reasons.push({ code: "unit-unknown", detail: target ? sourceUnit : unit });
    else links.set(`${unit} ${sourceUnit}`, newLink(target, { locale, unit: from }));
  }
  refuseIf(reasons);
  // A field without words has its place, and waits for them.
  for (const target of own.filter(({ unit, text }) => !unit.startsWith("b:") && isBlank(text))) {
    const from = said.find(({ unit }) => unit === target.unit);
    if (from) links.set(target.unit, newLink(target, { locale, unit: from }));
  }
  return [...links.values()];
}

function beginWith(
  actor: Actor,
  { documentId, locale, source }: Begun,
  detail: { words: string },
  first: (said: Content, revisionId: string) => First,
): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await lockDocument(tx, documentId);
    const there = await findText(tx, documentId, locale);
    if (there?.head) throw new Refusal([{ code: "translation-exists", locale }]);
    const from = source === locale ? undefined : await findText(tx, documentId, source);
    if (!from?.head) throw new Refusal([{ code: "no-source", locale }]);
    const said = contentOf(from.head);
    const { content, links: linksOf } = first(said, from.head.id);
    const fresh = () => freshSlug(documentId, locale, content.title ?? "", tx);
    const slug = content.slug || (await fresh()).slug;
    const saved = await saveWithin(tx, person, {
      documentId,
      locale,
      basedOn: there?.translation.version ?? 0,
      content: { ...content, slug },
      translatedFromRevisionId: from.head.id,
    });
    if (saved.outcome === "refused") throw new Refusal([{ code: "body-invalid", locale }]);
    if (saved.outcome !== "saved") throw new Error(`not begun: ${saved.reason}`);
    const text = await findText(tx, documentId, locale);
    if (!text) throw new Error("the translation that was begun is not there");
    const links = linksOf(unitsOf(contentOf(text.head)), unitsOf(said));
    await writeLinks(tx, text.translation, links);
    await noteStandings(tx, documentId, locale);
    await moveText(tx, person, "link", text, {
      detail: { source, units: links.length, ...detail },
    });
    return { version: saved.version };
  });
}
