import type { Content } from "@/features/editorial/schema";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import type { Block, Body, Inline, ListItem } from "@/features/publication/schema";

/** What a unit is, for who translates it. */
export type UnitKind =
  | "title"
  | "short-title"
  | "summary"
  | "paragraph"
  | "heading"
  | "list-item"
  | "quotation"
  | "attribution"
  | "table-cell"
  | "table-caption"
  | "alt"
  | "caption"
  | "credit";

/** A unit with the words as they are set, and where it stands. */
export type Said = Unit & {
  kind: UnitKind;
  inlines: readonly Inline[];
  /** The heading above it; empty where there is none. */
  under: string;
};

/** @returns the units of a content in their order (`unitsOf`), each with what a translator needs to know of it */
export function saidIn(content: Content): Said[] {
  const blocks = new Map(blockUnits(content.body).map((each) => [each.unit, each]));
  return unitsOf(content).map((unit) => {
    const at = blocks.get(unit.unit);
    return {
      ...unit,
      kind: at?.kind ?? kindOfField(unit.unit),
      inlines: isPlain(unit.unit) ? inlinesOfLines(unit.text) : (at?.inlines ?? []),
      under: at?.under ?? "",
    };
  });
}

/** Fields have no codes but the ends of their lines. */
const inlinesOfLines = (text: string): Inline[] =>
  text
    .split("\n")
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: "hardBreak" } as const] : []),
      ...(line ? [{ type: "text", text: line } as const] : []),
    ]);

export const linesOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === "text" ? inline.text : "\n")).join("");

/** Whether a unit is a paragraph or heading: a place that is there also without words. */
export const isLeafUnit = (unit: string) => /^b:[^.]*$/.test(unit);

/** Whether a unit is a line of words without marks. */
export const isPlain = (unit: string) => !isLeafUnit(unit);

/** Whether a unit is the words of a table or quotation itself, and not of what stands in it. */
export const isOfBlock = (unit: string) => /^b:.*\./.test(unit);

function kindOfField(unit: string): UnitKind {
  if (unit === "short_title") return "short-title";
  const said = unit.split(".")[1];
  if (unit.startsWith("b:")) return said === "attribution" ? "attribution" : "table-caption";
  if (unit.startsWith("m:"))
    return said === "alt" ? "alt" : said === "credit" ? "credit" : "caption";
  return unit === "summary" ? "summary" : "title";
}

type InBlock = Pick<Said, "unit" | "kind" | "inlines" | "under">;
type Node = Block | ListItem | Body["content"][number];

function blockUnits(body: Body): InBlock[] {
  const units: InBlock[] = [];
  let under = "";
  const visit = (node: Node, kind: UnitKind): void => {
    switch (node.type) {
      case "paragraph":
      case "heading": {
        const inlines = node.content ?? [];
        units.push({ unit: `b:${node.attrs.id}`, kind, inlines, under });
        if (node.type === "heading") under = linesOf(inlines);
        return;
      }
      case "bulletList":
      case "orderedList":
      case "listItem":
        for (const each of node.content) visit(each as Node, "list-item");
        return;
      case "blockquote":
        for (const each of node.content) visit(each, "quotation");
        units.push(field(`b:${node.attrs.id}.attribution`, node.attrs.attribution, under));
        return;
      case "table":
        units.push(field(`b:${node.attrs.id}.caption`, node.attrs.caption, under));
        for (const row of node.content) {
          for (const cell of row.content)
            for (const each of cell.content) visit(each, "table-cell");
        }
        return;
      case "figure":
        for (const said of ["alt", "caption", "credit"] as const) {
          units.push({ unit: `m:${node.attrs.picture}.${said}`, kind: said, inlines: [], under });
        }
    }
  };
  for (const block of body.content)
    visit(block, block.type === "heading" ? "heading" : "paragraph");
  return units;
}

const field = (unit: string, text: string | undefined, under: string): InBlock => ({
  unit,
  kind: kindOfField(unit),
  inlines: inlinesOfLines(text ?? ""),
  under,
});
