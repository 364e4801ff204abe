import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import type { FieldRows, Row } from "./rows";

export type PlacedFacts = {
  /** By the key of the row, or of the field. */
  byRow: ReadonlyMap<string, ShownFinding[]>;
  /** What concerns no passage, or two other languages. */
  rest: ShownFinding[];
};

/**
 * Puts what two texts state differently where it stands: beside the
 * translation's passage, else beside the source's. What nobody has translated
 * yet says nothing at all, and is not said to say it wrongly.
 */
export function placeFacts(
  findings: readonly ShownFinding[],
  { locale, source }: { locale: Locale; source: Locale },
  { rows, fields }: { rows: readonly Row[]; fields: FieldRows },
): PlacedFacts {
  const places = new Map<string, string>();
  const untranslated = new Set<string>();
  const all: Pick<Row, "key" | "lines">[] = [
    ...Object.entries(fields).map(([key, lines]) => ({ key, lines })),
    ...rows,
  ];
  for (const { key, lines } of all) {
    for (const { unit, sources, state } of lines) {
      const waits = state === "untranslated";
      if (unit !== null) places.set(`${locale} ${unit}`, key);
      if (unit !== null && waits) untranslated.add(`${locale} ${unit}`);
      for (const each of sources) {
        const name = `${source} ${each.unit}`;
        if (waits) untranslated.add(name);
        if (!places.has(name)) places.set(name, key);
      }
    }
  }
  const byRow = new Map<string, ShownFinding[]>();
  const rest: ShownFinding[] = [];
  for (const finding of findings) {
    const sides = [finding.target, finding.source];
    const isHere = sides.every((side) => side.locale === locale || side.locale === source);
    const names = sides.map((side) => `${side.locale} ${side.unit}`);
    if (isHere && names.some((name) => untranslated.has(name))) continue;
    const keys = names.map((name) => places.get(name));
    const key = isHere ? (keys[0] ?? keys[1]) : undefined;
    if (key) byRow.set(key, [...(byRow.get(key) ?? []), finding]);
    else rest.push(finding);
  }
  return { byRow, rest };
}
