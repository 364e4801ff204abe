import { fold, readable } from "@/features/search/analysis/fold";
import { groupings, syllableTerm, synonymTerm } from "@/features/search/analysis/name-terms";
import { datesOf, numbersOf } from "@/features/search/analysis/numbers";
import {
  cyrillicSyllables,
  latinSyllables,
  plainSyllable,
} from "@/features/search/analysis/pinyin";
import { stemsOf } from "@/features/search/analysis/stems";
import { stopWords } from "@/features/search/analysis/stop-words";
import { all, any, lexemeTerm, pairsOf, type Term } from "@/features/search/analysis/terms";
import { type Token, tokensOf } from "@/features/search/analysis/tokens";
import {
  type Group,
  hanUnits,
  numberUnit,
  type Synonyms,
  type Unit,
  wordUnit,
} from "@/features/search/analysis/units";
import { seen } from "@/lib/text/seen";

export type Query = {
  units: Unit[];
  /** All of it, as one phrase: better than the same words apart. */
  phrase: Term | undefined;
  /** More was typed than is looked for. */
  cut: boolean;
};

const longestQuery = 120;
const mostUnits = 12;

/**
 * Reads what somebody typed. Nothing in it is an operator but quotation
 * marks of any kind, around words that must stand together.
 */
export function parseQuery(typed: string, synonyms: Synonyms = () => []): Query {
  // A search of nothing that can be seen is none, and its length is what can be seen of it.
  const clean = seen(readable(typed));
  const short = [...clean].slice(0, longestQuery).join("");
  const units: Unit[] = [];
  let rest = "";
  let at = 0;
  for (const match of short.matchAll(quotation)) {
    const words = match.slice(1).find((each) => each !== undefined) ?? "";
    const unit = phraseUnit(words);
    rest += `${short.slice(at, match.index)} `;
    at = match.index + match[0].length;
    if (unit) units.push(unit);
  }
  rest += short.slice(at);
  units.push(...plainUnits(rest, synonyms));
  const useful = units.filter(({ typed: word }) => !stopWords.has(fold(word).text));
  const kept = (useful.length > 0 ? useful : units).slice(0, mostUnits);
  return {
    units: kept,
    phrase: wholePhrase(short),
    cut: short.length < clean.length || useful.length > mostUnits,
  };
}

const quotation =
  /"([^"]+)"|“([^“”]+)[”“]|„([^„“”]+)[“”]|«([^«»]+)»|「([^「」]+)」|『([^『』]+)』|(?<![\p{L}\p{N}])'([^']{3,})'(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])‘([^‘’]{3,})’(?![\p{L}\p{N}])/gu;

/** Words as typed, in their order; Chinese as its pairs of characters. */
function sequence(text: string): string[][] {
  return tokensOf(fold(text).text).map((token) =>
    token.kind === "han" ? pairsOf(token.text) : [`=${token.text}`],
  );
}

function phraseUnit(words: string): Unit | undefined {
  const lexemes = sequence(words).flat();
  if (lexemes.length === 0) return undefined;
  const [only = ""] = lexemes;
  const single = lexemes.length === 1;
  return {
    typed: words.trim(),
    term: single ? lexemeTerm(only) : { kind: "phrase", of: lexemes },
    strong: lexemes,
  };
}

function wholePhrase(text: string): Term | undefined {
  const lexemes = tokensOf(fold(text).text).flatMap((token) => {
    if (token.kind === "han") return pairsOf(token.text);
    const stem = stemsOf(token.text)[0];
    return [stem ? `~${stem}` : `=${token.text}`];
  });
  return lexemes.length > 1 && lexemes.length <= 24 ? { kind: "phrase", of: lexemes } : undefined;
}

function plainUnits(text: string, synonyms: Synonyms): Unit[] {
  const { text: folded } = fold(text);
  const dates = datesOf(folded);
  const numbers = numbersOf(folded).filter(
    (each) => !dates.some((date) => each.start < date.end && each.end > date.start),
  );
  const units: Unit[] = dates.map((date) => {
    const [key = ""] = date.keys;
    return { typed: folded.slice(date.start, date.end), term: lexemeTerm(key), strong: [key] };
  });
  const free = tokensOf(folded).filter(
    (token) => !dates.some((date) => token.start < date.end && token.end > date.start),
  );
  const groups = groupsOf(free, numbers);
  for (const group of groups) {
    const figure = numbers.find((each) => each.start <= group[0].start && each.end >= group[0].end);
    if (figure && /\d/.test(folded.slice(figure.start, figure.end)))
      units.push(numberUnit(folded, group, figure));
    else if (group[0].kind === "han")
      units.push(...hanUnits(group[0].text, figure?.keys[0], synonyms));
    else units.push(wordUnit(folded, group, synonyms));
  }
  return withNames(units, free, synonyms);
}

/** Tokens that are one thing: joined by hyphens, or groups of digits of one number. */
function groupsOf(tokens: Token[], numbers: { start: number; end: number }[]): Group[] {
  const groups: Group[] = [];
  for (const token of tokens) {
    const last = groups.at(-1);
    const number = numbers.find((each) => token.start >= each.start && token.end <= each.end);
    const sameNumber = number && last && last[0].start >= number.start && last[0].end <= number.end;
    if (last && (token.joined || sameNumber)) last.push(token);
    else groups.push([token]);
  }
  return groups;
}

/**
 * Several words typed apart may be one name: Ma Xingrui, yuan zhuo hui,
 * Greater Bay Area. They are then one unit, found as such or word by word.
 */
function withNames(units: Unit[], tokens: Token[], synonyms: Synonyms): Unit[] {
  const words = units.filter(({ word }) => word !== undefined);
  if (words.length < 2 || words.length !== tokens.length) return units;
  const typed = words.map(({ typed: each }) => each).join(" ");
  const ways = words.map(({ word = "" }) => [...latinSyllables(word), ...cyrillicSyllables(word)]);
  const terms = synonyms(typed).map(synonymTerm);
  if (ways.every((each) => each.length > 0)) {
    const syllables = ways.flatMap((each) => each[0] ?? []).map(plainSyllable);
    if (syllables.length <= 24) terms.push(syllableTerm(syllables));
    if (syllables.length <= 4) terms.push(...groupings(syllables));
  }
  if (terms.length === 0) return units;
  const apart = all(words.map(({ term }) => term));
  return [
    ...units.filter(({ word }) => word === undefined),
    { typed, term: any([apart, ...terms]), strong: words.flatMap(({ strong }) => strong) },
  ];
}
