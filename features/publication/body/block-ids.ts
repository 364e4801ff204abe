import { blockId } from "./body-limits";
import { childrenOf, isLooseNode, type LooseNode } from "./loose-node";

/** Every node that has an id, at any depth, in the order of the text, with its path. */
export function* identified(
  node: LooseNode,
  path: (string | number)[] = [],
): Generator<{ node: LooseNode; id: string; path: (string | number)[] }> {
  const id = node.attrs?.id;
  if (typeof id === "string") yield { node, id, path: [...path, "attrs", "id"] };
  for (const [index, child] of childrenOf(node).entries()) {
    yield* identified(child, [...path, "content", index]);
  }
}

/** Where ids stand that stood in the text before: the first one keeps it. */
export function repeatedIds(body: LooseNode): (string | number)[][] {
  const seen = new Set<string>();
  const repeated: (string | number)[][] = [];
  for (const { id, path } of identified(body)) {
    if (seen.has(id)) repeated.push(path);
    seen.add(id);
  }
  return repeated;
}

/**
 * A body in which no id stands twice: those that were there before get one of
 * their own, made from the one that they had, so that the same body sent twice
 * is the same text.
 */
export function withUniqueIds(body: LooseNode): LooseNode {
  const taken = new Set([...identified(body)].map(({ id }) => id));
  const seen = new Set<string>();
  const own = (id: string): string => {
    if (!seen.has(id)) {
      seen.add(id);
      return id;
    }
    // What is no id at all is for the schema to refuse.
    if (!blockId.test(id)) return id;
    for (let count = 2; ; count++) {
      const end = `-${count}`;
      const next = id.slice(0, 40 - end.length) + end;
      if (taken.has(next)) continue;
      taken.add(next);
      seen.add(next);
      return next;
    }
  };
  const walked = (node: LooseNode): LooseNode => {
    const id = node.attrs?.id;
    const whole =
      typeof id === "string" ? { ...node, attrs: { ...node.attrs, id: own(id) } } : node;
    if (!Array.isArray(node.content)) return whole;
    return {
      ...whole,
      content: node.content.map((each) => (isLooseNode(each) ? walked(each) : each)),
    };
  };
  return repeatedIds(body).length > 0 ? walked(body) : body;
}
