import { fold, readable } from "./fold";
import { plainSyllable, readingOf } from "./pinyin";
import { stemsOf } from "./stems";
import { all, any, hanTerm, lexemeTerm, type Term } from "./terms";
import { tokensOf } from "./tokens";

// Names are written in three scripts, together and apart.

/** How a Chinese name stands in Latin and Cyrillic texts: Lin Ruoshui, Линь Жошуй, Linruoshui. */
export function chineseName(word: string): Term[] {
  const syllables = readingOf(word).map(plainSyllable);
  if (syllables.some((each) => !each) || syllables.length < 2) return [];
  return groupings(syllables);
}

/** Syllables of a name, written as any number of words. */
export function groupings(syllables: string[]): Term[] {
  const ways: string[][] = [];
  for (let mask = 0; mask < 2 ** (syllables.length - 1); mask++) {
    const parts = [syllables[0] ?? ""];
    for (const [index, syllable] of syllables.slice(1).entries()) {
      if (mask & (1 << index)) parts.push(syllable);
      else parts[parts.length - 1] += syllable;
    }
    ways.push(parts);
  }
  return ways.map((parts) => all(parts.map((part) => lexemeTerm(`&${part}`))));
}

/** The syllables as pinyin, side by side. */
export const syllableTerm = (syllables: string[]): Term =>
  all(
    syllables
      .slice(0, -1)
      .map((syllable, index) => lexemeTerm(`^${syllable}.${syllables[index + 1]}`)),
  );

/** A name's variant as the texts have it: its words in any form. */
export function synonymTerm(variant: string): Term {
  const tokens = tokensOf(fold(readable(variant)).text);
  return all(
    tokens.map((token) => {
      if (token.kind === "han") return hanTerm(token.text);
      const stems = stemsOf(token.text);
      return stems.length > 0
        ? any(stems.map((stem) => lexemeTerm(`~${stem}`)))
        : lexemeTerm(`=${token.text}`);
    }),
  );
}
