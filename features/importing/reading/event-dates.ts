import { halfWidth } from "./credits";
import type { Day } from "./options";

/** Days that a text tells of. Without a year the text does not say which. */
export type EventDates = {
  year: number | undefined;
  start: { month: number; day: number };
  end: { month: number; day: number };
  /** The words that say it. */
  text: string;
};

const english = [
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];
const russian = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];

const en = `(${english.flat().join("|")})\\.?`;
const ru = `(${russian.join("|")})`;
const day = "([0-3]?\\d)(?:st|nd|rd|th)?(?!\\d)";
const year = "([12]\\d{3})";
const dash = "\\s*(?:-|–|—|~|～|to|through|till|until|по|до|至|到)\\s*";

/**
 * From the most to the least telling; in each the named groups say which
 * number is which. `m2` without `m1` is the month of both days.
 */
const patterns: RegExp[] = [
  // 2019年4月1日至3日, 4月1日—4月3日
  `(?:(?<y>[12]\\d{3})年)?(?<m1>[01]?\\d)月(?<d1>[0-3]?\\d)日?${dash}(?:(?<m2>[01]?\\d)月)?(?<d2>[0-3]?\\d)日`,
  // April 1 to April 3, 2019; April 1-3
  `${group(en, "m1")}\\s+${group(day, "d1")}${dash}(?:${group(en, "m2")}\\s+)?${group(day, "d2")}(?:,?\\s+${group(year, "y")})?`,
  // 1–3 April 2019; 30 March to 2 April
  `(?<!\\d)${group(day, "d1")}(?:\\s+${group(en, "m1")})?${dash}${group(day, "d2")}\\s+${group(en, "m2")}(?:,?\\s+${group(year, "y")})?`,
  // с 1 по 3 апреля 2019 года; 30 марта – 2 апреля
  `(?<!\\d)${group(day, "d1")}(?:\\s+${group(ru, "m1")})?${dash}${group(day, "d2")}\\s+${group(ru, "m2")}(?:\\s+${group(year, "y")})?`,
  // One day alone.
  `(?:(?<y>[12]\\d{3})年)?(?<m1>[01]?\\d)月(?<d1>[0-3]?\\d)日`,
  `${group(en, "m1")}\\s+${group(day, "d1")}(?:,?\\s+${group(year, "y")})?`,
  `(?<!\\d)${group(day, "d1")}\\s+${group(en, "m1")}(?:,?\\s+${group(year, "y")})?`,
  `(?<!\\d)${group(day, "d1")}\\s+${group(ru, "m1")}(?:\\s+${group(year, "y")})?`,
].map((source) => new RegExp(source, "iu"));

function group(source: string, name: string): string {
  return source.replace(/\((?!\?)/, `(?<${name}>`);
}

/**
 * The first span of days in a text, in any of the three languages, or its
 * first single day; undefined where it names none. Of "April 1" and "from
 * April 1 to April 3" the span is taken, wherever it stands.
 */
export function findEventDates(text: string): EventDates | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(halfWidth(text));
    const groups = found?.groups;
    if (!groups?.d1) continue;
    const last = { month: monthOf(groups.m2 ?? groups.m1), day: Number(groups.d2 ?? groups.d1) };
    const start = { month: monthOf(groups.m1 ?? groups.m2), day: Number(groups.d1) };
    if (!isDay(start) || !isDay(last)) continue;
    const told = groups.y ? Number(groups.y) : undefined;
    return { year: told, start, end: last, text: found?.[0] ?? "" };
  }
  return undefined;
}

function monthOf(word = ""): number {
  if (/^\d+$/.test(word)) return Number(word);
  const name = word.toLowerCase().replace(/\.$/, "");
  const inRussian = russian.indexOf(name);
  return 1 + (inRussian >= 0 ? inRussian : english.findIndex((names) => names.includes(name)));
}

// 2000 had a 29 February.
const isDay = ({ month, day: date }: { month: number; day: number }) =>
  month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(2000, month, 0)).getUTCDate();

/**
 * The days as a calendar has them.
 *
 * @param storyDate the date of the story: an event without a year is taken
 *   to be the last one before it, since a story is told after it happened
 * @returns undefined where neither says the year
 */
export function datesWithYear(
  { year: told, start, end }: EventDates,
  storyDate: Day | undefined,
): { start: Day; end: Day } | undefined {
  const endYear = told ?? yearBefore(start, storyDate);
  if (endYear === undefined) return undefined;
  // From December to January.
  const across = start.month > end.month;
  const [from, to] = told === undefined && across ? [endYear, endYear + 1] : [endYear, endYear];
  return {
    start: iso(told !== undefined && across ? from - 1 : from, start),
    end: iso(to, end),
  };
}

function yearBefore(start: EventDates["start"], storyDate: Day | undefined): number | undefined {
  if (!storyDate) return undefined;
  const storyYear = Number(storyDate.slice(0, 4));
  return iso(storyYear, start) <= storyDate ? storyYear : storyYear - 1;
}

const two = (number: number) => String(number).padStart(2, "0");
const iso = (inYear: number, { month, day: date }: EventDates["start"]) =>
  `${inYear}-${two(month)}-${two(date)}`;
