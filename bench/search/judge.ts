import type { Locale } from "@/i18n/routing";
import type { GoldenQuery } from "./golden-types";

/** A text as it is judged: what readers see of it. */
export type JudgedText = {
  key: string;
  locale: Locale;
  title: string;
  summary: string;
  captions: string[];
  body: string;
};

/** 3: it is about it, 2: it says so above the fold, 1: it mentions it, 0: no answer. */
export function gradeOf(query: GoldenQuery, text: JudgedText): number {
  if (text.locale !== query.locale || query.decoys?.includes(text.key)) return 0;
  const places = query.patterns.map((pattern) => placeOf(pattern, text));
  if (places.includes(0)) return 0;
  return places.reduce<number>((sum, place) => sum + place, 0) / places.length;
}

function placeOf(pattern: RegExp, { title, summary, captions, body }: JudgedText): 0 | 1 | 2 | 3 {
  if (pattern.test(title)) return 3;
  if ([summary, ...captions].some((part) => pattern.test(part))) return 2;
  return pattern.test(body) ? 1 : 0;
}

/** Discounted cumulative gain of the first ten, as a share of the best there could be. */
export function ndcgAt10(found: readonly number[], all: readonly number[]): number {
  const ideal = gain([...all].sort((one, other) => other - one));
  return ideal === 0 ? 0 : gain(found) / ideal;
}

const gain = (grades: readonly number[]) =>
  grades
    .slice(0, 10)
    .reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);

/** How many of the answers are among the first ten; of ten where there are more. */
export function recallAt10(found: readonly number[], all: readonly number[]): number {
  const answers = all.filter((grade) => grade > 0).length;
  const seen = found.slice(0, 10).filter((grade) => grade > 0).length;
  return answers === 0 ? 0 : seen / Math.min(10, answers);
}
