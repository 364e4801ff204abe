import { diffArrays, diffChars } from "diff";

type Range = { starts: number; ends: number };

/** Beyond so many words that came or went it is another text: looking on would hold up the editor. */
const mostEdits = 600;

type Word = { word: string; from: number; to: number };

/** Words and numbers; Chinese, which divides no words, character by character. What stands between them is no landmark. */
const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu)].map(
    ({ 0: word, index }) => ({
      word,
      from: index,
      to: index + word.length,
    }),
  );

/**
 * Where a range of words is after they were edited: from the end of the last
 * word before it that stayed to the beginning of the first one after it. What
 * was written in its place is in it; where nothing was, it has no words.
 *
 * @returns undefined where too much of the words is another
 */
export function follow(before: string, after: string, range: Range): Range | undefined {
  if (before === after) return range;
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const runs = diffArrays(
    old.map(({ word }) => word),
    now.map(({ word }) => word),
    { maxEditLength: mostEdits },
  );
  if (!runs) return undefined;
  let [was, is] = [0, 0];
  let { starts, ends } = { starts: 0, ends: after.length };
  for (const { value, added, removed } of runs) {
    if (added) is += value.length;
    else if (removed) was += value.length;
    else {
      for (let step = 0; step < value.length; step++) {
        const [from, to] = [old[was++], now[is++]];
        if (!from || !to) continue;
        // It may begin and end within a word that stayed.
        if (from.from < range.starts)
          starts = to.from + Math.min(from.to, range.starts) - from.from;
        if (from.to > range.ends) {
          return { starts, ends: Math.min(ends, to.from + Math.max(0, range.ends - from.from)) };
        }
      }
    }
  }
  return { starts, ends };
}

/** How much of a quotation a passage still says, from 0 to 1; spaces and signs, which stand everywhere, do not count. */
export function kept(quote: string, passage: string): number {
  const [said, says] = [letters(quote), letters(passage)];
  if (said.length === 0) return 0;
  const same = sameLetters(said, says);
  return same.reduce((sum, { length }) => sum + length, 0) / said.length;
}

/** The part of a passage, in whole words, that says something of a quotation. */
export function core(quote: string, passage: string): Range | undefined {
  const same = sameLetters(quote, passage).filter(({ text }) => letters(text) !== "");
  const [first, last] = [same[0], same.at(-1)];
  if (!first || !last) return undefined;
  const end = last.at + last.length;
  const touched = wordsIn(passage).filter(({ from, to }) => to > first.at && from < end);
  const [begin, finish] = [touched[0], touched.at(-1)];
  return begin && finish && { starts: begin.from, ends: finish.to };
}

/** Beyond so many letters that came or went little can be the same. */
const mostLetters = 4_000;

/** What of a passage is also in a quotation, in its order. */
function sameLetters(quote: string, passage: string) {
  const maxEditLength = Math.min(mostLetters, quote.length + passage.length);
  let at = 0;
  return (diffChars(quote, passage, { maxEditLength }) ?? []).flatMap(
    ({ value, added, removed }) => {
      const found = { text: value, at, length: value.length };
      if (!removed) at += value.length;
      return added || removed ? [] : [found];
    },
  );
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
