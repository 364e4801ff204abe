import type { Node } from "@tiptap/pm/model";
import { anyGap, gapSigns } from "@/features/writing/paste/pictures";

/**
 * A text as lines, one a paragraph, for tests to be read by: `h2 …`,
 * `ol 3 > li …`, marks in brackets, `⏎` for a line end, `▢` for a picture
 * that was left behind.
 */
export function outline(doc: Node): string[] {
  const lines: string[] = [];
  const look = (node: Node, path: string) => {
    if (node.isTextblock) {
      lines.push(`${path}${nameOf(node)} ${words(node)}`.replace(/^(\S+) $/, "$1"));
      return;
    }
    node.forEach((child, _, index) => {
      look(child, node.type.name === "doc" ? path : `${path}${nameOf(node, index)} > `);
    });
  };
  look(doc, "");
  return lines;
}

const names: Record<string, string> = {
  paragraph: "p",
  bulletList: "ul",
  listItem: "li",
  blockquote: "quote",
  tableRow: "tr",
  tableCell: "td",
  tableHeader: "th",
};

function nameOf({ type, attrs }: Node, index = 0): string {
  if (type.name === "heading") return `h${attrs.level}`;
  // Of a list the number that its item shows.
  if (type.name === "orderedList") return `ol ${attrs.start + index}`;
  if (type.name === "table") return attrs.caption ? `table “${attrs.caption}”` : "table";
  const spans = [
    attrs.colspan > 1 && `${attrs.colspan} wide`,
    attrs.rowspan > 1 && `${attrs.rowspan} high`,
  ];
  return [names[type.name] ?? type.name, ...spans].filter(Boolean).join(" ");
}

const short: Record<string, string> = {
  bold: "b",
  italic: "i",
  superscript: "sup",
  subscript: "sub",
};

function words(node: Node): string {
  const parts: string[] = [];
  node.forEach((inline) => {
    const text = (inline.type.name === "hardBreak" ? "⏎" : (inline.text ?? ""))
      .replaceAll(gapSigns.picture, "▢")
      .replace(new RegExp(anyGap, "gu"), "▷")
      .replaceAll("\u00a0", "~");
    const marks = inline.marks
      .map(
        ({ type, attrs }) =>
          attrs.href ?? attrs.document ?? attrs.lang ?? short[type.name] ?? type.name,
      )
      .sort();
    parts.push(marks.length > 0 ? `[${marks.join(" ")}: ${text}]` : text);
  });
  return parts.join("");
}
