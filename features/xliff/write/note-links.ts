import type { Person } from "@/features/audit/actors/actors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { moveText } from "@/features/editorial/drafts/move-text";
import type { Text } from "@/features/editorial/drafts/texts";
import { noteStandings, type StoredLink, writeLinks } from "@/features/editorial/drafts/unit-links";
import type { Content } from "@/features/editorial/schema";
import { unitsOf } from "@/features/editorial/units/units";
import { newLink } from "@/features/translation/linking/links";
import { tellReaders } from "@/features/translation/write/open-translation";
import type { Link } from "@/features/xliff/merging/merge";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";

/** What a translation was made from before a file came in. */
export type Opened = {
  documentId: string;
  from: Locale;
  locale: Locale;
  links: readonly StoredLink[];
};

/**
 * The links of a translation after a file: what the units that came in were
 * made from, and of those whose words were there already that whoever sent the
 * file has seen them beside their source.
 *
 * @param content what the translation says then
 * @returns undefined where nothing is new, and for a text that is linked to
 *   another language: it stays linked to that one
 */
export async function linksAfter(
  tx: Transaction,
  person: Person,
  { from, links }: Opened,
  found: readonly Link[],
  content: Content,
): Promise<StoredLink[] | undefined> {
  if (links.some(({ sourceLocale }) => sourceLocale !== from)) return undefined;
  const by = { confirmedAt: await databaseNow(tx), confirmedById: person.id };
  const units = new Map(unitsOf(content).map((each) => [each.unit, each]));
  const fresh = found.flatMap((each): StoredLink[] => {
    const unit = units.get(each.unit);
    const own = links.find((link) => link.unit === each.unit);
    const isSeen = each.as === "seen" && own !== undefined;
    if (!unit || (isSeen && !isNews(own, each))) return [];
    const origin = each.isMachine ? ("machine" as const) : ("hand" as const);
    const source = { locale: from, unit: each.source };
    return [newLink(unit, source, { origin, ...(isSeen ? by : {}) })];
  });
  if (fresh.length === 0) return undefined;
  const taken = new Set(fresh.map(({ unit }) => unit));
  return [...links.filter(({ unit }) => !taken.has(unit)), ...fresh];
}

/** Whether somebody has said of words that are there that they hold, and nobody had before. */
const isNews = (own: StoredLink, { isConfirmed, source }: Link) =>
  isConfirmed && (own.sourceHash !== source.hash || (own.origin !== "hand" && !own.confirmedAt));

/**
 * Notes what a file says of words that are there already: no revision, and an
 * approval stays. Readers are told what it means for them.
 *
 * @param tx holds the lock of the public record where the text is live
 */
export async function noteSeen(
  tx: Transaction,
  person: Person,
  opened: Opened,
  text: Text,
  found: readonly Link[],
): Promise<void> {
  const fresh = await linksAfter(tx, person, opened, found, contentOf(text.head));
  if (!fresh) return;
  await writeLinks(tx, text.translation, fresh);
  await noteStandings(tx, opened.documentId, opened.locale);
  const known = new Set(opened.links);
  const units = fresh.filter((link) => !known.has(link)).map(({ unit }) => unit);
  const verb = opened.links.length > 0 ? "confirm" : "link";
  await (verb === "confirm"
    ? moveText(tx, person, verb, text, {
        detail: { source: opened.from, units: units.slice(0, mostNamed), count: units.length },
      })
    : moveText(tx, person, verb, text, { detail: { source: opened.from, units: units.length } }));
  await tellReaders(tx, { person, text }, verb);
}

/** The audit trail names so many units: enough to find them, and no list without an end. */
const mostNamed = 50;
