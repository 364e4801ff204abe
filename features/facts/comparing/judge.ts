import { type GateTerm, type TermFinder, termFinder } from "@/features/facts/names/terms";
import { type Facts, readFacts } from "@/features/facts/reading/read-facts";
import { type Passage, passageOf } from "@/features/facts/reading/text-of";
import type { FactText } from "@/features/facts/schema";
import type { Locale } from "@/i18n/routing";
import { compareBounds } from "./bounds";
import { compareCodes } from "./codes";
import { compareDates } from "./dates";
import type { Disagreement } from "./disagreement";
import { compareLinks } from "./links";
import { compareNames } from "./names";
import { compareOutsideNames } from "./outside-names";
import { matched, unmatched } from "./quantities";
import { compareQuotations } from "./quotations";

export type Judge = {
  passages: (source: Passage, from: Locale, target: Passage, to: Locale) => Disagreement[];
  pair: (source: FactText, target: FactText) => Disagreement[];
};

/**
 * The gate: compares what two texts of one statement say, by value. It changes
 * nothing and knows nothing of documents.
 *
 * @param terms the glossary
 * @param find finds them; its patterns are made once, here, unless somebody has made them
 */
export function createJudge(
  terms: readonly GateTerm[],
  find: TermFinder = termFinder(terms),
): Judge {
  const passages: Judge["passages"] = (source, from, target, to) =>
    judged(readFacts(source, from, find), readFacts(target, to, find), terms);
  return {
    passages,
    pair: (source, target) =>
      passages(passageOf(source.text), source.lang, passageOf(target.text), target.lang),
  };
}

function judged(source: Facts, target: Facts, terms: readonly GateTerm[]): Disagreement[] {
  const left = matched(source, target);
  // What one language reads as a date or a code and the other as a number is taken out of the numbers here.
  const codes = compareCodes(source, target, left);
  const dates = compareDates(source, target, left);
  return [
    ...unmatched(source, target, left),
    ...codes,
    ...left.found,
    ...dates,
    ...compareBounds(source, target),
    ...compareNames(source, target, terms),
    ...compareOutsideNames(source, target, terms),
    ...compareQuotations(source, target),
    ...compareLinks(source.links, target.links),
  ];
}
