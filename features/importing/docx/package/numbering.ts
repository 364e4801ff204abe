import { numeral } from "./numerals";
import { child, elements, val, type Xml } from "./xml";

type Level = { format: string; start: number; text: string };
type List = { abstract: string; levels: Map<number, Level>; starts: Map<number, number> };

/** The sign before an item, as Word shows it. */
export type Item = {
  isBullet: boolean;
  /** Its place in the count. */
  value: number;
  /** `1.`, `(a)`, `第三条`; nothing for bullets. */
  label: string;
  level: number;
  /** Which list it belongs to. */
  list: string;
};

/** Counts as Word counts: lists that share a definition go on with each other's numbers. */
export type Numbering = { next: (numId: string, level: number) => Item | undefined };

export function readNumbering(root: Xml | undefined): Numbering {
  const abstracts = new Map<string, Xml>();
  const byStyle = new Map<string, Xml>();
  for (const node of elements(root).filter(({ name }) => name === "w:abstractNum")) {
    abstracts.set(node.attrs["w:abstractNumId"] ?? "", node);
    const style = val(node, "w:styleLink");
    if (style) byStyle.set(style, node);
  }
  const lists = new Map<string, List>();
  for (const node of elements(root).filter(({ name }) => name === "w:num")) {
    const id = val(node, "w:abstractNumId") ?? "";
    const own = abstracts.get(id);
    // Some lists are only the name of a style that has the levels.
    const definition = byStyle.get(val(own, "w:numStyleLink") ?? "") ?? own;
    const levels = new Map(levelsIn(definition));
    const starts = new Map<number, number>();
    for (const override of elements(node).filter(({ name }) => name === "w:lvlOverride")) {
      const level = Number(override.attrs["w:ilvl"] ?? 0);
      for (const [at, other] of levelsIn(override)) levels.set(at, other);
      const start = val(override, "w:startOverride");
      if (start !== undefined) starts.set(level, Number(start));
    }
    lists.set(node.attrs["w:numId"] ?? "", { abstract: id, levels, starts });
  }
  return counting(lists);
}

function levelsIn(node: Xml | undefined): [number, Level][] {
  return elements(node)
    .filter(({ name }) => name === "w:lvl")
    .map((each) => {
      const start = Number(val(each, "w:start") ?? 1);
      return [
        Number(each.attrs["w:ilvl"] ?? 0),
        {
          format: val(each, "w:numFmt") ?? customFormat(each) ?? "decimal",
          start: Number.isFinite(start) ? start : 1,
          text: val(each, "w:lvlText") ?? "",
        },
      ];
    });
}

/** Newer formats stand in a choice beside what older programs know. */
const customFormat = (level: Xml) =>
  val(child(child(level, "mc:AlternateContent"), "mc:Fallback"), "w:numFmt");

function counting(lists: Map<string, List>): Numbering {
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  const next = (numId: string, level: number): Item | undefined => {
    const list = lists.get(numId);
    const own = list?.levels.get(level);
    // A list that the file does not have, or number 0: none.
    if (!list || !own || own.format === "none") return undefined;
    const count = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, count);
    const start = list.starts.get(level);
    if (start !== undefined && !begun.has(`${numId}/${level}`)) {
      begun.add(`${numId}/${level}`);
      count[level] = start - 1;
      count.length = level + 1;
    }
    for (let above = 0; above < level; above++) {
      count[above] ??= list.levels.get(above)?.start ?? 1;
    }
    count[level] = (count[level] ?? own.start - 1) + 1;
    count.length = level + 1;
    const isBullet = own.format === "bullet";
    return {
      isBullet,
      value: count[level] ?? 1,
      level,
      list: list.abstract,
      label: isBullet ? "" : labelOf(list, level, count),
    };
  };
  return { next };
}

function labelOf({ levels }: List, level: number, count: number[]): string {
  return (levels.get(level)?.text ?? "").replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return numeral(count[at] ?? 1, levels.get(at)?.format ?? "decimal");
  });
}
