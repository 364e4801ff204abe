import type { Locale } from "@/i18n/routing";

/** What a query tries; figures are given for each. */
export const classes = [
  "han-word",
  "han-sentence",
  "inflected",
  "yo",
  "other-script",
  "pinyin",
  "number",
  "phrase",
  "typo",
  "variant",
] as const;

export type QueryClass = (typeof classes)[number];

/**
 * A query, and by what a text answers it. The judgement is independent of
 * the engine: patterns over the plain text of the documents. A text that has
 * all of them in its title is worth 3, in its summary or a caption 2, in its
 * body 1; where the places differ, their mean.
 */
export type GoldenQuery = {
  class: QueryClass;
  locale: Locale;
  q: string;
  patterns: RegExp[];
  /** Made to look like an answer and be none: key of the text. */
  decoys?: string[];
};

/** One artificial text of the golden set. */
export type GoldenText = {
  key: string;
  locale: Locale;
  day: string;
  title: string;
  summary: string;
  caption?: string;
  body: string[];
};

/** What one half of the set is made of: see `golden.ts`. */
export type Half = {
  name: string;
  /** Two characters, and a sentence in which they stand side by side without being that word. */
  hanWords: readonly (readonly [word: string, decoy: string])[];
  /** Nominative, genitive, instrumental as the texts have them; other forms as they are asked for. */
  russian: readonly {
    forms: readonly [title: string, summary: string, body: string];
    asked: readonly string[];
    /** All forms, and nothing else. */
    pattern: RegExp;
  }[];
  /** Title and body with ё, summary with е. */
  yo: readonly {
    forms: readonly [string, string, string];
    asked: readonly string[];
    pattern: RegExp;
  }[];
  /** Of people who do not exist. */
  russianNames: readonly { en: string; ru: readonly [string, string, string]; pattern: RegExp }[];
  chineseNames: readonly {
    zh: string;
    en: string;
    ru: readonly [string, string, string];
    pattern: RegExp;
  }[];
  /** Chinese words with their pinyin, as asked for. */
  pinyin: readonly (readonly [word: string, ...asked: string[]])[];
  /** As each language writes it; as it is asked for. */
  numbers: readonly {
    written: Record<Locale, string>;
    asked: readonly (readonly [Locale, string])[];
    pattern: RegExp;
  }[];
  /** A phrase, and a sentence that has its words in another order. */
  phrases: readonly { locale: Locale; phrase: string; scattered: string; asked: string }[];
  /** English words as the texts have them, and as they are asked for. */
  english: readonly {
    forms: readonly [string, string, string];
    asked: readonly string[];
    pattern: RegExp;
  }[];
  /** About the site's first content and words of this half. */
  queries: readonly GoldenQuery[];
};
