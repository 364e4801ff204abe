import { quoted } from "./document";
import { fold, readable } from "./fold";
import { nameKeys } from "./names";
import { datesOf, numbersOf } from "./numbers";
import { cyrillicSyllables, latinSyllables, plainSyllable, readingOf } from "./pinyin";
import { stemsOf } from "./stems";
import { stopWords } from "./stop-words";
import { type Token, tokensOf } from "./tokens";
import { wordsOf } from "./words";

/** What a text must have: see `lexemes.ts` for what stands in a lexeme. */
export type Term =
  | { kind: "lexeme"; text: string; prefix?: boolean }
  | { kind: "and" | "or"; of: Term[] }
  /** One after the other. */
  | { kind: "phrase"; of: string[] };

/** One thing that is asked for: a word, a name, a date, a quoted phrase. */
export type Unit = {
  /** As it was typed, to name it. */
  typed: string;
  term: Term;
  /** What makes a text a better answer: the very word, its stem, a word of the dictionary. */
  strong: string[];
  /** A word of letters that may be misspelt. */
  word?: string;
};

export type Query = {
  units: Unit[];
  /** All of it, as one phrase: better than the same words apart. */
  phrase: Term | undefined;
  /** More was typed than is looked for. */
  cut: boolean;
};

export const longestQuery = 120;
export const mostUnits = 12;

/** Variants of a name in the other scripts; see `search_name`. */
export type Synonyms = (folded: string) => readonly string[];

/**
 * Reads what somebody typed. Nothing in it is an operator but quotation
 * marks of any kind, around words that must stand together.
 */
export function parseQuery(typed: string, synonyms: Synonyms = () => []): Query {
  const clean = readable(typed).replace(/\s+/g, " ").trim();
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

type Group = [Token, ...Token[]];

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

const lexemeTerm = (text: string): Term => ({ kind: "lexeme", text });
const all = (of: Term[]): Term => (of.length === 1 && of[0] ? of[0] : { kind: "and", of });
export const any = (of: Term[]): Term => (of.length === 1 && of[0] ? of[0] : { kind: "or", of });

type Typed = { keys: string[]; start: number; end: number };

function numberUnit(folded: string, group: Group, figure: Typed): Unit {
  const [key = ""] = figure.keys;
  const written = group.map(({ text }) => `=${text}`);
  // 70th and 70周年: the number is what counts; letters that belong to it come second.
  const whole = group.length === 1 && figure.end >= group[0].end;
  const term = whole ? lexemeTerm(key) : any([lexemeTerm(key), all(written.map(lexemeTerm))]);
  return { typed: typedOf(folded, group), term, strong: [key, ...written] };
}

const typedOf = (folded: string, group: Group) => folded.slice(group[0].start, group.at(-1)?.end);

/** Pairs of characters side by side: together they are the word, with hardly an exception. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(0, -1).map((each, index) => each + characters[index + 1]);
}

function hanTerm(word: string): Term {
  if ([...word].length === 1) return { kind: "lexeme", text: word, prefix: true };
  return all(pairsOf(word).map(lexemeTerm));
}

function hanUnits(run: string, number: string | undefined, synonyms: Synonyms): Unit[] {
  const words = mergedNames(wordsOf(run));
  const meaning = words.filter((word) => !stopWords.has(word));
  return (meaning.length > 0 ? meaning : words).map((word): Unit => {
    const other = synonyms(word).map(synonymTerm);
    const figure = number && word === run ? [lexemeTerm(number)] : [];
    const names = [...word].length > 1 && [...word].length < 5 ? chineseName(word) : [];
    return {
      typed: word,
      term: any([hanTerm(word), ...figure, ...names, ...other]),
      strong: [...pairsOf(word), `/${word}`],
    };
  });
}

/** Single characters one after the other are a name that the dictionary does not know. */
function mergedNames(words: string[]): string[] {
  const merged: string[] = [];
  let single = "";
  const flush = () => {
    if (single) merged.push(single);
    single = "";
  };
  for (const word of words) {
    if ([...word].length === 1 && !stopWords.has(word)) single += word;
    else {
      flush();
      merged.push(word);
    }
  }
  flush();
  return merged;
}

/** How a Chinese name stands in Latin and Cyrillic texts: Lin Ruoshui, Линь Жошуй, Linruoshui. */
function chineseName(word: string): Term[] {
  const syllables = readingOf(word).map(plainSyllable);
  if (syllables.some((each) => !each) || syllables.length < 2) return [];
  return groupings(syllables);
}

function groupings(syllables: string[]): Term[] {
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

function wordUnit(folded: string, group: Group, synonyms: Synonyms): Unit {
  const parts = group.map(({ text }) => text).filter((text, index) => index === 0 || text !== "s");
  const joined = parts.join("");
  const whole = wordTerm(joined);
  const apart = parts.length > 1 ? [all(parts.map(wordTerm))] : [];
  const typed = typedOf(folded, group);
  const other = synonyms(parts.join(" ")).map(synonymTerm);
  return {
    typed,
    term: any([whole, ...apart, ...other]),
    strong: parts.flatMap(strongOf),
    ...(parts.length === 1 ? { word: joined } : {}),
  };
}

const strongOf = (word: string) => [
  `=${word}`,
  ...stemsOf(word)
    .slice(0, 1)
    .map((stem) => `~${stem}`),
];

/** A word in any of its forms, by its sound in the other alphabet, and as the pinyin it may be. */
function wordTerm(word: string): Term {
  const stems = stemsOf(word);
  const forms = stems.length > 0 ? stems.map((stem) => `~${stem}`) : [`=${word}`];
  const sounds = nameKeys([word, ...stems]).map((key) => `+${key}`);
  const ways = [...latinSyllables(word), ...cyrillicSyllables(word)].map((way) =>
    way.map(plainSyllable),
  );
  const names = ways.map((way) => `&${way.join("")}`);
  const spoken = ways.filter((way) => way.length > 1).map(syllableTerm);
  return any([...new Set([...forms, ...sounds, ...names])].map(lexemeTerm).concat(spoken));
}

const syllableTerm = (syllables: string[]): Term =>
  all(
    syllables
      .slice(0, -1)
      .map((syllable, index) => lexemeTerm(`^${syllable}.${syllables[index + 1]}`)),
  );

/** A name's variant as the texts have it: its words in any form. */
function synonymTerm(variant: string): Term {
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

/** As a literal of PostgreSQL's `tsquery`. */
export function literalOf(term: Term): string {
  if (term.kind === "lexeme") return `${quoted(term.text)}${term.prefix ? ":*" : ""}`;
  if (term.kind === "phrase") return `(${term.of.map(quoted).join(" <-> ")})`;
  return `(${term.of.map(literalOf).join(term.kind === "and" ? " & " : " | ")})`;
}

/** The same in the title. Its lexemes have no places there: a phrase is all of its words. */
export function inTitle(term: Term): Term {
  if (term.kind === "lexeme") return { ...term, text: `!${term.text}` };
  if (term.kind === "phrase") return all(term.of.map((each) => lexemeTerm(`!${each}`)));
  return { ...term, of: term.of.map(inTitle) };
}
