/** A node of a body before it was judged: whatever came in as JSON. */
export type LooseNode = {
  type?: string | undefined;
  text?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  marks?: LooseMark[] | undefined;
  content?: LooseNode[] | undefined;
};
type LooseMark = { type?: string; attrs?: Record<string, unknown> | undefined };

export const isLooseNode = (value: unknown): value is LooseNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands in a node, if it is a list of nodes at all. */
export const childrenOf = (node: LooseNode): LooseNode[] =>
  Array.isArray(node.content) ? node.content.filter(isLooseNode) : [];

export const isList = ({ type }: LooseNode) => type === "bulletList" || type === "orderedList";
export const isCell = ({ type }: LooseNode) => type === "tableCell" || type === "tableHeader";
