import type { Content } from "@/features/editorial/schema";
import { carryLinks } from "@/features/editorial/units/carry-links";
import {
  countOf,
  type Standing,
  standingsOf,
  type UnitLink,
} from "@/features/editorial/units/provenance";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { contentOf } from "./content-of";
import { type Revision, withWords } from "./texts";

/** A link as it is stored. */
export type StoredLink = UnitLink & {
  sourceLocale: string;
  targetHash: string | null;
  confirmedById: string | null;
  reason: string | null;
};

/** What a revision remembers of a link: without the words, which would outlive an erasure there. */
type LinkSnapshot = Omit<StoredLink, "sourceText" | "confirmedAt"> & { confirmedAt: string | null };

/** What a restored revision knew is looked for in so many revisions of its source. */
const longestLookBack = 100;

export async function linksOf(tx: Transaction, translationId: string): Promise<StoredLink[]> {
  const rows = await tx.unitLink.findMany({
    where: { translationId },
    orderBy: [{ unit: "asc" }, { sourceUnit: "asc" }],
  });
  return rows.map(({ translationId: _, ...link }) => link as StoredLink);
}

/** The links of a text, and none but these; its newest revision remembers them. */
export async function writeLinks(
  tx: Transaction,
  { id, headRevisionId }: { id: string; headRevisionId: string | null },
  links: readonly StoredLink[],
): Promise<void> {
  await storeLinks(tx, id, links);
  if (!headRevisionId) return;
  await tx.revision.updateMany({
    where: { id: headRevisionId, erasedAt: null },
    data: { links: snapshotOf(links) },
  });
}

/** The same, where the next revision is to remember them and this one is not. */
export async function storeLinks(
  tx: Transaction,
  translationId: string,
  links: readonly StoredLink[],
): Promise<void> {
  await tx.unitLink.deleteMany({ where: { translationId } });
  await tx.unitLink.createMany({ data: links.map((link) => ({ translationId, ...link })) });
}

/**
 * Keeps the links of a text right when its next revision is made.
 *
 * @param snapshot of the revision that is restored, null where it is from before
 *   anything was linked; without it the links follow what was edited
 * @returns what the next revision remembers of them; none where nothing is linked
 */
export async function carryOver(
  tx: Transaction,
  which: { translationId: string; documentId: string },
  [before, after]: [Content, Content],
  snapshot?: unknown,
): Promise<Prisma.InputJsonArray | undefined> {
  const links = await linksOf(tx, which.translationId);
  // Most texts are linked to none: their saves read no units.
  if (links.length === 0 && !Array.isArray(snapshot)) return undefined;
  const [was, is] = [unitsOf(before), unitsOf(after)];
  const carried =
    snapshot === undefined
      ? carryLinks(was, is, links)
      : snapshot === null
        ? links.filter(({ unit }) => hashIn(was, unit) === hashIn(is, unit))
        : await restored(tx, which.documentId, links, snapshot as LinkSnapshot[]);
  if (JSON.stringify(carried) !== JSON.stringify(links)) {
    await storeLinks(tx, which.translationId, carried);
  }
  return carried.length > 0 ? snapshotOf(carried) : undefined;
}

const snapshotOf = (links: readonly StoredLink[]) =>
  links.map(({ sourceText: _, confirmedAt, ...link }) => ({
    ...link,
    confirmedAt: confirmedAt?.toISOString() ?? null,
  }));

/** The links that a revision remembers, without the words that they are of. */
export const linksIn = (snapshot: unknown): StoredLink[] =>
  Array.isArray(snapshot)
    ? (snapshot as LinkSnapshot[]).map(({ confirmedAt, ...link }) => ({
        ...link,
        sourceText: "",
        confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
      }))
    : [];

const hashIn = (units: readonly Unit[], name: string) =>
  units.find(({ unit }) => unit === name)?.hash;

/** The links that a revision had, with the words that they are of, as far as these are still there. */
async function restored(
  tx: Transaction,
  documentId: string,
  now: readonly StoredLink[],
  snapshot: readonly LinkSnapshot[],
): Promise<StoredLink[]> {
  const words = new Map(now.map(({ sourceHash, sourceText }) => [sourceHash, sourceText]));
  const lacking = new Set(snapshot.flatMap((each) => (words.has(each.sourceHash) ? [] : [each])));
  const [one] = lacking;
  if (one) {
    const revisions = await tx.revision.findMany({
      where: {
        translation: { documentId, locale: one.sourceLocale },
        refused: null,
        erasedAt: null,
      },
      include: withWords,
      orderBy: { number: "desc" },
      take: longestLookBack,
    });
    const wanted = new Set([...lacking].map(({ sourceHash }) => sourceHash));
    for (const { text, hash } of revisions.flatMap((each) => unitsOf(contentOf(each)))) {
      if (wanted.has(hash)) words.set(hash, text);
    }
  }
  return linksIn(snapshot).map((link) => ({
    ...link,
    sourceText: words.get(link.sourceHash) ?? "",
  }));
}

/**
 * Works out anew how a text stands to its source, and how those stand that were
 * made from it, and notes it for lists. Called by whatever changes a text or
 * its links.
 */
export async function noteStandings(
  tx: Transaction,
  documentId: string,
  locale: Locale,
): Promise<void> {
  // Most stories are made without: their saves read nothing more than before.
  if (!(await tx.unitLink.findFirst({ where: { translation: { documentId } } }))) return;
  const texts = await tx.translation.findMany({
    where: { documentId },
    include: { headRevision: { include: withWords } },
  });
  const unitsIn = unitsByLocale(texts);
  for (const text of texts) {
    const links = await linksOf(tx, text.id);
    const source = sourceOf(links);
    if (text.locale !== locale && source !== locale) continue;
    const own = unitsIn(text.locale);
    const lines = source ? standingsOf(unitsIn(source), own, links) : [];
    const { behind, of } = countOf(lines);
    if (text.locale === locale) await noteTargets(tx, text.id, own, lines, links);
    const since = behind > 0 ? (text.behindSince ?? (await databaseNow(tx))) : null;
    await tx.translation.update({
      where: { id: text.id },
      data: { sourceLocale: source, behind, units: of, behindSince: since },
    });
  }
}

/**
 * Words that are changed while their source has not are made from it like
 * those before them: what a later change of the source is measured by.
 */
async function noteTargets(
  tx: Transaction,
  translationId: string,
  own: readonly Unit[],
  lines: readonly Standing[],
  links: readonly StoredLink[],
): Promise<void> {
  const now = new Map(own.map(({ unit, hash }) => [unit, hash]));
  const holds = new Set(
    lines.flatMap(({ unit, state }) => (state === "current" || state === "confirmed" ? unit : [])),
  );
  const stale = links.filter(
    ({ unit, targetHash }) => holds.has(unit) && targetHash !== now.get(unit),
  );
  for (const { unit, sourceUnit } of stale) {
    await tx.unitLink.update({
      where: { translationId_unit_sourceUnit: { translationId, unit, sourceUnit } },
      data: { targetHash: now.get(unit) ?? null },
    });
  }
}

type Head = { locale: string; headRevision: Revision | null };

/** The units of each language of a story, worked out once. */
function unitsByLocale(texts: readonly Head[]) {
  const heads = new Map(texts.map(({ locale, headRevision }) => [locale, headRevision]));
  const known = new Map<string, ReturnType<typeof unitsOf>>();
  return (locale: string) => {
    const units = known.get(locale) ?? unitsOf(contentOf(heads.get(locale) ?? null));
    known.set(locale, units);
    return units;
  };
}

/** A text has one source: linking it to another language takes the place of what was linked. */
export const sourceOf = (links: readonly { sourceLocale: string }[]): Locale | null =>
  (links[0]?.sourceLocale as Locale | undefined) ?? null;
