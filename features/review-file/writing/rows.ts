import type { Content } from "@/features/editorial/schema";
import { pairsOf } from "@/features/xliff/units/pairs";
import { isPlain, type Said, saidIn } from "@/features/xliff/units/said";
import { type Locale, locales } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";

export type Side = {
  content: Content;
  /** What was made from what, of a translation from the story's first language. */
  links: readonly { unit: string; sourceUnit: string }[];
};

export type Row = { cells: Partial<Record<Locale, Said>> };

/**
 * The units of a story side by side: in the order of its first language, each
 * with what translations say of it; what they say besides stands at the end.
 */
export function rowsOf(sides: ReadonlyMap<Locale, Side>, first: Locale): Row[] {
  const source = sides.get(first);
  if (!source) return [];
  const rows: Row[] = saidIn(source.content)
    .filter(isShown)
    .map((said) => ({ cells: { [first]: said } }));
  const byUnit = new Map(rows.map((row) => [row.cells[first]?.unit ?? "", row]));
  for (const locale of locales) {
    const side = sides.get(locale);
    if (locale === first || !side) continue;
    const { of } = pairsOf(source.content, side.content, side.links);
    const placed = new Map([...of].map(([from, unit]) => [unit, from]));
    for (const said of saidIn(side.content).filter(isShown)) {
      const row = byUnit.get(placed.get(said.unit) ?? "");
      if (row) row.cells[locale] = said;
      else rows.push({ cells: { [locale]: said } });
    }
  }
  return rows;
}

/** Paragraphs are places also without words; of a field without words there is nothing to review. */
const isShown = ({ unit, text }: Said) => !isBlank(text) || !isPlain(unit);
