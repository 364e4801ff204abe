import { find, type SearchOutcome } from "@/features/search/query/find";
import { type Marked, marked, snippetOf } from "@/features/search/query/snippet";
import type { Locale } from "@/i18n/routing";
import { locales } from "@/i18n/routing";
import { createCountedLog, timesOf } from "@/lib/counted-log";
import { log } from "@/lib/log";
import { noteOverload } from "@/lib/overload";
import { isOverload, mostRanked, publishedTexts } from "./data";
import { resultsPerPage, type SearchRequest } from "./schema";

export type Result = {
  documentId: string;
  path: string;
  title: Marked;
  snippet: Marked;
  sectionKey: string | null;
  /** Of a story; pages of the group are of no day. */
  storyDate: Date | undefined;
};

/** A choice of a filter, with how many would be left. */
type Choice<Value> = { value: Value; count: number };

export type Search = {
  request: SearchRequest;
  results: Result[];
  total: number;
  pages: number;
  capped: boolean;
  /** More was typed than is looked for. */
  cut: boolean;
  asked: boolean;
  sections: Choice<string>[];
  years: Choice<number>[];
  others: Choice<Locale>[];
  leftOut: string[];
  some: boolean;
  suggestion: string | undefined;
};

const slow = createCountedLog<{ length: number }>((said, times) =>
  log.warn({ ...said, ...timesOf(times) }, "a search took too long, or others left no connection"),
);

/**
 * What a reader's search gives, in the language of the page.
 *
 * @returns `slow` where it took too long, or others who search left no connection; then that is noted (lib/overload.ts)
 * (so is a database that lets a new connection wait until the time is up, or ends one: neither can be told from it here)
 * @throws when the database refuses connections, and whatever else goes wrong
 */
export async function loadSearch(locale: Locale, request: SearchRequest): Promise<Search | "slow"> {
  try {
    return await searched(locale, request);
  } catch (error) {
    if (!isOverload(error)) throw error;
    slow("", { length: request.q.length });
    noteOverload();
    return "slow";
  }
}

async function searched(locale: Locale, request: SearchRequest): Promise<Search> {
  const found = await find(locale, request);
  const texts = await publishedTexts(found.hits.map(({ publicationId }) => publicationId));
  const { units, cut } = found.query;
  const results = texts.map((text): Result => {
    const body = text.searchText.slice(text.title.length + text.summary.length + 2);
    const parts = [text.summary, ...text.pictures.map(({ caption }) => caption), body];
    return {
      documentId: text.documentId,
      path: text.path,
      title: marked(text.title, units),
      snippet: snippetOf(parts, units, locale === "zh"),
      sectionKey: text.sectionKey,
      storyDate: text.kind === "PAGE" ? undefined : text.storyDate,
    };
  });
  const { total, capped, leftOut, some, suggestion } = found;
  // Only what is ranked can be turned to.
  const ranked = Math.min(total, mostRanked);
  return {
    request,
    results,
    total,
    pages: Math.ceil(ranked / resultsPerPage),
    capped,
    cut,
    asked: units.length > 0,
    ...choicesOf(found, locale, request),
    leftOut,
    some,
    suggestion,
  };
}

function choicesOf({ counts }: SearchOutcome, locale: Locale, { section, year }: SearchRequest) {
  const own = counts.filter((each) => each.locale === locale);
  const sum = <Value>(rows: { value: Value | null; count: number }[]): Choice<Value>[] => {
    const sums = new Map<Value, number>();
    for (const { value, count } of rows) {
      if (value !== null) sums.set(value, (sums.get(value) ?? 0) + count);
    }
    return [...sums].map(([value, count]) => ({ value, count }));
  };
  return {
    sections: sum(
      own
        .filter((each) => year === undefined || each.year === year)
        .map(({ section: value, count }) => ({ value, count })),
    ),
    years: sum(
      own
        .filter((each) => section === undefined || each.section === section)
        .map(({ year: value, count }) => ({ value, count })),
    ).sort((one, other) => other.value - one.value),
    others: locales
      .filter((each) => each !== locale)
      .map((value) => ({
        value,
        count: counts.reduce((all, each) => all + (each.locale === value ? each.count : 0), 0),
      }))
      .filter(({ count }) => count > 0),
  };
}
