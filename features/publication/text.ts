import type { Body, Inline } from "./schema";

type Node = { type: string; text?: string; content?: Node[] };

/** The words of a body, one block a line: for search and for measuring. */
export function plainText(body: Body): string {
  return body.content.map(textOf).filter(Boolean).join("\n");
}

/** Text of a run of inline nodes, without marks. */
export function inlineText(content: Inline[] | undefined): string {
  return (content ?? []).map(textOf).join("");
}

function textOf(node: Node): string {
  if (node.type === "hardBreak") return " ";
  if (node.text !== undefined) return node.text;
  const parts = (node.content ?? []).map(textOf);
  const inline = node.type === "paragraph" || node.type === "heading";
  return parts.join(inline ? "" : "\n");
}
