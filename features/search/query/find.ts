import { any, type Term } from "@/features/search/analysis/terms";
import type { Unit } from "@/features/search/analysis/units";
import * as data from "@/features/search/data";
import type { SearchRequest } from "@/features/search/schema";
import type { Locale } from "@/i18n/routing";
import type { Query } from "./query";

export type SearchOutcome = {
  query: Query;
  hits: data.Hit[];
  /** Of the page's language, with the filters. */
  total: number;
  /** More match than are ranked. */
  capped: boolean;
  /** Matches without a filter, by language, section and year. */
  counts: data.Count[];
  /** What marks a match. */
  term: Term | undefined;
  /** Words that no text of the language has, where others of the query were found without them. */
  leftOut: string[];
  /** Not even without them: texts that have any of the words. */
  some: boolean;
  suggestion: string | undefined;
};

/**
 * Finds texts of a language. All words must be there; where no text has them
 * all, those that none has are left out, and at last any of them will do.
 */
export async function find(locale: Locale, request: SearchRequest): Promise<SearchOutcome> {
  const query = await data.publishedQuery(request.q);
  const none = { query, hits: [], total: 0, capped: false, counts: [], term: undefined };
  const plain = { leftOut: [], some: false, suggestion: undefined };
  if (query.units.length === 0) return { ...none, ...plain };
  const term: Term = allOf(query.units);
  const counts = await data.publishedMatches(term);
  if (countIn(counts, locale) > 0) {
    return {
      query,
      term,
      counts,
      ...(await ranked(query, term, counts, locale, request)),
      ...plain,
    };
  }
  const missing = await missingIn(query.units, locale);
  const suggestion = await suggestionFor(query, missing, locale);
  const kept = query.units.filter((unit) => !missing.includes(unit));
  const leftOut = missing.map(({ typed }) => typed);
  if (kept.length === 0) return { ...none, counts, ...plain, suggestion };
  for (const some of [false, true]) {
    if (!some && missing.length === 0) continue;
    const loose = some ? any(kept.map((unit) => unit.term)) : allOf(kept);
    const matches = await data.publishedMatches(loose);
    if (countIn(matches, locale) === 0) continue;
    const found = await ranked({ ...query, units: kept }, loose, matches, locale, request);
    // Other languages are offered for all of the words only.
    const others = counts.filter((each) => each.locale !== locale);
    const own = matches.filter((each) => each.locale === locale);
    return { query, term: loose, counts: [...own, ...others], ...found, leftOut, some, suggestion };
  }
  return { ...none, counts, ...plain, suggestion };
}

const allOf = (units: Unit[]): Term => ({ kind: "and", of: units.map(({ term }) => term) });

const countIn = (counts: data.Count[], locale: Locale) =>
  counts.reduce((sum, each) => sum + (each.locale === locale ? each.count : 0), 0);

async function ranked(
  query: Query,
  term: Term,
  counts: data.Count[],
  locale: Locale,
  request: SearchRequest,
) {
  const { section, year } = request;
  const total = counts
    .filter((each) => each.locale === locale)
    .filter((each) => section === undefined || each.section === section)
    .filter((each) => year === undefined || each.year === year)
    .reduce((sum, { count }) => sum + count, 0);
  const hits = total > 0 ? await data.publishedHits(query, term, { ...request, locale }) : [];
  return { hits, total, capped: total > data.mostRanked };
}

async function missingIn(units: Unit[], locale: Locale): Promise<Unit[]> {
  const found = await Promise.all(
    units.map(async ({ term }) => countIn(await data.publishedMatches(term), locale) > 0),
  );
  return units.filter((_, index) => !found[index]);
}

/** Found by nothing, or in the script of the page by its sound alone: it may be a slip. */
async function isUnknown(unit: Unit, missing: Unit[], locale: Locale): Promise<boolean> {
  if (missing.includes(unit)) return true;
  const own = locale === "ru" ? /^[а-я]+$/ : locale === "en" ? /^[a-z]+$/ : /^$/;
  if (!own.test(unit.word ?? "")) return false;
  const forms = any(unit.strong.map((text) => ({ kind: "lexeme", text })));
  return countIn(await data.publishedMatches(forms), locale) === 0;
}

async function suggestionFor(
  query: Query,
  missing: Unit[],
  locale: Locale,
): Promise<string | undefined> {
  const words = await Promise.all(
    query.units.map(async (unit) => {
      if (!unit.word || !(await isUnknown(unit, missing, locale))) return unit.typed;
      return (await data.publishedCorrection(unit.word, locale)) ?? unit.typed;
    }),
  );
  const typed = query.units.map((unit) => unit.typed);
  return words.join(" ") === typed.join(" ") ? undefined : words.join(" ");
}
