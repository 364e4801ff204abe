import type { Content } from "@/features/editorial/schema";
import type { LooseNode } from "@/features/publication/body/loose-node";
import type { Body } from "@/features/publication/schema";

export type BeginWith = "empty" | "copied";

/**
 * What a translation begins with: the source's headings, lists, tables,
 * quotations and pictures, each block under its own id, with the source's
 * words to be written over or with none.
 */
export function structureOf(source: Content, words: BeginWith): Content {
  const { headlineBreaks: _, slug: __, pictures, ...said } = source;
  if (words === "copied") {
    return { ...said, slug: "", ...(pictures ? { pictures } : {}) };
  }
  return { slug: "", title: "", summary: "", body: emptied(said.body) as Body };
}

/** The same blocks without a word. */
export function emptied(node: LooseNode): LooseNode {
  const { caption: _, attribution: __, ...attrs } = node.attrs ?? {};
  const content = node.content?.filter(({ type }) => type !== "text" && type !== "hardBreak");
  return {
    ...(node.type ? { type: node.type } : {}),
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content && content.length > 0 ? { content: content.map(emptied) } : {}),
  };
}
