import { contentOf } from "@/features/editorial/drafts/content-of";
import { readDocument, withWords } from "@/features/editorial/drafts/texts";
import { linksOf, type StoredLink, sourceOf } from "@/features/editorial/drafts/unit-links";
import { type Standing, standingsOf } from "@/features/editorial/units/provenance";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { inSnapshot } from "@/lib/db/transaction";
import { align, type Pair } from "./linking/align";

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

/** How many texts a list of what is behind has at most. */
const longestList = 200;

/** Texts that are behind their source, those that have been for longest first. */
export function behindTexts(locale?: Locale, limit = longestList) {
  return editorialDb().translation.findMany({
    where: {
      behindSince: { not: null },
      ...(locale ? { locale } : {}),
      document: { archivedAt: null, trashedAt: null },
    },
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
