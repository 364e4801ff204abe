import { contentOf } from "@/features/editorial/drafts/content-of";
import { findText, readDocument } from "@/features/editorial/drafts/texts";
import { unitsOf } from "@/features/editorial/units/units";
import { folded } from "@/features/facts/numerals/numeral";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { houseGlossary } from "./house-glossary";

/** A term of the house that a text names, with what it is called in every language. */
export type TextTerm = {
  id: string;
  /** The agreed form of each language first, then what else may be said. */
  forms: Record<Locale, string[]>;
  note: string;
  decidedBy: string;
  /** Where the text names it, in its order: `quote` stands in the unit from `starts` on. */
  places: { unit: string; starts: number; quote: string; forbidden: boolean }[];
};

/** More of one text are counted by nobody; the browser is spared them. */
const mostPlaces = 1000;

/**
 * The glossary's terms that a text names as it was saved last, inflected as
 * they stand there; forms that are not to be used among them.
 *
 * @throws Refusal `document-unknown`, `deleted`
 */
export async function termsInText(
  documentId: string,
  locale: Locale,
  tx: Transaction = editorialDb(),
): Promise<TextTerm[]> {
  await readDocument(tx, documentId);
  const text = await findText(tx, documentId, locale);
  if (!text?.head || text.head.erasedAt) return [];
  const { terms, find } = await houseGlossary(tx);
  const places = new Map<number, TextTerm["places"]>();
  let count = 0;
  for (const { unit, text: words } of unitsOf(contentOf(text.head))) {
    for (const { term, start, end, forbidden } of find(folded(words), locale)) {
      if (++count > mostPlaces) break;
      const own = places.get(term) ?? [];
      places.set(term, own);
      own.push({ unit, starts: start, quote: words.slice(start, end), forbidden });
    }
  }
  return [...places].flatMap(([index, own]): TextTerm[] => {
    const term = terms[index];
    if (!term) return [];
    const { id, note, decidedByName, forms } = term;
    const all = Object.fromEntries(locales.map((each) => [each, [...forms[each]]]));
    return [{ id, note, decidedBy: decidedByName, forms: all as TextTerm["forms"], places: own }];
  });
}
