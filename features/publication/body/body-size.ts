import { type BodySize, bodyLimits, type Limit, limitNames } from "./body-limits";
import { childrenOf, isCell, isList, isLooseNode, type LooseNode } from "./loose-node";

type BlockWords = { caption?: unknown; attribution?: unknown };

const counted = new Set(["paragraph", "heading", "figure"]);

/**
 * How much a body is, whatever its form. Keeps its own stack: what nests a
 * hundred thousand deep is measured as well, and ends no process.
 */
export function bodySize(body: unknown): BodySize {
  const size: BodySize = { blocks: 0, characters: 0, cells: 0, depth: 0, runs: 0 };
  const left: { node: LooseNode; depth: number }[] = isLooseNode(body)
    ? [{ node: body, depth: 0 }]
    : [];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node } = next;
    const depth = next.depth + (isList(node) ? 1 : 0);
    size.depth = Math.max(size.depth, depth);
    if (counted.has(node.type ?? "")) size.blocks++;
    if (isCell(node)) size.cells++;
    if (node.type === "text") size.runs++;
    const { caption, attribution } = isLooseNode(node.attrs) ? (node.attrs as BlockWords) : {};
    for (const words of [node.text, caption, attribution]) {
      if (typeof words === "string") size.characters += words.length;
    }
    for (const child of childrenOf(node)) left.push({ node: child, depth });
  }
  return size;
}

export type Excess = { limit: Limit; count: number; most: number };

/**
 * What a body has too much of.
 *
 * @param before what is kept of it already: a text from before there were
 *   limits may be changed as long as it does not grow
 */
export function excessOf(size: BodySize, before?: BodySize): Excess[] {
  return limitNames.flatMap((limit) => {
    const most = bodyLimits[limit];
    const count = size[limit];
    return count <= Math.max(most, before?.[limit] ?? 0) ? [] : [{ limit, count, most }];
  });
}

/** The block in which a limit is passed, counted from the beginning; undefined when none is. */
export function blockBeyond(body: unknown, limit: Limit): string | undefined {
  const sum = { blocks: 0, characters: 0, cells: 0, depth: 0, runs: 0 };
  for (const block of isLooseNode(body) ? childrenOf(body) : []) {
    const size = bodySize(block);
    sum[limit] = limit === "depth" ? size.depth : sum[limit] + size[limit];
    if (sum[limit] > bodyLimits[limit]) return block.attrs?.id as string | undefined;
  }
  return undefined;
}

/** From here on a person is told how much is left. */
const near = 0.9;

/** What a text has nearly too much of; depth is none of it: nobody comes near by writing on. */
export function nearLimits(size: BodySize): Excess[] {
  return limitNames.flatMap((limit) => {
    const [count, most] = [size[limit], bodyLimits[limit]];
    return limit !== "depth" && count > near * most && count <= most
      ? [{ limit, count, most }]
      : [];
  });
}
