import { type MatchEstimated, type MatchExtended, ZxcvbnFactory } from "@zxcvbn-ts/core";
import { habits } from "./habits";
import { latinOf } from "./latin";
import words from "./words.json" with { type: "json" };

/**
 * How many guesses a password withstands, by zxcvbn. Two things are done
 * beside its own `check`:
 *
 * - its sum adds ten thousand to the power of the number of parts, so that
 *   four commonplaces in a row (`letmein1letmein2`) always count as strong.
 *   The product alone is what a guesser has to go through;
 * - it knows signs that look like letters, but tries so many combinations of
 *   them that digits take half a second. `readingsOf` spells them out.
 */
type Parts = {
  options: { getUserInputsOptions: (words: string[]) => unknown };
  matching: { match: (text: string, personal: unknown) => MatchExtended[] };
  scoring: {
    mostGuessableMatchSequence: (
      text: string,
      matches: MatchExtended[],
      withoutSum: boolean,
    ) => { guessesLog10: number; sequence: MatchEstimated[] };
  };
};

let made: Parts | undefined;

/** Made when it is first needed: it takes a tenth of a second. */
function parts(): Parts {
  made ??= new ZxcvbnFactory({
    dictionary: dictionaries(),
    graphs: {},
    // None: an empty table is refused.
    l33tMaxSubstitutions: 1,
    l33tTable: { a: ["⟨"] },
  }) as unknown as Parts;
  return made;
}

function dictionaries(): Record<string, string[]> {
  const russian = words.russian.split(" ");
  return {
    habits,
    passwords: words.passwords.split(" "),
    english: words.english.split(" "),
    russian,
    russianInLatin: [...new Set(russian.flatMap(latinOf))],
    chinese: words.chinese.split(" "),
    pinyin: words.pinyin.split(" "),
  };
}

/**
 * @param text at most 128 characters: time grows with the square of it
 * @param personal words that are guessed first
 * @returns the logarithm to ten
 */
export function guessesOf(text: string, personal: string[] = []): number {
  const { options, matching, scoring } = parts();
  const matches = matching.match(text, options.getUserInputsOptions(personal));
  const { guessesLog10, sequence } = scoring.mostGuessableMatchSequence(text, matches, true);
  const unknown = sequence.filter(({ pattern }) => pattern === "bruteforce");
  return guessesLog10 + unknown.reduce((sum, { token }) => sum + ofWideSigns(token), 0);
}

const wideSigns = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** zxcvbn takes ten guesses for any sign; of these there are thousands. */
function ofWideSigns(text: string): number {
  return new Set(text.match(wideSigns)).size / 2;
}
