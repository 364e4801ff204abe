import { isFree } from "@/features/facts/quantities/spans";
import { digitsIn } from "./digits";
import {
  fractions,
  ordinals,
  plurals,
  scaleAfter,
  scales,
  shortScale,
  small,
  timesWords,
} from "./english-words";
import type { Make, Numeral, Read } from "./numeral";

/** English numerals: figures with million and bn, spelled out, ordinals, fractions, dozens. */
type Word = { text: string; start: number; end: number };

/** @param text folded */
export function englishNumerals(text: string): Numeral[] {
  const found: Numeral[] = digitsIn(text, "en").map(({ start, end, value, plain }) => {
    const ordinal = plain && /^(?:st|nd|rd|th)\b/.test(text.slice(end));
    const after = scaleAfter.exec(text.slice(end));
    // 350 m is a length, $3m money: the letter alone counts only after a currency.
    const letter = after?.[3]?.toLowerCase();
    const money = /(?:[$€£¥₽]|\b(?:RMB|CNY|USD|EUR|HKD|yuan)) ?$/i.test(
      text.slice(Math.max(0, start - 5), start),
    );
    // 1.5m people are a million and a half; 1.5m alone is a length.
    const people =
      letter === "m" &&
      /^ (?:people|users|visitors|passengers|residents|jobs|units|yuan|dollars|euros|tonnes|tons|square|sq|cubic)\b/.test(
        text.slice(end + (after?.[0].length ?? 0)),
      );
    const usable = after && (!letter || money || people || (letter === "k" && after[3] === "k"));
    const scale = usable
      ? (scales[after[1]?.toLowerCase() ?? ""] ??
        shortScale[(after[2] ?? after[3] ?? "").toLowerCase()] ??
        1)
      : 1;
    const stop = usable ? end + after[0].length : end;
    // 3.5 thousand million, and "2 hundred thousand".
    const more = usable ? /^ (thousand|million|billion)\b/i.exec(text.slice(stop)) : null;
    const all = value * scale * (more ? (scales[more[1]?.toLowerCase() ?? ""] ?? 1) : 1);
    const times = /^(?:[- ]?fold\b|x\b| times\b)/i.test(text.slice(stop));
    return {
      start,
      end: ordinal ? end + 2 : stop + (more?.[0].length ?? 0),
      low: all,
      high: all,
      figures: true,
      ...(ordinal ? { ordinal: true as const } : {}),
      ...(times ? { times: true as const } : {}),
    };
  });
  const taken = (word: Word) => !isFree(word, found);
  const words = [...text.matchAll(/[A-Za-z]+/g)].map(
    (match): Word => ({
      text: match[0].toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    const read = word && !taken(word) ? spelled(text, words, at) : undefined;
    if (read) found.push(read.numeral);
    at = read ? read.next : at + 1;
  }
  return withHalves(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

const joined = (text: string, a: Word | undefined, b: Word | undefined) =>
  Boolean(a && b) && /^(?: |-| ?- ?)$/.test(text.slice(a?.end, b?.start));

function spelled(text: string, words: Word[], from: number): Read | undefined {
  const word = words[from];
  if (!word) return undefined;
  const make: Make = (to, low, high, extra = {}) => ({
    numeral: {
      start: word.start,
      end: words[to]?.end ?? word.end,
      low,
      high,
      figures: false,
      ...extra,
    },
    next: to + 1,
  });
  const times = timesWords[word.text];
  if (times !== undefined) return make(from, times, times, { times: true });
  const plural = plurals[word.text];
  if (plural) {
    // Hundreds of thousands.
    const bigger =
      words[from + 1]?.text === "of" ? plurals[words[from + 2]?.text ?? ""] : undefined;
    if (bigger) return make(from + 2, plural[0] * bigger[0], plural[0] * 9.99 * bigger[0]);
    return make(from, ...plural);
  }
  // An hour and a half: what stands between is read as the unit.
  const andHalf = /^(?:an?|one)$/.test(word.text)
    ? /^ [a-z]+ and a (half|quarter)\b/.exec(text.slice(word.end))
    : null;
  if (andHalf && !(words[from + 1]?.text === "half"))
    return make(from, ...twice(andHalf[1] === "half" ? 1.5 : 1.25));
  if (
    word.text === "quarter" &&
    /^ of (?:a century|an hour)\b|^[ -]century\b/.test(text.slice(word.end))
  )
    return make(from, 0.25, 0.25, { part: true });
  if (word.text === "every") {
    const nth = ordinals[words[from + 1]?.text ?? ""] ?? 0;
    if (
      nth > 2 &&
      joined(text, word, words[from + 1]) &&
      !/^ (?:day|week|month|year)/.test(text.slice(words[from + 1]?.end))
    )
      return make(from + 1, 1 / nth, 1 / nth, { part: true });
  }
  const article =
    word.text === "a" || word.text === "an" || word.text === "the" || word.text === "one";
  const next = words[from + 1];
  if (article && joined(text, word, next) && next) {
    // Ten to thirteen: 十几, and "десяток" is as near.
    if (next.text === "dozen") return make(from + 1, 10, 13);
    if (next.text in scales && word.text !== "the") return run(text, words, from, make, 1);
    if (
      word.text !== "the" &&
      next.text in fractions &&
      !/s$/.test(next.text) &&
      partFollows(text, next.end, next.text)
    ) {
      const value = 1 / (fractions[next.text] ?? 1);
      return make(from + 1, value, value, { part: true });
    }
  }
  if (word.text === "dozen") return make(from, 10, 13);
  if (word.text === "half" && /^[ -](?:a |of a )?dozen\b/.test(text.slice(word.end)))
    return make(
      from + (words[from + 1]?.text === "dozen" ? 1 : words[from + 1]?.text === "of" ? 3 : 2),
      6,
      6,
    );
  if (word.text === "half" && halfFollows(text, word.end))
    return make(from, 0.5, 0.5, { part: true });
  const ordinal = ordinals[word.text];
  // "second" after a numeral is a unit of time, and "seconds" always.
  if (ordinal !== undefined) return make(from, ordinal, ordinal, { ordinal: true });
  return word.text in small || word.text in scales
    ? run(text, words, from, make, undefined)
    : undefined;
}

const twice = (value: number): [number, number] => [value, value];

const partFollows = (text: string, end: number, name: string) =>
  name === "half" || name === "quarter"
    ? /^ (?:of|a|the)\b|^[ -](?:million|billion)/.test(text.slice(end)) ||
      (name === "quarter" && !/^[ -](?:of 20|20)/.test(text.slice(end)))
    : !inARow.test(text.slice(end));
/** A third month, a third consecutive year: the next one, and no part of it. */
const inARow =
  /^[ -](?:(?:consecutive|straight|successive|and|or|new|large|small|such|high|full|former|senior|Chinese|Russian|local|national) )*(?:days?|weeks?|months?|years?|quarters?|nights?|times?|terms?|rounds?|games?|matches|match|seasons?|people|person|man|woman|child|party|countr(?:y|ies)|cit(?:y|ies)|plants?|phases?|stages?|bridges?|lines?|sessions?|attempts?|victory|win|defeat|titles?|runway|terminal|reactor|unit|generation|batch|option|way|reason|question|issue|category|group|place|edition|suspect|victim|shift|instalment|tranche|term|vaccine|dose|jab|airport|factory|branch|store|office|fourth|fifth)\b|^-(?:largest|biggest|placed|party|world|generation|degree|rate|quarter)/i;
const halfFollows = (text: string, end: number) =>
  /^(?: of\b| (?:a|an|the)\b|[ -](?:million|billion|hour|day|year|month|dozen))/.test(
    text.slice(end),
  );

function run(text: string, words: Word[], from: number, make: Make, start: number | undefined) {
  let [total, section] = [0, start ?? 0];
  let [at, extra]: [number, Partial<Numeral>] = [start === undefined ? from : from + 1, {}];
  let last = from;
  for (; at < words.length; at++) {
    const word = words[at];
    if (!word || (at > from && !joined(text, words[at - 1], word))) break;
    if (word.text === "and") {
      const next = words[at + 1];
      const hundreds = section >= 100 || total > 0;
      if (
        !next ||
        !hundreds ||
        !joined(text, word, next) ||
        !(next.text in small || next.text in ordinals)
      )
        break;
      continue;
    }
    const scale = scales[word.text];
    const value = small[word.text];
    const ordinal = ordinals[word.text];
    if (scale === 100) section = (section || 1) * 100;
    else if (scale) [total, section] = [total + (section || 1) * scale, 0];
    else if (value !== undefined) {
      // twenty one, but not "two three".
      const fits = section % 100 === 0 || (section % 10 === 0 && section % 100 >= 20 && value < 10);
      if (at > from && !fits && section > 0) break;
      section += value;
    } else if (ordinal !== undefined && at > from) {
      const fits =
        section % 100 === 0 || (section % 10 === 0 && section % 100 >= 20 && ordinal < 10);
      const part = fractions[word.text];
      if (ordinal < 10 && !fits && part)
        return make(at, section / part, section / part, { part: true });
      if (!fits) break;
      section += ordinal;
      extra = { ordinal: true };
      last = at;
      break;
    } else if (
      word.text in fractions &&
      at > from &&
      section > 0 &&
      section < 10 &&
      /s$/.test(word.text) &&
      !quarters(text, word)
    ) {
      const value = section / (fractions[word.text] ?? 1);
      return make(at, value, value, { part: true });
    } else if (word.text === "dozen" && at > from) [section, last] = [section * 12, at];
    else break;
    last = at;
  }
  const value = total + section;
  const times = /^(?:[- ]?fold\b| times\b)/i.test(text.slice(words[last]?.end));
  return make(last, value, value, times ? { ...extra, times: true } : extra);
}

/** "The first three quarters of the year" are months, not three fourths. */
const quarters = (text: string, word: Word) =>
  word.text === "quarters" && /(?:first|last|past) \w+ $/.test(text.slice(0, word.start));

/** Two and a half; one and a half million; half a million. */
function withHalves(text: string, found: Numeral[]): Numeral[] {
  const whole: Numeral[] = [];
  for (const each of found) {
    const last = whole.at(-1);
    if (last && each.start < last.end) continue;
    const scaled =
      last?.part &&
      each.low >= 1000 &&
      / (?:a|of a) ?$|[ -]$/.test(text.slice(last.start, each.start));
    if (last && scaled && /^(?: of | (?:of )?a ?|[ -])?$/.test(text.slice(last.end, each.start))) {
      whole[whole.length - 1] = {
        ...last,
        end: each.end,
        low: last.low * each.low,
        high: last.low * each.low,
        part: undefined,
      } as Numeral;
      continue;
    }
    const after = /^ and a (half|quarter)(?:[ -](hundred|thousand|million|billion))?\b/.exec(
      text.slice(each.end),
    );
    const value =
      after && (each.low + (after[1] === "half" ? 0.5 : 0.25)) * (scales[after[2] ?? ""] ?? 1);
    whole.push(
      value ? { ...each, end: each.end + after[0].length, low: value, high: value } : each,
    );
  }
  return whole;
}
