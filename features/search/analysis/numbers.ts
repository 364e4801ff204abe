/** Numbers and dates, however they are written. */

export type Figure = {
  /** `#126350`, `@20190402`, `@0402`, `@201904` */
  keys: string[];
  start: number;
  end: number;
  /** A date is one thing; the words it is written with are no longer sought for themselves. */
  date: boolean;
};

const englishMonths = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];
const russianMonths = [
  "январ[яьею]",
  "феврал[яьею]",
  "март[ае]?",
  "апрел[яьею]",
  "ма[йяе]",
  "июн[яьею]",
  "июл[яьею]",
  "август[ае]?",
  "сентябр[яьею]",
  "октябр[яьею]",
  "ноябр[яьею]",
  "декабр[яьею]",
];
const group = (months: string[]) => months.map((month) => `(${month})`).join("|");
const anyEnglish = `(?:${group(englishMonths)})`;
const anyRussian = `(?:${group(russianMonths)})`;
const edge = "(?![\\p{L}\\p{N}])";
const lead = "(?<![\\p{L}\\p{N}])";
const year = "([12]\\d{3})";
const day = "([0-3]?\\d)";

type Shape = { pattern: RegExp; read: (groups: (string | undefined)[]) => DateParts | undefined };
type DateParts = { year?: number | undefined; month: number; day?: number | undefined };

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const monthAt = (groups: (string | undefined)[], from: number) =>
  groups.slice(from, from + 12).findIndex((each) => each !== undefined) + 1;

const shapes: Shape[] = [
  {
    pattern: /(?<!\d)(?:([12]\d{3})\s?年\s?)?(1[0-2]|0?[1-9])\s?月(?:\s?([0-3]?\d)\s?[日号])?/gu,
    read: ([, y, m, d]) =>
      y || d ? { year: number(y), month: Number(m), day: number(d) } : undefined,
  },
  {
    pattern: new RegExp(`${lead}${year}[-/.](1[0-2]|0?[1-9])(?:[-/.]${day})?${edge}`, "gu"),
    read: ([, y, m, d]) => ({ year: number(y), month: Number(m), day: number(d) }),
  },
  {
    pattern: new RegExp(`${lead}${day}\\.(1[0-2]|0?[1-9])\\.${year}${edge}`, "gu"),
    read: ([, d, m, y]) => ({ year: number(y), month: Number(m), day: number(d) }),
  },
  {
    pattern: new RegExp(
      `${lead}${day}(?:st|nd|rd|th)?\\s(?:of\\s)?${anyEnglish}(?:,?\\s${year})?${edge}`,
      "gu",
    ),
    read: (groups) => ({
      day: number(groups[1]),
      month: monthAt(groups, 2),
      year: number(groups[14]),
    }),
  },
  {
    pattern: new RegExp(
      `${lead}${anyEnglish}\\s${day}(?:st|nd|rd|th)?(?:,?\\s${year})?${edge}`,
      "gu",
    ),
    read: (groups) => ({
      month: monthAt(groups, 1),
      day: number(groups[13]),
      year: number(groups[14]),
    }),
  },
  {
    pattern: new RegExp(`${lead}${anyEnglish},?\\s${year}${edge}`, "gu"),
    read: (groups) => ({ month: monthAt(groups, 1), year: number(groups[13]) }),
  },
  {
    pattern: new RegExp(
      `${lead}${day}\\s${anyRussian}(?:\\s${year})?(?:\\sг(?:ода)?)?${edge}`,
      "gu",
    ),
    read: (groups) => ({
      day: number(groups[1]),
      month: monthAt(groups, 2),
      year: number(groups[14]),
    }),
  },
  {
    pattern: new RegExp(`${lead}${anyRussian}\\s${year}(?:\\sг(?:ода)?)?${edge}`, "gu"),
    read: (groups) => ({ month: monthAt(groups, 1), year: number(groups[13]) }),
  },
];

const two = (value: number) => String(value).padStart(2, "0");

/** A day within its month, a month within its year, both, or the one that is known. */
export function dateKeys({ year, month, day }: DateParts): string[] {
  const keys = day ? [`@${two(month)}${two(day)}`] : [];
  if (year) keys.push(`@${year}${two(month)}`);
  if (year && day) keys.unshift(`@${year}${two(month)}${two(day)}`);
  return keys;
}

/** @param text folded @returns the most exact key of each date first */
export function datesOf(text: string): Figure[] {
  if (!/\d/.test(text)) return [];
  const found: Figure[] = [];
  for (const { pattern, read } of shapes) {
    for (const match of text.matchAll(pattern)) {
      const parts = read([...match]);
      const { index: start } = match;
      const end = start + match[0].length;
      const within = found.some((other) => start < other.end && end > other.start);
      if (!parts || within || (parts.day ?? 1) > 31 || parts.day === 0) continue;
      found.push({ keys: dateKeys(parts), start, end, date: true });
    }
  }
  return found;
}

const grouped = /(?<![\d.,])\d{1,3}(?:[ ,.'’]\d{3})+(?!\d)/g;
const plain = /\d+(?:[.,]\d+)?/g;
const chinese = /[〇零一二三四五六七八九十百千万亿两]{2,}/g;

/** Figures with their separators, digits in words such as 70th, and Chinese numerals. */
export function numbersOf(text: string): Figure[] {
  const found: Figure[] = [];
  const add = (start: number, written: string, key: string) => {
    const end = start + written.length;
    if (found.some((other) => start < other.end && end > other.start)) return;
    found.push({ keys: [`#${key}`], start, end, date: false });
  };
  if (/\d/.test(text)) {
    for (const match of text.matchAll(grouped)) {
      add(match.index, match[0], match[0].replace(/\D/g, ""));
    }
    for (const match of text.matchAll(plain)) {
      add(
        match.index,
        match[0],
        match[0]
          .replace(",", ".")
          .replace(/^0+(?=\d)/, "")
          .slice(0, 40),
      );
    }
  }
  for (const match of text.matchAll(chinese)) {
    const value = chineseValue(match[0]);
    if (value !== undefined) add(match.index, match[0], String(value));
  }
  return found;
}

const digits = "零一二三四五六七八九";
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const large: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };

/** 七十 is 70, 二〇一九 is 2019; undefined for what is no number, such as 一一 in a name. */
function chineseValue(text: string): number | undefined {
  const plainText = text.replace(/〇/g, "零").replace(/两/g, "二");
  if (/^[零一二三四五六七八九]+$/.test(plainText)) {
    return plainText.length === 4
      ? Number([...plainText].map((each) => digits.indexOf(each)).join(""))
      : undefined;
  }
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const each of plainText) {
    if (each in units) {
      section += (digit || 1) * (units[each] ?? 1);
      digit = 0;
    } else if (each in large) {
      total += (section + digit) * (large[each] ?? 1);
      section = 0;
      digit = 0;
    } else digit = digits.indexOf(each);
  }
  return total + section + digit;
}
