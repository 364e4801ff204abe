import {
  longestPassword,
  passwordWeight,
  shortestPassword,
} from "@/features/staff/own-account/password-length";
import { guessesOf } from "./estimate";
import { isWalk } from "./keyboards";
import { latinOf } from "./latin";
import { readingsOf, together } from "./readings";

export type Strength =
  | "password-short"
  | "password-long"
  | "password-guessable"
  | "fair"
  | "strong";

/** Ten thousand million guesses: what zxcvbn calls safe even where hashes were stolen. Logarithm to ten. */
const leastGuesses = 10;
const manyGuesses = 14;
/** Which of the words of its owner, and where it stands. Logarithm to ten, too. */
const guessesOfName = 2;

/** So much of a password is judged: the time grows with the square of it, and enough is enough. */
const judged = 64;

/**
 * How strong a password is, by itself and for its owner. The same judgement
 * is made in the browser while somebody types and by the server, which alone
 * knows the list of stolen ones (`passwordFault`).
 *
 * @param personal words that others know of its owner or of the house, in
 *   lower case, in each way of writing them
 */
export function strengthOf(password: string, personal: string[] = []): Strength {
  const kept = password.normalize("NFKC");
  if (passwordWeight(kept) < shortestPassword) return "password-short";
  if ([...kept].length > longestPassword) return "password-long";
  const begin = [...kept].slice(0, judged).join("");
  const named = withPersonal(begin, personal);
  const readings = [...readingsOf(begin), ...named];
  if (readings.some(isWalk) || tooFew(kept)) return "password-guessable";
  const rests = named.map((each) => guessesOf(withoutPersonal(each, personal)) + guessesOfName);
  const guesses = Math.min(...readings.map((each) => guessesOf(each, personal)), ...rests);
  if (guesses < leastGuesses) return "password-guessable";
  return guesses < manyGuesses ? "fair" : "strong";
}

/** Few different signs make few passwords, in whatever order. */
const tooFew = (text: string) => new Set(text.toLowerCase()).size < 5;

/** A name is found however it is parted: `A.n.n.a W-o-n-g`. Backwards it is turned round. */
function withPersonal(text: string, personal: string[]): string[] {
  const spelt = readingsOf(together(text)).map((each) => each.toLowerCase());
  return [...new Set(spelt.flatMap((each) => [each, ...latinOf(each)]))]
    .flatMap((each) => [each, [...each].reverse().join("")])
    .filter((each) => personal.some((word) => each.includes(word)));
}

/** However often a name comes, it is one guess: what else there is must hold. */
function withoutPersonal(text: string, personal: string[]): string {
  return [...personal]
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ""), text);
}
