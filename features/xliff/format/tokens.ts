import type { Piece } from "@/features/xliff/codes/pieces";

/** What stands between the tags of a source or target, in its order. */
export type Token =
  | { text: string }
  | { open: string; key: string; ctype?: string | undefined }
  | { close: string }
  | { alone: string; ctype?: string | undefined };

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
    } else if ("open" in token) {
      const content: Piece[] = [];
      here().push({ id: token.open, ctype: token.ctype, content });
      open.push({ key: token.key, content });
    } else if (open.at(-1)?.key === token.close) open.pop();
    else torn.push(token.close);
  }
  return { pieces, torn: [...torn, ...open.map(({ key }) => key)] };
}

/** Ends of lines between ideographs are nothing, between words a space. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f]/u;
const lineEnd = /[ \t]*[\r\n][ \t\r\n]*/gu;

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
    let { text } = token;
    if (index === first)
      text = text.replace(isExact ? /^[ \t]*[\r\n][ \t\r\n]*/u : /^[ \t\r\n]+/u, "");
    if (index === last)
      text = text.replace(isExact ? /[ \t]*[\r\n][ \t\r\n]*$/u : /[ \t\r\n]+$/u, "");
    text = text.replace(lineEnd, (_, at: number) => (wide.test(text[at - 1] ?? "") ? "" : " "));
    return { text: isExact ? text : text.replace(/[ \t]+/gu, " ") };
  });
}
