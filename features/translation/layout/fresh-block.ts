import type { LooseNode } from "@/features/publication/body/loose-node";
import type { Block } from "@/features/publication/schema";
import type { Pair } from "@/features/translation/linking/align";
import { emptied } from "@/features/translation/linking/structure";

/** A block like one of the source, without its words and under ids of its own, with what each unit belongs to. */
export function freshBlock(
  block: Block,
  newId: () => string,
): { node: LooseNode; id: string; pairs: Pair[] } {
  const pairs: Pair[] = [];
  const walk = (node: LooseNode): LooseNode => {
    const was = node.attrs?.id;
    const id = typeof was === "string" ? newId() : undefined;
    if (id && (node.type === "paragraph" || node.type === "heading")) {
      pairs.push({ unit: `b:${id}`, sourceUnit: `b:${was}` });
    }
    return {
      ...node,
      ...(id ? { attrs: { ...node.attrs, id } } : {}),
      ...(node.content ? { content: node.content.map(walk) } : {}),
    };
  };
  const node = walk(emptied(block));
  return { node, id: String(node.attrs?.id), pairs };
}
