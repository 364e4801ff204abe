import { identified } from "@/features/publication/body/block-ids";
import type { LooseNode } from "@/features/publication/body/loose-node";
import type { Body } from "@/features/publication/schema";

/** A body whose blocks all have ids of their own, and which id took the place of which. */
export function renamedIds(
  body: Body,
  newId: () => string,
): { body: Body; ids: ReadonlyMap<string, string> } {
  const ids = new Map<string, string>();
  for (const { id } of identified(body)) ids.set(id, newId());
  const walked = (node: LooseNode): LooseNode => {
    const id = node.attrs?.id;
    const attrs =
      typeof id === "string" ? { attrs: { ...node.attrs, id: ids.get(id) ?? newId() } } : {};
    return { ...node, ...attrs, ...(node.content ? { content: node.content.map(walked) } : {}) };
  };
  // The walk is over any node, and changes nothing but ids.
  return { body: walked(body) as Body, ids };
}

/** What a unit is called in the copy: `b:<id>` and its parts have a block's new id, others keep their name. */
export function renamedUnit(unit: string, ids: ReadonlyMap<string, string>): string | undefined {
  const [, id, part = ""] = /^b:([a-z0-9-]+)(\..+)?$/.exec(unit) ?? [];
  if (id === undefined) return unit;
  const now = ids.get(id);
  return now && `b:${now}${part}`;
}
