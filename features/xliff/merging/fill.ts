import type { Content } from "@/features/editorial/schema";
import type { Inline } from "@/features/publication/schema";
import { emptied } from "@/features/translation/linking/structure";
import { isLeafUnit, isOfBlock, linesOf } from "@/features/xliff/units/said";
import {
  bodyOfTree,
  leavesIn,
  type Node,
  treeOf,
  unitOf,
  withWords,
} from "@/features/xliff/units/tree";
import { isBlank } from "@/lib/text/seen";
import { insertUnit } from "./insert";
import type { Fitting } from "./judge";
import type { UnitOutcome } from "./report";

export type Filled = {
  content: Content;
  /** Units of the translation that have new words. */
  made: { unit: string; of: Fitting }[];
  /** Units of the source that found no place. */
  left: { unit: string; outcome: UnitOutcome }[];
};

/**
 * Puts words into their places. A translation in which nothing is written yet
 * gets the blocks of its source without their words: what the file does not
 * have stays empty there, and is never the source's.
 */
export function fill(
  source: Content,
  target: Content,
  fitting: readonly Fitting[],
  pairs: ReadonlyMap<string, string>,
): Filled {
  const isNew = isUnwritten(target);
  const origin = emptied(source.body) as Node;
  const into = new Map(
    isNew ? leavesIn(origin).map((leaf) => [unitOf(leaf), unitOf(leaf)]) : pairs,
  );
  let tree = isNew ? origin : treeOf(target.body);
  const id = freeIds(tree);
  const filled: Filled = { content: target, made: [], left: [] };
  const words = new Map<string, readonly Inline[]>();
  const fields: Partial<Content> = {};
  const pictures = { ...target.pictures };
  // A table comes in with the words in its cells, and what it is called after it.
  const last = ({ said }: Fitting) => Number(isOfBlock(said.unit));
  for (const of of [...fitting].sort((a, b) => last(a) - last(b))) {
    const { unit } = of.said;
    if (unit.startsWith("b:")) {
      if (isLeafUnit(unit) && !into.has(unit) && of.into === undefined) {
        const inserted = insertUnit(origin, tree, unit, into, id);
        if (inserted) {
          tree = inserted.tree;
          for (const [from, to] of inserted.made) into.set(from, to);
        }
      }
      const place = placeOf(of, into, tree, isNew);
      if (place) words.set(place, of.inlines);
      if (place) filled.made.push({ unit: place, of });
      else filled.left.push({ unit, outcome: "no-place" });
    } else if (unit.startsWith("m:")) {
      const [, hash = "", said = ""] = /^m:(.*)\.(alt|caption|credit)$/.exec(unit) ?? [];
      const shown = pictures[hash] ?? (isNew && shows(source, hash) ? noWords : undefined);
      if (shown) {
        pictures[hash] = { ...shown, [said]: linesOf(of.inlines) };
        filled.made.push({ unit, of });
      } else filled.left.push({ unit, outcome: "no-place" });
    } else {
      fields[unit === "short_title" ? "shortTitle" : (unit as "title" | "summary")] = linesOf(
        of.inlines,
      );
      filled.made.push({ unit, of });
    }
  }
  filled.content = {
    ...target,
    ...fields,
    body: bodyOfTree(withWords(tree, words)),
    ...(Object.keys(pictures).length > 0 ? { pictures } : {}),
  };
  return filled;
}

const noWords = { alt: "", caption: "", credit: "" };

/** The lead picture stands in no block, and every text of the story shows it. */
const shows = ({ pictures = {} }: Content, hash: string) => Object.hasOwn(pictures, hash);

/** The words of a table or quotation go with the block, those of a paragraph where it is paired. */
function placeOf(
  { said, into: own }: Fitting,
  into: ReadonlyMap<string, string>,
  tree: Node,
  isNew: boolean,
): string | undefined {
  const [block = "", name] = said.unit.split(".");
  if (!name) return isNew ? said.unit : (own ?? into.get(said.unit));
  const place = isNew
    ? said.unit
    : (own ?? into.get(said.unit) ?? `${into.get(block) ?? block}.${name}`);
  const type = name === "caption" ? "table" : "blockquote";
  const there = tree.content?.some(
    (each) => each.type === type && place === `${unitOf(each)}.${name}`,
  );
  return there ? place : undefined;
}

/** Whether nobody has written anything there: no words and no pictures. */
export function isUnwritten({ body }: Content): boolean {
  const blocks = treeOf(body).content ?? [];
  const words = (node: Node): string =>
    (node as { text?: string }).text ?? (node.content ?? []).map(words).join("");
  return blocks.every((each) => each.type !== "figure" && isBlank(words(each)) && !isNamed(each));
}

const isNamed = ({ attrs }: Node) => Boolean(attrs?.caption || attrs?.attribution);

/** An id as it is wanted, or the first with a number behind it that is free. */
function freeIds(tree: Node): (wanted: string) => string {
  const taken = new Set<string>();
  const collect = (node: Node): void => {
    if (node.attrs?.id) taken.add(node.attrs.id);
    node.content?.forEach(collect);
  };
  collect(tree);
  return (wanted) => {
    let id = wanted;
    for (let number = 2; taken.has(id); number++) id = `${wanted.slice(0, 34)}-${number}`;
    taken.add(id);
    return id;
  };
}
