import { Fragment, type ResolvedPos, Slice } from "@tiptap/pm/model";
import { keepable } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

/** New lines of a text are paragraphs; soft returns (VT, LS) are new lines within one. */
const paragraphEnd = /\r\n|[\n\r\f\u0085\u2029]/u;
const lineEnd = /[\v\u2028]/u;
const indent = /^(?:[\u3000\u2000-\u200a\t]|[ \u00a0]{2,})\s*/u;

/** The lines of each paragraph of a plain text. One that is indented within a paragraph begins a new one. */
function paragraphsOf(text: string): string[][] {
  return text.split(paragraphEnd).flatMap((paragraph) => {
    const parts: string[][] = [];
    for (const line of paragraph.split(lineEnd)) {
      const last = parts.at(-1);
      const words = keepable(line.replace(indent, ""))
        .replace(/\t+/g, " ")
        .replace(/\u3000{2,}/gu, "\u3000");
      if (last && !indent.test(line) && !isBlank(line)) last.push(words);
      else parts.push([words]);
    }
    return parts.filter((lines) => !lines.every(isBlank));
  });
}

/** `clipboardTextParser` of the editor: a plain text that is pasted, with the marks of its place. */
export function plainSlice(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type;
  const marks = $context.marks();
  const paragraphs = paragraphsOf(text);
  // A space alone is what somebody wants to have.
  if (paragraphs.length === 0 && text && !paragraphEnd.test(text)) paragraphs.push([" "]);
  const nodes = paragraphs.map((lines) =>
    schema.node(
      "paragraph",
      null,
      lines.flatMap((line, index) => [
        ...(index > 0 ? [schema.node("hardBreak")] : []),
        ...(line ? [schema.text(line, marks)] : []),
      ]),
    ),
  );
  return Slice.maxOpen(Fragment.from(nodes), true);
}
