import { randomBytes } from "node:crypto";
import { type Actor, type Person, personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { beginDocument } from "@/features/editorial/drafts/documents";
import { findOrBegin, keepAsHead } from "@/features/editorial/drafts/save-revision";
import {
  findText,
  type OpenDocument,
  type Text,
  withWords,
} from "@/features/editorial/drafts/texts";
import { linksOf, noteStandings, writeLinks } from "@/features/editorial/drafts/unit-links";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import { isoDay } from "@/i18n/dates";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { renamedIds, renamedUnit } from "./renamed-ids";
import { reasonsAgainstKeeping } from "./rules";
import { lockStanding } from "./standing";

/** What contentSchema allows. */
const longestTitle = 300;
const longestSlug = 80;

/**
 * Makes a new draft of what a document says now, in all its languages: blocks
 * and addresses are its own, what was said of pictures and from which unit a
 * unit was translated is taken over. It has no date, no schedule, no approval,
 * no comment, no assignment and no history.
 *
 * @param copyTitle what a title becomes, in its language: "Copy of …"
 * @throws Refusal with every reason: `deleted`, `document-unknown`
 */
export async function duplicateDocument(
  actor: Actor,
  documentId: string,
  copyTitle: (locale: Locale, title: string) => string,
): Promise<{ documentId: string }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const { document, standing } = await lockStanding(tx, person, documentId);
    refuseIf(reasonsAgainstKeeping("duplicate", standing, person));
    const copy = await beginDocument(tx, person, sharedBy(document));
    await record(tx, person, {
      verb: "duplicate",
      documentId: copy.documentId,
      detail: { of: documentId },
    });
    const texts = new Map<Locale, Copied>();
    // What others were translated from comes first.
    for (const locale of [
      ...new Set([document.primaryLocale as Locale, ...locales]),
    ] satisfies Locale[]) {
      const text = await findText(tx, documentId, locale);
      if (!text?.head || text.head.erasedAt) continue;
      const origin = [...texts.values()].find(
        ({ from }) => from === text.head?.translatedFromRevisionId,
      );
      texts.set(locale, await copyText(tx, person, copy.documentId, text, origin?.to, copyTitle));
    }
    for (const copied of texts.values()) await copyLinks(tx, copied, texts);
    for (const locale of texts.keys()) await noteStandings(tx, copy.documentId, locale);
    return copy;
  });
}

const sharedBy = ({
  kind,
  primaryLocale,
  section,
  leadMedia,
  position,
  ...dates
}: OpenDocument) => ({
  kind,
  primaryLocale: primaryLocale as Locale,
  sectionKey: section?.key ?? null,
  lead: leadMedia?.hash ?? null,
  eventStart: dates.eventStart && isoDay(dates.eventStart),
  eventEnd: dates.eventEnd && isoDay(dates.eventEnd),
  position,
});

type Copied = {
  /** The revision that was copied, and the one that was made of it. */
  from: string;
  to: string;
  translationId: string;
  originalId: string;
  ids: ReadonlyMap<string, string>;
  /** What its units said, and what those of the copy say, by their names. */
  said: ReadonlyMap<string, Unit>;
  says: ReadonlyMap<string, Unit>;
};

const byName = (units: readonly Unit[]) => new Map(units.map((each) => [each.unit, each]));

async function copyText(
  tx: Transaction,
  person: Person,
  documentId: string,
  original: Text,
  translatedFromRevisionId: string | undefined,
  copyTitle: (locale: Locale, title: string) => string,
): Promise<Copied> {
  const { locale, head } = original;
  // Breaks are of a title that this one no longer is.
  const { headlineBreaks: _, ...said } = contentOf(head);
  const { body, ids } = renamedIds(said.body, () => randomBytes(5).toString("hex"));
  const text = await findOrBegin(tx, { documentId, locale });
  const origin = translatedFromRevisionId ? { translatedFromRevisionId } : {};
  await keepAsHead(tx, person, text, origin, {
    ...said,
    body,
    title: said.title && copyTitle(locale, said.title).slice(0, longestTitle),
    slug: await freeSlug(tx, locale, said.slug),
  });
  const { headRevisionId, headRevision } = await tx.translation.findUniqueOrThrow({
    where: { id: text.translation.id },
    select: { headRevisionId: true, headRevision: { include: withWords } },
  });
  return {
    from: head?.id ?? "",
    to: headRevisionId ?? "",
    translationId: text.translation.id,
    originalId: original.translation.id,
    ids,
    said: byName(unitsOf(contentOf(head))),
    says: byName(unitsOf(contentOf(headRevision))),
  };
}

/** The address with the first number that no text of the language has. */
async function freeSlug(tx: Transaction, locale: Locale, slug: string): Promise<string> {
  if (slug === "") return "";
  const stem = slug.replace(/-\d+$/, "").slice(0, longestSlug - 6);
  const rows = await tx.translation.findMany({
    where: { locale, slug: { startsWith: `${stem}-` } },
    select: { slug: true },
  });
  const taken = new Set(rows.map((row) => row.slug));
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/**
 * From which unit a unit was made still holds, and whether that has changed
 * since: hashes are of words, and not of ids. A title is called a copy in both
 * languages, which is no change of what one says of the other.
 */
async function copyLinks(
  tx: Transaction,
  { originalId, translationId, to, ids, said, says }: Copied,
  texts: ReadonlyMap<Locale, Copied>,
): Promise<void> {
  const links = (await linksOf(tx, originalId)).flatMap((link) => {
    const unit = renamedUnit(link.unit, ids);
    const source = texts.get(link.sourceLocale as Locale);
    const sourceUnit = source && renamedUnit(link.sourceUnit, source.ids);
    // A unit without a name: the source's words are left out on purpose.
    if (unit === undefined || source === undefined || sourceUnit === undefined) return [];
    const was = source.said.get(link.sourceUnit);
    const is = source.says.get(sourceUnit);
    const asItStands = is && was?.hash === link.sourceHash;
    const ownStands = said.get(link.unit)?.hash === link.targetHash;
    return [
      {
        ...link,
        unit,
        sourceUnit,
        ...(asItStands ? { sourceHash: is.hash, sourceText: is.text } : {}),
        ...(ownStands ? { targetHash: says.get(unit)?.hash ?? null } : {}),
      },
    ];
  });
  if (links.length > 0) await writeLinks(tx, { id: translationId, headRevisionId: to }, links);
}
