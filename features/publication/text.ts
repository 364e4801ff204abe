import type { Body, Inline } from "./schema";

type Node = {
  type: string;
  text?: string;
  content?: Node[];
  attrs?: object | undefined;
};

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
  // What a table is called, and who says what is quoted.
  const { caption, attribution }: { caption?: string; attribution?: string } = node.attrs ?? {};
  const said = [caption, ...parts, attribution].filter(Boolean);
  return inline ? parts.join("") : said.join("\n");
}
