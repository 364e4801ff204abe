import { Refusal } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { type Revision, readDocument, withWords } from "@/features/editorial/drafts/texts";
import { linksOf, type StoredLink, sourceOf } from "@/features/editorial/drafts/unit-links";
import type { Content } from "@/features/editorial/schema";
import { leftOut, type Standing, standingsOf } from "@/features/editorial/units/provenance";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inSnapshot } from "@/lib/db/transaction";
import { longestList } from "./behind/longest-list";
import { align, type Pair } from "./linking/align";
import { type Matching, matchingOf } from "./linking/match";

/** One language of a story, and how it stands to the one that it was made from. */
export type TranslationStatus = {
  locale: Locale;
  /** None: it is linked to no other language. */
  source: Locale | null;
  lines: Standing[];
  units: Unit[];
  links: StoredLink[];
};

/**
 * All languages of a story, from one state of the database.
 *
 * @throws Refusal `document-unknown`
 */
export function translationStatus(documentId: string): Promise<TranslationStatus[]> {
  return inSnapshot(async (tx) => {
    await readDocument(tx, documentId);
    const texts = await tx.translation.findMany({
      where: { documentId, headRevisionId: { not: null } },
      include: { headRevision: { include: withWords } },
    });
    const units = new Map(
      texts.map((each) => [each.locale, unitsOf(contentOf(each.headRevision))]),
    );
    const found: TranslationStatus[] = [];
    for (const locale of locales) {
      const text = texts.find((each) => each.locale === locale);
      if (!text) continue;
      const links = await linksOf(tx, text.id);
      const source = sourceOf(links);
      const own = units.get(locale) ?? [];
      const lines = standingsOf((source && units.get(source)) || [], own, links);
      found.push({ locale, source, lines, units: own, links });
    }
    return found;
  });
}

/** What `link` would pair by itself. Empty where either text is not there. */
export async function proposedPairs(
  documentId: string,
  locale: Locale,
  source: Locale,
): Promise<Pair[]> {
  const texts = await editorialDb().translation.findMany({
    where: { documentId, locale: { in: [locale, source] }, headRevisionId: { not: null } },
    include: { headRevision: { include: withWords } },
  });
  const content = (of: Locale) => texts.find((each) => each.locale === of)?.headRevision;
  const [from, to] = [content(source), content(locale)];
  return from && to ? align(contentOf(from), contentOf(to)) : [];
}

/**
 * By what a screen knows whether anything has come since: the newest revisions
 * of source and text, and the last time that somebody noted or confirmed
 * where the text is from, or erased words: neither makes a revision.
 */
export type Stamp = { source: string; own: string; noted: number };

async function stampOf(
  tx: Transaction,
  { documentId, locale, source }: { documentId: string; locale: Locale; source: Locale },
): Promise<Stamp> {
  const texts = await tx.translation.findMany({
    where: { documentId, locale: { in: [locale, source] } },
    select: { locale: true, headRevisionId: true },
  });
  const last = await tx.auditEvent.findFirst({
    where: { documentId, verb: { in: ["link", "confirm", "erase"] } },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  const headOf = (of: Locale) => texts.find((each) => each.locale === of)?.headRevisionId ?? "";
  return { source: headOf(source), own: headOf(locale), noted: Number(last?.id ?? 0) };
}

/**
 * How a text that comes from elsewhere seems to fit a source, before anything of it is kept.
 *
 * @returns with the revision of the source that it was matched to
 * @throws Refusal `no-source`
 */
export async function proposedMatching(
  documentId: string,
  source: Locale,
  content: Content,
): Promise<Matching & { seen: string }> {
  const from = await editorialDb().translation.findUnique({
    where: { documentId_locale: { documentId, locale: source } },
    include: { headRevision: { include: withWords } },
  });
  if (!from?.headRevision) throw new Refusal([{ code: "no-source" }]);
  return { ...matchingOf(contentOf(from.headRevision), content), seen: from.headRevision.id };
}

/** What the translation screen shows of a text's source, and how the text stands to it. */
export type TranslationView = {
  source: Locale;
  stamp: Stamp;
  content: Content;
  lines: Standing[];
  /** Whether anything of the text is linked to this source. */
  linked: boolean;
  /** Of a text of which nothing is linked: what stands beside what. */
  guesses: Pair[];
  /** The languages that it could be made from. */
  sources: Locale[];
  /** A language more, with what of the source each of its units belongs to. */
  third: { locale: Locale; content: Content; pairs: Pair[] } | null;
};

/**
 * @param from the language to translate from; left out: the one that the text
 *   is linked to, else the story's first, else any that is written
 * @returns undefined where no other language is written
 * @throws Refusal `document-unknown`
 */
export function translationView(
  documentId: string,
  locale: Locale,
  from?: Locale,
): Promise<TranslationView | undefined> {
  return inSnapshot(async (tx) => {
    const document = await readDocument(tx, documentId);
    const texts = await tx.translation.findMany({
      where: { documentId, headRevisionId: { not: null } },
      include: { headRevision: { include: withWords } },
    });
    const textIn = (of: Locale) => texts.find((each) => each.locale === of);
    const sources = locales.filter((each) => each !== locale && textIn(each));
    const own = textIn(locale);
    const links = own ? await linksOf(tx, own.id) : [];
    const wanted = [from, sourceOf(links), document.primaryLocale as Locale, ...sources];
    const source = wanted.find((each) => each && sources.includes(each));
    const found = source && textIn(source);
    if (!source || !found) return undefined;
    const [content, written] = [
      contentOf(found.headRevision),
      contentOf(own?.headRevision ?? null),
    ];
    const linked = links.filter(({ sourceLocale }) => sourceLocale === source);
    const another = sources.find((each) => each !== source);
    const third = another && textIn(another);
    return {
      source,
      stamp: await stampOf(tx, { documentId, locale, source }),
      content,
      lines: own ? standingsOf(unitsOf(content), unitsOf(written), linked) : [],
      linked: linked.length > 0,
      guesses: own && linked.length === 0 ? align(content, written) : [],
      sources,
      third: third
        ? await thirdOf(tx, { ...third, locale: another }, { ...found, locale: source }, content)
        : null,
    };
  });
}

/** What has come since a screen was loaded; the source's words only where they are others. */
export type TranslationNews = Pick<TranslationView, "stamp" | "lines" | "linked"> & {
  content: Content | undefined;
};

/**
 * What has become of a text and its source since somebody last asked: they ask
 * every few seconds, so that nothing is read of either where nothing has.
 *
 * @returns undefined where nothing has changed, or the source is gone
 */
export function translationNews(
  which: { documentId: string; locale: Locale; source: Locale },
  known: Stamp,
): Promise<TranslationNews | undefined> {
  return inSnapshot(async (tx) => {
    const { documentId, locale, source } = which;
    const stamp = await stampOf(tx, which);
    const isOld = stamp.own === known.own && stamp.noted === known.noted;
    if (isOld && stamp.source === known.source) return undefined;
    const texts = await tx.translation.findMany({
      where: { documentId, locale: { in: [locale, source] }, headRevisionId: { not: null } },
      include: { headRevision: { include: withWords } },
    });
    const [from, own] = [source, locale].map((of) => texts.find((each) => each.locale === of));
    if (!from?.headRevision || !own?.headRevision) return undefined;
    const content = contentOf(from.headRevision);
    const links = await linksOf(tx, own.id);
    const linked = links.filter(({ sourceLocale }) => sourceLocale === source);
    return {
      stamp,
      content: stamp.source === known.source ? undefined : content,
      lines: standingsOf(unitsOf(content), unitsOf(contentOf(own.headRevision)), linked),
      linked: linked.length > 0,
    };
  });
}

type Text = { id: string; locale: Locale; headRevision: Revision | null };

/**
 * A language beside: by what it was made from, or what the source was made from, else by likeness.
 *
 * @param content what `from`, the source, says
 */
async function thirdOf(
  tx: Transaction,
  other: Text,
  from: Text,
  content: Content,
): Promise<NonNullable<TranslationView["third"]>> {
  const { locale } = other;
  const said = contentOf(other.headRevision);
  const own = await linksOf(tx, other.id);
  if (sourceOf(own) === from.locale) {
    const pairs = own.flatMap(({ unit, sourceUnit }) =>
      unit === leftOut ? [] : [{ unit, sourceUnit }],
    );
    return { locale, content: said, pairs };
  }
  const back = await linksOf(tx, from.id);
  if (sourceOf(back) === locale) {
    const pairs = back.map(({ unit, sourceUnit }) => ({ unit: sourceUnit, sourceUnit: unit }));
    return { locale, content: said, pairs };
  }
  return { locale, content: said, pairs: align(content, said) };
}

/** Nobody works on what was put away. */
const whereBehind = {
  behindSince: { not: null },
  document: { archivedAt: null, trashedAt: null },
};

/** Texts that are behind their source, those that have been for longest first. */
export function behindTexts(locale?: Locale, limit = longestList) {
  return editorialDb().translation.findMany({
    where: { ...whereBehind, ...(locale ? { locale } : {}) },
    select: {
      documentId: true,
      locale: true,
      sourceLocale: true,
      behind: true,
      units: true,
      behindSince: true,
      headRevision: { select: { title: true } },
    },
    orderBy: [{ behindSince: "asc" }, { id: "asc" }],
    take: Math.min(limit, longestList),
  });
}

/** How many texts are behind, for where a list of them is offered. */
export const behindCount = () => editorialDb().translation.count({ where: whereBehind });
