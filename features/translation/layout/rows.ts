import type { Standing } from "@/features/editorial/units/provenance";
import { identified } from "@/features/publication/body/block-ids";
import type { Block, Body } from "@/features/publication/schema";

/** A row of the translation screen: blocks of the source beside the one that was made from them. */
export type Row = {
  key: string;
  /** Ids of blocks. None: the translation has nothing for it. */
  target: string | undefined;
  sources: string[];
  lines: Standing[];
};

/** What stands in no block: title with short title, summary, words of the lead picture. */
export type FieldRows = Record<"title" | "summary" | "lead", Standing[]>;

type Pairs = readonly { unit: string; sourceUnit: string }[];

/**
 * Rows in the order of the translation, which is the one that is written. What
 * the source has alone stands behind what stands before it there.
 *
 * @param guesses pairs for texts of which nothing is linked: they decide what
 *   stands side by side, and nothing else
 */
export function rowsOf(
  source: Body,
  target: Body,
  lines: readonly Standing[],
  guesses: Pairs = [],
): { fields: FieldRows; rows: Row[] } {
  const [from, to] = [blockOfUnits(source), blockOfUnits(target)];
  const fields: FieldRows = { title: [], summary: [], lead: [] };
  const linesOf = new Map<string, Standing[]>();
  const made = new Map<string, string[]>();
  const first = new Map<string, string>();
  const pair = (block: string, of: string) => {
    const own = made.get(block) ?? [];
    if (!own.includes(of)) made.set(block, [...own, of]);
    if (!first.has(of)) first.set(of, block);
  };
  for (const line of lines) {
    const block = line.unit ? to.get(bare(line.unit)) : undefined;
    for (const { unit } of line.sources) {
      const of = from.get(bare(unit));
      if (block && of) pair(block, of);
    }
  }
  for (const { unit, sourceUnit } of guesses) {
    const [block, of] = [to.get(bare(unit)), from.get(bare(sourceUnit))];
    if (block && of && !first.has(of)) pair(block, of);
  }
  pairPictures(source, target, first, pair);
  for (const line of lines) {
    const name = line.unit ?? line.sources[0]?.unit ?? "";
    const of = line.unit ? undefined : from.get(bare(name));
    // What a block lacks (an item, a cell) is said where the rest of it stands.
    const block = line.unit ? to.get(bare(name)) : of && first.get(of);
    const place = block ? `t ${block}` : of ? `s ${of}` : undefined;
    if (place) linesOf.set(place, [...(linesOf.get(place) ?? []), line]);
    else fields[fieldOf(name)].push(line);
  }
  return { fields, rows: inOrder(source, target, { made, first, linesOf }) };
}

type Layout = ReturnType<typeof rowsOf>;

const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** Whether two layouts show the same: of lines, the very same ones. */
export function isSameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true;
  if (a.rows.length !== b.rows.length) return false;
  const fields = (["title", "summary", "lead"] as const).every((name) =>
    isSameList(a.fields[name], b.fields[name]),
  );
  return (
    fields &&
    a.rows.every(({ key, target, sources, lines }, index) => {
      const other = b.rows[index];
      if (!other || key !== other.key || target !== other.target) return false;
      return isSameList(sources, other.sources) && isSameList(lines, other.lines);
    })
  );
}

const fieldOf = (unit: string) =>
  unit === "summary" ? "summary" : unit.startsWith("m:") ? "lead" : "title";

type Found = {
  made: ReadonlyMap<string, string[]>;
  first: ReadonlyMap<string, string>;
  linesOf: ReadonlyMap<string, Standing[]>;
};

function inOrder(source: Body, target: Body, { made, first, linesOf }: Found): Row[] {
  const behind = new Map<string | undefined, Row[]>();
  let before: string | undefined;
  for (const block of source.content) {
    const { id } = block.attrs;
    if (first.has(id)) before = id;
    else if (!isEmpty(block)) {
      const lines = linesOf.get(`s ${id}`) ?? [];
      const row = { key: `s ${id}`, target: undefined, sources: [id], lines };
      behind.set(before, [...(behind.get(before) ?? []), row]);
    }
  }
  const rows = [...(behind.get(undefined) ?? [])];
  for (const { attrs } of target.content) {
    const sources = (made.get(attrs.id) ?? []).filter((each) => first.get(each) === attrs.id);
    const key = `t ${attrs.id}`;
    rows.push({ key, target: attrs.id, sources, lines: linesOf.get(key) ?? [] });
    for (const each of sources) rows.push(...(behind.get(each) ?? []));
  }
  return rows;
}

/** A picture is the same one in every language, whatever is said of it. */
function pairPictures(
  source: Body,
  target: Body,
  first: ReadonlyMap<string, string>,
  pair: (block: string, of: string) => void,
): void {
  for (const block of target.content) {
    if (block.type !== "figure") continue;
    const { id, picture } = block.attrs;
    const same = source.content.find(
      (each) =>
        each.type === "figure" && each.attrs.picture === picture && !first.has(each.attrs.id),
    );
    if (same) pair(id, same.attrs.id);
  }
}

const isEmpty = (block: Block) => block.type === "paragraph" && !block.content?.length;

/** A unit without the part of it: `b:x.caption` stands in block `x`. */
const bare = (unit: string) => unit.replace(/\.[a-z]+$/, "");

function blockOfUnits(body: Body): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const block of body.content) {
    for (const { id } of identified(block)) blocks.set(`b:${id}`, block.attrs.id);
    if (block.type === "figure") blocks.set(`m:${block.attrs.picture}`, block.attrs.id);
  }
  return blocks;
}

/** Which blocks of a third language belong to each block of the source. */
export function besideOf(source: Body, third: Body, pairs: Pairs): Map<string, string[]> {
  const [from, to] = [blockOfUnits(source), blockOfUnits(third)];
  const beside = new Map<string, string[]>();
  for (const { unit, sourceUnit } of pairs) {
    const [block, of] = [to.get(bare(unit)), from.get(bare(sourceUnit))];
    if (!block || !of) continue;
    const known = beside.get(of) ?? [];
    if (!known.includes(block)) beside.set(of, [...known, block]);
  }
  return beside;
}
