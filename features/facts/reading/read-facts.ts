import { type When, whensIn } from "@/features/facts/dates/bounds";
import { chineseDates } from "@/features/facts/dates/chinese";
import type { DatePart } from "@/features/facts/dates/date-part";
import { englishDates } from "@/features/facts/dates/english";
import { russianDates } from "@/features/facts/dates/russian";
import { type Code, codesIn } from "@/features/facts/names/codes";
import { type KnownMention, knownNamesIn } from "@/features/facts/names/known-names";
import { type LatinName, latinNamesIn } from "@/features/facts/names/latin-names";
import { type Quotation, quotationsIn } from "@/features/facts/names/quotations";
import type { Mention, TermFinder } from "@/features/facts/names/terms";
import { folded } from "@/features/facts/numerals/numeral";
import { numeralsIn, quantitiesIn } from "@/features/facts/quantities/quantities";
import type { Quantity } from "@/features/facts/quantities/quantity";
import { isFree, type Span } from "@/features/facts/quantities/spans";
import type { Locale } from "@/i18n/routing";
import { fixedExpressions } from "./fixed-expressions";
import { addressesIn, type Passage } from "./text-of";

/** All that a passage states and that can be compared. */
export type Facts = {
  lang: Locale;
  /** As it was written: what is shown of it is cut from here. */
  words: string;
  quantities: Quantity[];
  dates: DatePart[];
  whens: When[];
  codes: Code[];
  names: Mention[];
  /** Of the news at large. */
  known: KnownMention[];
  /** In Latin letters, in a text of another script. */
  latin: LatinName[];
  quotations: Quotation[];
  links: string[];
};

export function readFacts({ words, links }: Passage, lang: Locale, find: TermFinder): Facts {
  const text = folded(words);
  const numerals = numeralsIn(text, lang);
  const outside = (taken: readonly Span[]) => (each: Span) => isFree(each, taken);
  const addresses = addressesIn(text);
  const fixed = fixedExpressions(text, lang);
  const found =
    lang === "zh"
      ? chineseDates(text)
      : lang === "en"
        ? englishDates(text)
        : russianDates(text, numerals);
  // Moscow time names a zone and no place.
  const names = find(text, lang).filter(outside(found.filter(({ kind }) => kind === "zone")));
  const codes = codesIn(text).filter(outside([...addresses, ...names]));
  const dates = found.filter(outside([...addresses, ...codes, ...names, ...fixed]));
  const taken = [...addresses, ...names, ...codes, ...dates, ...fixed];
  const quantities = quantitiesIn(text, lang, numerals, taken);
  const quotations = quotationsIn(text, lang);
  return {
    lang,
    words,
    quantities,
    dates,
    whens: whensIn(text, lang, dates),
    codes,
    names,
    known: knownNamesIn(text, lang),
    latin: latinNamesIn(text, lang, quotations, [
      ...addresses,
      ...names,
      ...codes,
      ...quantities,
      ...dates,
    ]),
    quotations,
    links,
  };
}
