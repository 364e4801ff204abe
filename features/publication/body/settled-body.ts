import { keepable, oneLine } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import { withUniqueIds } from "./block-ids";
import { listStartOf } from "./body-limits";
import { isLooseNode, type LooseNode } from "./loose-node";
import { settledTable } from "./settled-table";

/**
 * A body on its way in, in the form in which it is kept: text composed and
 * without what the database, a page or a feed cannot hold, numbers that HTML
 * would read, tables whose cells fill them, ids that stand in it once. The editor calls it for what it
 * shows and the schema for what it takes, so that both are the same, and the
 * hash is of what is kept. Says nothing of what is wrong otherwise: that is
 * the schema's. Idempotent.
 */
export function settledBody(body: unknown): unknown {
  return isLooseNode(body) ? withUniqueIds(settled(body)) : body;
}

function settled(node: LooseNode): LooseNode {
  const { type, content } = node;
  const attrs = settledAttrs(node);
  const whole = attrs === node.attrs ? node : withAttrs(node, attrs);
  if (!Array.isArray(content)) return whole;
  if (type === "paragraph" || type === "heading") {
    return { ...whole, content: settledInlines(content) };
  }
  const inner = {
    ...whole,
    content: content.map((each) => (isLooseNode(each) ? settled(each) : each)),
  };
  return type === "table" ? (settledTable(inner) ?? inner) : inner;
}

function withAttrs(node: LooseNode, attrs: LooseNode["attrs"]): LooseNode {
  if (attrs && Object.keys(attrs).length > 0) return { ...node, attrs };
  const { attrs: _, ...rest } = node;
  return rest;
}

/** Attributes that are words of a person, in which nothing is as good as not there. */
const worded = ["attribution", "caption"];

function settledAttrs({ type, attrs }: LooseNode): LooseNode["attrs"] {
  if (!isLooseNode(attrs)) return attrs;
  const all = attrs as Record<string, unknown>;
  if (type === "orderedList" && all.start !== undefined && all.start !== null) {
    return { ...all, start: listStartOf(all.start) };
  }
  const name = worded.find((each) => typeof all[each] === "string");
  if (!name) return all;
  const { [name]: said, ...others } = all;
  const words = oneLine(String(said));
  return isBlank(words) ? others : { ...others, [name]: words };
}

/**
 * A run of text with what breaks a line in it as line breaks, which is what
 * the editor shows; a tab is a space, which is what a page shows.
 */
function settledInlines(content: LooseNode[]): LooseNode[] {
  const joined: LooseNode[] = [];
  for (const node of content) {
    const before = joined.at(-1);
    if (isText(node) && before && isText(before) && sameMarks(node, before)) {
      // A surrogate pair may have been split between two runs.
      joined[joined.length - 1] = { ...before, text: `${before.text}${node.text}` };
    } else joined.push(node);
  }
  return joined.flatMap((node) => {
    if (!isLooseNode(node)) return [node];
    if (node.type === "hardBreak") return [{ type: "hardBreak" }];
    return isText(node) ? settledText(node) : [node];
  });
}

const isText = (node: LooseNode): node is LooseNode & { text: string } =>
  isLooseNode(node) && node.type === "text" && typeof node.text === "string";

const sameMarks = (a: LooseNode, b: LooseNode) =>
  a.marks === b.marks || JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);

function settledText(node: LooseNode & { text: string }): LooseNode[] {
  const { marks, ...rest } = node;
  const lines = keepable(node.text).replaceAll("\t", " ").split("\n");
  const run = Array.isArray(marks) && marks.length === 0 ? rest : node;
  return lines.flatMap((text, index) => [
    ...(index > 0 ? [{ type: "hardBreak" }] : []),
    ...(text ? [{ ...run, text }] : []),
  ]);
}

/** Whether a text, as it stands in a paragraph, would be kept otherwise. */
export const isSettledText = (text: string): boolean =>
  !/[\n\t]/.test(text) && keepable(text) === text;
