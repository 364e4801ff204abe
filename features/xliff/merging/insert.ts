import { leavesIn, type Node, unitOf } from "@/features/xliff/units/tree";

/** What can take in more of its kind. A row takes no cell: its table would no longer be filled. */
const holders = new Set(["doc", "bulletList", "orderedList", "listItem", "blockquote", "table"]);

/**
 * Puts a unit of the source into a translation that has no place for it: the
 * largest part of the source around it that the translation has nothing of,
 * behind what stands before that part.
 *
 * @param part of the source, emptied
 * @param pairs units of the translation by those of the source, what was put in before included
 * @param id gives an id that the translation does not have
 * @returns the translation and the units in it that were made, by those of the
 *   source; undefined where there is no place
 */
export function insertUnit(
  source: Node,
  target: Node,
  unit: string,
  pairs: ReadonlyMap<string, string>,
  id: (wanted: string) => string,
): { tree: Node; made: Map<string, string> } | undefined {
  const chain = chainTo(source, unit);
  const has = (node: Node) => leavesIn(node).some((leaf) => pairs.has(unitOf(leaf)));
  const at = chain.findIndex((node, index) => index > 0 && !has(node));
  const [holder, part] = [chain[at - 1], chain[at]];
  if (!holder || !part || !holders.has(holder.type)) return undefined;
  const before = (holder.content ?? []).slice(0, holder.content?.indexOf(part)).reverse().find(has);
  const anchor = counterpart(target, before ?? holder, pairs);
  const made = new Map<string, string>();
  const fresh = renamed(part, id, made);
  if (holder.type === "doc" && !before) {
    return { tree: { ...target, content: [fresh, ...(target.content ?? [])] }, made };
  }
  if (!anchor) return undefined;
  const tree = put(target, { leaf: anchor, holder: holder.type, isFirst: !before }, fresh);
  return tree && { tree, made };
}

/** From the whole to the leaf that is the unit. */
function chainTo(node: Node, unit: string): Node[] {
  if (unitOf(node) === unit) return [node];
  for (const each of node.content ?? []) {
    const chain = leavesIn(each).some((leaf) => unitOf(leaf) === unit) ? chainTo(each, unit) : [];
    if (chain.length > 0) return [node, ...chain];
  }
  return [];
}

/** The first leaf of the translation that says what is said in a part of the source: the last may stand in a list within. */
function counterpart(target: Node, part: Node, pairs: ReadonlyMap<string, string>) {
  const wanted = new Set(leavesIn(part).flatMap((leaf) => pairs.get(unitOf(leaf)) ?? []));
  return leavesIn(target).find((leaf) => wanted.has(unitOf(leaf)));
}

/** @returns undefined where the leaf stands in nothing of that type */
function put(
  tree: Node,
  { leaf, holder, isFirst }: { leaf: Node; holder: string; isFirst: boolean },
  fresh: Node,
): Node | undefined {
  const { content = [] } = tree;
  const at = content.findIndex((each) => leavesIn(each).includes(leaf));
  const child = content[at];
  if (!child) return undefined;
  const deeper = put(child, { leaf, holder, isFirst }, fresh);
  if (deeper) return { ...tree, content: content.with(at, deeper) };
  if (tree.type !== holder) return undefined;
  return { ...tree, content: content.toSpliced(isFirst ? 0 : at + 1, 0, fresh) };
}

function renamed(node: Node, id: (wanted: string) => string, made: Map<string, string>): Node {
  const own = node.attrs?.id;
  const attrs = own === undefined ? node.attrs : { ...node.attrs, id: id(own) };
  const fresh: Node = {
    ...node,
    ...(attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map((each) => renamed(each, id, made)) } : {}),
  };
  if (own !== undefined) made.set(unitOf(node), unitOf(fresh));
  return fresh;
}
