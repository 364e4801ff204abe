import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal, refuseIf } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import {
  findText,
  lockDocument,
  openTexts,
  subjectOf,
  type Text,
} from "@/features/editorial/drafts/texts";
import { linksOf, type StoredLink, sourceOf } from "@/features/editorial/drafts/unit-links";
import { reasonsAgainst } from "@/features/editorial/policy";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import { noteReflections } from "@/features/editorial/publishing/reflects";
import type { Content } from "@/features/editorial/schema";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

export type Which = { documentId: string; locale: Locale };

/** A text with its source, as verbs about what it was made from need them. */
export type Open = {
  person: Person;
  text: Text;
  links: StoredLink[];
  source: { locale: Locale; content: Content; units: Unit[] };
  content: Content;
  units: Unit[];
};

/**
 * Locks a story and reads a text of it with its source.
 *
 * @param from the source where it is not the one that the text is linked to
 * @throws Refusal `document-unknown`, `translation-unknown`, `no-source`, and what the workflow has against the verb
 */
export async function openTranslation(
  tx: Transaction,
  actor: Actor,
  verb: "link" | "confirm",
  { documentId, locale }: Which,
  from?: Locale,
): Promise<Open> {
  // What readers are told may change with it: the lock of the public record comes before the story's.
  const live = await tx.publication.count({ where: { documentId, locale, state: "LIVE" } });
  if (live > 0) await lockPublicRecord(tx);
  const person = await personOf(tx, actor);
  const document = await lockDocument(tx, documentId);
  const [text] = await openTexts(tx, document, [locale]);
  if (!text) throw new Error("openTexts gives a text for each language or throws");
  refuseIf(reasonsAgainst(verb, subjectOf(text), person));
  const links = await linksOf(tx, text.translation.id);
  const other = from ?? sourceOf(links);
  const found = other && other !== locale ? await findText(tx, documentId, other) : undefined;
  if (!other || !found?.head) throw new Refusal([{ code: "no-source", locale }]);
  const [content, said] = [contentOf(text.head), contentOf(found.head)];
  return {
    person,
    text,
    links,
    source: { locale: other, content: said, units: unitsOf(said) },
    content,
    units: unitsOf(content),
  };
}

/**
 * Tells readers what a changed link means for them: a note that their text is
 * behind comes or goes, with a receipt.
 *
 * @returns the receipt's id; undefined where readers see what they saw
 */
export async function tellReaders(
  tx: Transaction,
  { person, text }: Pick<Open, "person" | "text">,
  verb: "link" | "confirm",
): Promise<string | undefined> {
  if (text.states.public !== "LIVE") return undefined;
  const { documentId } = text.translation;
  const targets = await noteReflections(tx, person, documentId);
  if (targets.length === 0) return undefined;
  return openReceipt(tx, person, { documentId, verb, locales: [text.locale], targets });
}
