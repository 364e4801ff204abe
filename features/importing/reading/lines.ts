import { keepable, trimmed } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

/** A line of a file that is not empty, with its number. */
export type Line = {
  number: number;
  text: string;
  /** No empty line stood before it. */
  joined: boolean;
  /** It stood further in than the line's edge: a paragraph begins. */
  indented: boolean;
};

/**
 * The lines of a text, trimmed, without the empty ones. Soft returns (U+000B),
 * NEL and Unicode's separators end a line like any other end. So does a form
 * feed; but a page may end in the middle of a sentence, so it and the line
 * ends around it are one.
 */
export function readLines(file: string): Line[] {
  const lines: Line[] = [];
  let afterEmpty = true;
  const pagesJoined = file.replace(/(?:\r\n|[\n\r])?\f(?:\r\n|[\n\r])?/g, "\n");
  keepable(pagesJoined)
    .split("\n")
    .forEach((raw, index) => {
      // Invisible, and the only thing that says that the line end cuts a word.
      const cut = /\u00ad\s*$/u.test(raw) ? "\u00ad" : "";
      const text = isBlank(raw) ? "" : trimmed(raw).replace(/[\t\u00a0 ]+/g, " ") + cut;
      if (text !== "") {
        const indented = /^(?:[\t\u3000]| {2})/u.test(raw);
        lines.push({ number: index + 1, text, joined: !afterEmpty, indented });
      }
      afterEmpty = text === "";
    });
  return lines;
}
