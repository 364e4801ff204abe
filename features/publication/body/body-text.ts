import type { Body, Inline } from "@/features/publication/schema";
import { runText } from "./script-text";

type Node = {
  type: string;
  text?: string;
  marks?: { type: string }[] | undefined;
  content?: Node[];
  attrs?: object | undefined;
};

/** The words of a body, one block a line: for search and for measuring. */
export function plainText(body: Body): string {
  return body.content.map(textOf).filter(Boolean).join("\n");
}

/** Text of a run of inline nodes, without marks; of superscript and subscript see script-text.ts. */
export function inlineText(content: Inline[] | undefined): string {
  return runText<Node>(content ?? [], textOf);
}

function textOf(node: Node): string {
  if (node.type === "hardBreak") return " ";
  if (node.text !== undefined) return node.text;
  if (node.type === "paragraph" || node.type === "heading") {
    return runText(node.content ?? [], textOf);
  }
  const parts = (node.content ?? []).map(textOf);
  // What a table is called, and who says what is quoted.
  const { caption, attribution }: { caption?: string; attribution?: string } = node.attrs ?? {};
  return [caption, ...parts, attribution].filter(Boolean).join("\n");
}
