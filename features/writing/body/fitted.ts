import { type BodySize, bodyLimits, type Limit } from "@/features/publication/body/body-limits";
import { bodySize } from "@/features/publication/body/body-size";
import { childrenOf, isCell, isList, type LooseNode } from "@/features/publication/body/loose-node";
import { settledTable } from "@/features/publication/body/settled-table";

/**
 * What of a paste is left out or changed for want of room, to be told to
 * whoever pasted: `blocks` of text, `formatting` of so many blocks, `tables`
 * that became paragraphs, `levels` of lists that were too deep, `links` that
 * were too long.
 */
export type LeftOut = Partial<
  Record<"blocks" | "formatting" | "tables" | "levels" | "links", number>
>;

/** How much a text can still take. */
export const roomBeside = (size: BodySize, levels: number): BodySize => ({
  blocks: bodyLimits.blocks - size.blocks,
  characters: bodyLimits.characters - size.characters,
  cells: bodyLimits.cells - size.cells,
  runs: bodyLimits.runs - size.runs,
  depth: bodyLimits.depth - levels,
});

/** As many of the blocks as there is room for, from the first on; a list or table is cut between its items. */
export function fitted(
  blocks: LooseNode[],
  room: BodySize,
): { blocks: LooseNode[]; left: LeftOut } {
  const left: LeftOut = {};
  const more = (what: keyof LeftOut, count: number) => {
    if (count > 0) left[what] = (left[what] ?? 0) + count;
  };
  const shaped = blocks.flatMap((block): LooseNode[] => {
    if (isList(block)) {
      more("levels", Math.max(0, bodySize(block).depth - room.depth));
      return room.depth < 1 ? wordsOf(block) : [shallow(block, room.depth)];
    }
    if (block.type !== "table") return [block];
    const table = settledTable(block);
    if (table && bodySize(table).cells <= room.cells) return [table];
    if (childrenOf(block).some((row) => childrenOf(row).length > 0)) more("tables", 1);
    return wordsOf(block);
  });

  const kept: LooseNode[] = [];
  const used: BodySize = { blocks: 0, characters: 0, cells: 0, runs: 0, depth: 0 };
  const fits = (size: BodySize, limits: Limit[]) =>
    limits.every((limit) => used[limit] + size[limit] <= room[limit]);
  const take = (block: LooseNode) => {
    const size = bodySize(block);
    for (const limit of ["blocks", "characters", "cells", "runs"] as const) {
      used[limit] += size[limit];
    }
    kept.push(block);
  };
  let full = false;
  const offer = (block: LooseNode): void => {
    const size = bodySize(block);
    const plain = fits(size, ["runs"]) ? block : withoutMarks(block);
    if (!full && fits(bodySize(plain), ["blocks", "characters", "cells", "runs"])) {
      if (plain !== block) more("formatting", 1);
      take(plain);
      return;
    }
    const parts = !full && isList(block) ? childrenOf(block) : [];
    if (parts.length < 2) {
      full = true;
      more("blocks", Math.max(1, size.blocks));
      return;
    }
    // The first half of its items, then the second: in a few steps the last that fits is found.
    const middle = parts.length >> 1;
    offer({ ...block, content: parts.slice(0, middle) });
    offer({ ...block, content: parts.slice(middle) });
  };
  for (const block of shaped) offer(block);
  return { blocks: joinedLists(kept), left };
}

/** A list no deeper than so many levels: what stands below becomes items of the last one. */
function shallow(list: LooseNode, levels: number): LooseNode {
  return { ...list, content: childrenOf(list).flatMap((item) => itemsOf(item, levels)) };
}

function itemsOf(item: LooseNode, levels: number): LooseNode[] {
  const items: LooseNode[] = [];
  let content: LooseNode[] = [];
  const close = () => {
    if (content.length > 0) items.push({ ...item, content });
    content = [];
  };
  for (const child of childrenOf(item)) {
    if (!isList(child)) content.push(child);
    else if (levels > 1) content.push(shallow(child, levels - 1));
    else {
      close();
      items.push(...childrenOf(child).flatMap((each) => itemsOf(each, levels)));
    }
  }
  close();
  return items;
}

/** The paragraphs of a list or table, without it. */
export function wordsOf(node: LooseNode): LooseNode[] {
  if (node.type === "paragraph") {
    return childrenOf(node).length > 0 ? [node] : [];
  }
  return childrenOf(node).flatMap(wordsOf);
}

function withoutMarks(node: LooseNode): LooseNode {
  const { marks: _, ...rest } = node;
  if (!Array.isArray(node.content)) return rest;
  const inner = childrenOf(node).map(withoutMarks);
  const joined: LooseNode[] = [];
  for (const each of inner) {
    const before = joined.at(-1);
    if (each.type === "text" && before?.type === "text") {
      joined[joined.length - 1] = { ...before, text: `${before.text}${each.text}` };
    } else joined.push(each);
  }
  return { ...rest, content: joined };
}

/** The halves of a list that was offered in parts are one list again. */
function joinedLists(blocks: LooseNode[]): LooseNode[] {
  const joined: LooseNode[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (before && isList(block) && before.type === block.type && before.attrs === block.attrs) {
      joined[joined.length - 1] = {
        ...before,
        content: [...childrenOf(before), ...childrenOf(block)],
      };
    } else joined.push(block);
  }
  return joined;
}

/** Slots of a grid that the table's own plugins still go through quickly. */
const largestGrid = 50_000;

/** A table above our limit (from before there was one) that those plugins can still handle. */
export function isBearable(table: LooseNode): boolean {
  const rows = childrenOf(table);
  const width = Math.max(
    0,
    ...rows.map((row) =>
      childrenOf(row)
        .filter(isCell)
        .reduce((sum, { attrs }) => sum + span(attrs?.colspan), 0),
    ),
  );
  return (
    width * rows.length <= largestGrid &&
    rows.every((row) => childrenOf(row).every(({ attrs }) => span(attrs?.rowspan) <= rows.length))
  );
}

const span = (value: unknown): number =>
  value === undefined || value === null
    ? 1
    : typeof value === "number" && value >= 1
      ? value
      : Number.POSITIVE_INFINITY;
