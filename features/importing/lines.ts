/** A line of a file that is not empty, with its number. */
export type Line = {
  number: number;
  text: string;
  /** No empty line stood before it. */
  joined: boolean;
};

/** Spaces of all kinds, the ideographic and the unbreakable among them, and marks of byte order. */
const edges = /^[\s\u3000\u00a0\ufeff\u200b]+|[\s\u3000\u00a0\ufeff\u200b]+$/gu;

/** The lines of a text, trimmed, without the empty ones. */
export function readLines(file: string): Line[] {
  const lines: Line[] = [];
  let afterEmpty = true;
  // Control characters cannot be shown, and PostgreSQL keeps no NUL.
  const clean = file.normalize("NFC").replace(/[^\P{Cc}\t\n\r]/gu, "");
  clean.split(/\r\n?|\n|\u2028|\u2029/).forEach((raw, index) => {
    const text = raw.replace(edges, "").replace(/[\t\u00a0 ]+/g, " ");
    if (text !== "") lines.push({ number: index + 1, text, joined: !afterEmpty });
    afterEmpty = text === "";
  });
  return lines;
}

/**
 * Puts back together what a mail program or an editor broke: a line that ends
 * in the middle of a sentence and one that goes on in lower case. (Chinese
 * has no lower case; there a line is a paragraph.)
 *
 * @returns the lines, and how many were joined to another
 */
export function joinBroken(lines: readonly Line[]): { lines: Line[]; joined: number } {
  const whole: Line[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const broken =
      last && line.joined && /[^.。!?！？:：;；…]$/u.test(last.text) && /^\p{Ll}/u.test(line.text);
    if (!broken) whole.push({ ...line });
    else last.text += last.text.endsWith("-") ? line.text : ` ${line.text}`;
  }
  return { lines: whole, joined: lines.length - whole.length };
}
