import { wordsOf } from "@/lib/text/chinese-words";
import { chineseName, syllableTerm, synonymTerm } from "./name-terms";
import { nameKeys } from "./names";
import { cyrillicSyllables, latinSyllables, plainSyllable } from "./pinyin";
import { stemsOf } from "./stems";
import { stopWords } from "./stop-words";
import { all, any, hanTerm, lexemeTerm, pairsOf, type Term } from "./terms";
import type { Token } from "./tokens";

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

/** Variants of a name in the other scripts; see `search_name`. */
export type Synonyms = (folded: string) => readonly string[];

/** Tokens that are one thing, such as a word with a hyphen. */
export type Group = [Token, ...Token[]];

type Typed = { keys: string[]; start: number; end: number };

export function numberUnit(folded: string, group: Group, figure: Typed): Unit {
  const [key = ""] = figure.keys;
  const written = group.map(({ text }) => `=${text}`);
  // 70th and 70周年: the number is what counts; letters that belong to it come second.
  const whole = group.length === 1 && figure.end >= group[0].end;
  const term = whole ? lexemeTerm(key) : any([lexemeTerm(key), all(written.map(lexemeTerm))]);
  return { typed: typedOf(folded, group), term, strong: [key, ...written] };
}

const typedOf = (folded: string, group: Group) => folded.slice(group[0].start, group.at(-1)?.end);

export function hanUnits(run: string, number: string | undefined, synonyms: Synonyms): Unit[] {
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

export function wordUnit(folded: string, group: Group, synonyms: Synonyms): Unit {
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
