import type { Locale } from "@/i18n/routing";

export type Quotation = { start: number; end: number; size: number; words: string };

const pairs: readonly [string, string][] = [
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
  ["«", "»"],
  ["„", "“"],
  ["„", "”"],
  ['"', '"'],
];

/**
 * What stands between quotation marks, the outermost of marks in marks.
 *
 * @returns each with its size in Chinese characters: about 3.4 letters of
 *   English or Russian say what one of them says
 */
export function quotationsIn(text: string, lang: Locale): Quotation[] {
  const found: Quotation[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = closing(text, at);
    if (end === undefined) continue;
    const words = text.slice(at + 1, end);
    found.push({ start: at, end: end + 1, size: sizeOf(words, lang), words });
    at = end;
  }
  return found;
}

function closing(text: string, at: number): number | undefined {
  for (const [open, close] of pairs) {
    if (text[at] !== open) continue;
    if (open === close) {
      const end = text.indexOf(close, at + 1);
      return end === -1 ? undefined : end;
    }
    let depth = 0;
    for (let to = at; to < text.length; to++) {
      if (text[to] === open) depth++;
      else if (text[to] === close && --depth === 0) return to;
    }
  }
  return undefined;
}

export function sizeOf(words: string, lang: Locale): number {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = words.match(/[A-Za-zА-Яа-яЁё\d]/g)?.length ?? 0;
  return han + letters / (lang === "ru" ? 3.6 : 3.4);
}
