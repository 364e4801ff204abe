/**
 * A piece of a folded text that stands alone in the index: a run of Chinese
 * characters, or a word of letters and digits.
 */
export type Token = {
  kind: "han" | "word";
  text: string;
  start: number;
  end: number;
  /** Place in the order of reading: a character of a run counts as one, so does a word. */
  position: number;
  /** Written as one with the word before it: `two-way`, `bauing’s`. */
  joined: boolean;
};

const piece = /[\p{Script=Han}〇々]+|(?:(?![\p{Script=Han}〇々])[\p{L}\p{N}])+/gu;
const joiner = /^[-'’‘ʼ‐‑‒–—−]$/u;
/** Longer than any word: what is pasted by mistake. */
const longestWord = 60;

/** @param text folded @param first position of the first piece */
export function tokensOf(text: string, first = 1): Token[] {
  const tokens: Token[] = [];
  let position = first;
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = tokens.at(-1);
    const han = /^[\p{Script=Han}〇々]/u.test(match[0]);
    tokens.push({
      kind: han ? "han" : "word",
      text: han ? match[0] : match[0].slice(0, longestWord),
      start,
      end,
      position,
      joined: !han && before?.kind === "word" && joiner.test(text.slice(before.end, start)),
    });
    position += han ? [...match[0]].length : 1;
  }
  return tokens;
}
