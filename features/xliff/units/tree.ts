import type { Body, Inline } from "@/features/publication/schema";
import { linesOf } from "./said";

/**
 * A body as a tree whose leaves are paragraphs and headings, whatever holds
 * them. Merging moves and fills nodes; what each may hold is judged when the
 * text is kept.
 */
export type Node = {
  type: string;
  attrs?: { id?: string; caption?: string; attribution?: string } & Record<string, unknown>;
  content?: Node[];
};

export const treeOf = (body: Body): Node => body as unknown as Node;
export const bodyOfTree = (tree: Node): Body => tree as unknown as Body;

const isLeaf = ({ type }: Node) => type === "paragraph" || type === "heading";

/** Those in it that are named as units, itself included. */
export function leavesIn(node: Node): Node[] {
  return isLeaf(node) ? [node] : (node.content ?? []).flatMap(leavesIn);
}

export const unitOf = (node: Node) => `b:${node.attrs?.id ?? ""}`;

/** What a table or quotation itself says, and not what stands in it. */
const named = ["caption", "attribution"] as const;

/** The tree with other words in the units that are named; the others stay. */
export function withWords(node: Node, words: ReadonlyMap<string, readonly Inline[]>): Node {
  if (isLeaf(node)) {
    const said = words.get(unitOf(node));
    if (!said) return node;
    const { content: _, ...rest } = node;
    return said.length > 0 ? { ...rest, content: said as unknown as Node[] } : rest;
  }
  const attrs = { ...node.attrs };
  for (const name of named) {
    const said = words.get(`${unitOf(node)}.${name}`);
    if (said) attrs[name] = linesOf(said);
  }
  return {
    ...node,
    ...(node.attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map((each) => withWords(each, words)) } : {}),
  };
}
