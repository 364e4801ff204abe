import { readDocument } from "@/features/editorial/drafts/texts";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { compareTexts, type FactDisagreement, type FactLink } from "./compare-texts";
import { houseGlossary } from "./house-glossary";
import { ownAddresses, resolved } from "./own-addresses";
import { type Version, type Versions, versionsOf } from "./versions";

export type FactFinding = FactDisagreement & {
  /** Sides that are shown as readers have them, where what is written says something else. */
  asLive: Locale[];
  /** Only met where some languages go out and others stay as they are. */
  alone: boolean;
  /** Why it may stay as it is: null while nobody has said so. */
  kept: { reason: string; by: string; at: Date } | null;
};

/**
 * What languages of a document say differently, each translation beside the
 * text that it was made from, or else the language the document was begun in:
 * what readers would see once `released` are out. These count as they are
 * written, the others as readers have them.
 *
 * @param released all, where nothing is said: the text as it stands on the desk
 * @throws Refusal `document-unknown`
 */
export async function documentFacts(
  documentId: string,
  {
    released = locales,
    tx = editorialDb(),
  }: { released?: readonly Locale[]; tx?: Transaction } = {},
): Promise<FactFinding[]> {
  return findings(tx, documentId, () => [released]);
}

/**
 * The same for every choice of languages that may go out next: all that a
 * release can be asked about, so that each of it can be seen and kept before.
 *
 * @throws Refusal `document-unknown`
 */
export async function releasableFacts(
  documentId: string,
  { tx = editorialDb() }: { tx?: Transaction } = {},
): Promise<FactFinding[]> {
  return findings(tx, documentId, (versions) =>
    choicesOf(locales.filter((locale) => versions.get(locale)?.written)),
  );
}

/** Each choice of some, all of them first. */
const choicesOf = (all: readonly Locale[]): Locale[][] => {
  const whole = 2 ** all.length - 1;
  return Array.from({ length: whole }, (_, less) =>
    all.filter((_each, at) => Math.floor((whole - less) / 2 ** at) % 2 === 1),
  );
};

async function findings(
  tx: Transaction,
  documentId: string,
  choices: (versions: ReadonlyMap<Locale, Versions>) => readonly (readonly Locale[])[],
): Promise<FactFinding[]> {
  const document = await readDocument(tx, documentId);
  const versions = await versionsOf(tx, document);
  if (versions.size < 2) return [];
  const all = [...versions.values()].flatMap((each) => [each.written, each.public]);
  const known = all.filter((each) => each !== undefined);
  const compare = await comparer(tx, known);
  const found = new Map<string, Omit<FactFinding, "kept">>();
  for (const [index, released] of choices(versions).entries()) {
    const shown = locales.flatMap((locale) => {
      const { written, public: live } = versions.get(locale) ?? {};
      const version = released.includes(locale) ? (written ?? live) : live;
      return version ? [version] : [];
    });
    const goesOut = ({ locale }: Version) =>
      released.includes(locale) && versions.get(locale)?.written !== undefined;
    for (const [source, target] of pairsOf(shown, document.primaryLocale, compare.links)) {
      if (!goesOut(source) && !goesOut(target)) continue;
      const asLive = [source, target].filter(({ live }) => live).map(({ locale }) => locale);
      for (const each of compare.texts(source, target))
        if (!found.has(each.id)) found.set(each.id, { ...each, asLive, alone: index > 0 });
    }
  }
  return withReasons(tx, documentId, [...found.values()]);
}

/** Which of the texts are compared: source and target. */
function pairsOf(
  texts: readonly Version[],
  primaryLocale: string,
  linksOf: (target: Version) => readonly FactLink[],
): [Version, Version][] {
  const primary = texts.find(({ locale }) => locale === primaryLocale) ?? texts[0];
  return texts.flatMap((target): [Version, Version][] => {
    const made = texts.find(({ locale }) =>
      linksOf(target).some((link) => link.sourceLocale === locale),
    );
    const source = made ?? primary;
    return source && source !== target ? [[source, target]] : [];
  });
}

/** Compares two versions once, however many choices of languages show them. */
async function comparer(tx: Transaction, versions: readonly Version[]) {
  const { judge } = await houseGlossary(tx);
  const rows = await tx.unitLink.findMany({
    where: { translationId: { in: versions.map(({ translationId }) => translationId) } },
  });
  const byPath = await ownAddresses(
    tx,
    versions.map(({ content }) => content),
  );
  const links = ({ translationId }: Version) =>
    rows.filter((each) => each.translationId === translationId);
  const done = new Map<Version, Map<Version, FactDisagreement[]>>();
  const read = ({ locale, content }: Version) => ({ locale, content: resolved(content, byPath) });
  return {
    links,
    texts(source: Version, target: Version): FactDisagreement[] {
      const beside = done.get(source) ?? new Map<Version, FactDisagreement[]>();
      done.set(source, beside);
      const known =
        beside.get(target) ?? compareTexts(judge, read(source), read(target), links(target));
      beside.set(target, known);
      return known;
    },
  };
}

async function withReasons(
  tx: Transaction,
  documentId: string,
  found: readonly Omit<FactFinding, "kept">[],
): Promise<FactFinding[]> {
  if (found.length === 0) return [];
  const rows = await tx.factOverride.findMany({ where: { documentId } });
  return found.map((each) => {
    const row = rows.find(
      ({ hashA, hashB, localeA, localeB, said }) =>
        said === each.said &&
        hashA === each.source.hash &&
        hashB === each.target.hash &&
        localeA === each.source.locale &&
        localeB === each.target.locale,
    );
    return {
      ...each,
      kept: row ? { reason: row.reason, by: row.userName, at: row.createdAt } : null,
    };
  });
}
