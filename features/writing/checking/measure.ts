import type { Locale } from "@/i18n/routing";
import { seen } from "@/lib/text/seen";

/**
 * Length as each language counts it. Chinese counts characters: each Han
 * character and each mark is one, and so is a word or number in other
 * letters. English and Russian count words.
 */
export type Length = { count: number; unit: "characters" | "words" };

const han = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef“”‘’…—]/gu;
const word = /[\p{L}\p{N}]+(?:[-'’.,:/][\p{L}\p{N}]+)*/gu;

export function lengthOf(locale: Locale, text: string): Length {
  if (locale !== "zh") return { count: matches(text, word), unit: "words" };
  return {
    count: matches(text, han) + matches(text.replace(han, " "), word),
    unit: "characters",
  };
}

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** More than that no longer reads as a headline, or stands in a list as a summary. */
export const longest: Record<"title" | "summary", Record<Locale, number>> = {
  title: { zh: 36, en: 14, ru: 14 },
  summary: { zh: 110, en: 45, ru: 40 },
};

/** Han, kana, hangul and full-width marks take the room of two letters. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** How much room a line takes, in letters: what search engines and tabs cut by. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(seen(text))) width += wide.test(segment) ? 2 : 1;
  return width;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Search engines show about so much of a title. */
export const mostTitle = 70;

/** The same as a person counts it in each language. */
export const widestTitle: Record<Locale, number> = {
  zh: mostTitle / 2,
  en: mostTitle,
  ru: mostTitle,
};
