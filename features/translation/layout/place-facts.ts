import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import type { FieldRows, Row } from "./rows";

export type PlacedFacts = {
  /** By the key of the row, or of the field. */
  byRow: ReadonlyMap<string, ShownFinding[]>;
  /** What concerns no passage, or two other languages. */
  rest: ShownFinding[];
};

/** Puts what two texts state differently where it stands: beside the translation's passage, else beside the source's. */
export function placeFacts(
  findings: readonly ShownFinding[],
  { locale, source }: { locale: Locale; source: Locale },
  { rows, fields }: { rows: readonly Row[]; fields: FieldRows },
): PlacedFacts {
  const places = new Map<string, string>();
  const all: Pick<Row, "key" | "lines">[] = [
    ...Object.entries(fields).map(([key, lines]) => ({ key, lines })),
    ...rows,
  ];
  for (const { key, lines } of all) {
    for (const { unit, sources } of lines) {
      if (unit !== null) places.set(`${locale} ${unit}`, key);
      for (const each of sources) {
        const name = `${source} ${each.unit}`;
        if (!places.has(name)) places.set(name, key);
      }
    }
  }
  const byRow = new Map<string, ShownFinding[]>();
  const rest: ShownFinding[] = [];
  for (const finding of findings) {
    const sides = [finding.target, finding.source];
    const isHere = sides.every((side) => side.locale === locale || side.locale === source);
    const keys = sides.map((side) => places.get(`${side.locale} ${side.unit}`));
    const key = isHere ? (keys[0] ?? keys[1]) : undefined;
    if (key) byRow.set(key, [...(byRow.get(key) ?? []), finding]);
    else rest.push(finding);
  }
  return { byRow, rest };
}
