import type { Piece } from "@/features/xliff/codes/pieces";

/** What stands between the tags of a source or target, in its order. */
export type Token =
  | { text: string }
  | { open: string; key: string; ctype?: string | undefined }
  | { close: string }
  | { alone: string; ctype?: string | undefined };

/** Codes that begin and end in elements of their own nest without the file's doing so. */
const deepest = 60;

type Open = { key: string; content: Piece[] };

/**
 * Codes as they enclose each other, whichever of XLIFF's two forms a tool
 * wrote them in: `<g>` around the words, or one element where a code begins
 * and one where it ends.
 *
 * @returns as `torn` the codes that overlap others or have one end only
 */
export function nestedPieces(tokens: readonly Token[]): { pieces: Piece[]; torn: string[] } {
  const pieces: Piece[] = [];
  const open: Open[] = [];
  const torn: string[] = [];
  const here = () => open.at(-1)?.content ?? pieces;
  for (const token of tokens) {
    if ("text" in token) {
      const before = here();
      if (typeof before.at(-1) === "string") before.push(`${before.pop()}${token.text}`);
      else before.push(token.text);
    } else if ("alone" in token) {
      here().push({ id: token.alone, ctype: token.ctype, content: null });
    } else if ("open" in token && open.length === deepest) {
      torn.push(token.key);
    } else if ("open" in token) {
      const content: Piece[] = [];
      here().push({ id: token.open, ctype: token.ctype, content });
      open.push({ key: token.key, content });
    } else if (open.at(-1)?.key === token.close) open.pop();
    else torn.push(token.close);
  }
  return { pieces, torn: [...torn, ...open.map(({ key }) => key)] };
}

/** Between ideographs the end of a line is nothing, between words a space. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f]/u;

/**
 * Tokens without what a tool put in to lay its file out: a text of the site
 * has no line ends of its own (a break is a code).
 *
 * @param isExact whether the file says that its spaces are those of the text
 */
export function withoutLayout(tokens: readonly Token[], isExact: boolean): Token[] {
  const words = tokens.flatMap((token, index) => ("text" in token ? [index] : []));
  const [first, last] = [words[0], words.at(-1)];
  return tokens.map((token, index) => {
    if (!("text" in token)) return token;
    const text = onOneLine(token.text, index === first, index === last);
    if (isExact) return { text };
    const from = index === first ? startOf(text) : 0;
    const to = index === last ? endOf(text) : text.length;
    return { text: text.slice(from, Math.max(from, to)).replace(/[ \t]+/gu, " ") };
  });
}

/**
 * Lines as one, without their indents. Split and not matched: of a megabyte of
 * spaces an expression would look at each a million times.
 */
function onOneLine(text: string, isFirst: boolean, isLast: boolean): string {
  const lines = text.split(/[\r\n]+/u);
  const parts: string[] = [];
  let before = "";
  for (const [at, line] of lines.entries()) {
    const start = at > 0 ? startOf(line) : 0;
    const end = at < lines.length - 1 ? Math.max(start, endOf(line)) : line.length;
    const words = line.slice(start, end);
    const isEdge =
      (isFirst && before === "") || (isLast && words === "" && at === lines.length - 1);
    const isJoined = at === 0 || isEdge || wide.test(before) || wide.test(words[0] ?? "");
    parts.push(isJoined ? words : ` ${words}`);
    before = words.at(-1) ?? before;
  }
  return parts.join("");
}

const isSpace = (sign: string | undefined) => sign === " " || sign === "\t";

function startOf(text: string): number {
  let at = 0;
  while (isSpace(text[at])) at++;
  return at;
}

function endOf(text: string): number {
  let at = text.length;
  while (isSpace(text[at - 1])) at--;
  return at;
}
