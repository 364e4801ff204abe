import { contentOf } from "@/features/editorial/drafts/content-of";
import { withWords } from "@/features/editorial/drafts/texts";
import { unitsOf } from "@/features/editorial/units/units";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { isBlank } from "@/lib/text/seen";
import { closest } from "./matches";

/** So many of the newest translations of this house are looked through: a moment, and no more with the years. */
const mostRemembered = 4_000;

export type Suggestion = {
  /** What it was translated to, and from. */
  text: string;
  sourceText: string;
  /** 1: the same words. */
  likeness: number;
  documentId: string;
};

/**
 * What this house has translated before that is like a unit of a source. Only
 * words that stand in a text now are offered: what was erased or written over
 * is remembered by nobody.
 *
 * @param which the text that is translated, and the unit of its source
 */
export async function remembered(which: {
  documentId: string;
  locale: Locale;
  source: Locale;
  unit: string;
}): Promise<Suggestion[]> {
  const { documentId, locale, source } = which;
  const db = editorialDb();
  const from = await db.translation.findUnique({
    where: { documentId_locale: { documentId, locale: source } },
    include: { headRevision: { include: withWords } },
  });
  const wanted = unitsOf(contentOf(from?.headRevision ?? null)).find(
    ({ unit }) => unit === which.unit,
  );
  if (!wanted || isBlank(wanted.text)) return [];
  const rows = await db.unitLink.findMany({
    where: {
      sourceLocale: source,
      sourceText: { not: "" },
      origin: "hand",
      targetHash: { not: null },
      translation: { locale, documentId: { not: documentId }, document: { trashedAt: null } },
    },
    select: {
      translationId: true,
      unit: true,
      sourceHash: true,
      sourceText: true,
      targetHash: true,
      translation: { select: { documentId: true } },
    },
    orderBy: { translationId: "desc" },
    take: mostRemembered,
  });
  const suggestions: Suggestion[] = [];
  for (const { entry, likeness } of closest(wanted, rows)) {
    const head = await db.translation.findUnique({
      where: { id: entry.translationId },
      include: { headRevision: { include: withWords } },
    });
    const unit = unitsOf(contentOf(head?.headRevision ?? null)).find(
      (each) => each.unit === entry.unit && each.hash === entry.targetHash,
    );
    if (!unit || isBlank(unit.text)) continue;
    const { sourceText, translation } = entry;
    suggestions.push({
      text: unit.text,
      sourceText,
      likeness,
      documentId: translation.documentId,
    });
  }
  return suggestions;
}
