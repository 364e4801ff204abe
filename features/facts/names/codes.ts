import { isFree } from "@/features/facts/quantities/spans";

/**
 * Numbers that are names: standards, model numbers, telephone numbers. They are
 * compared letter for letter, not by value: GB 50300-2013 is not 50300 less 2013.
 */
export type Code = { key: string; start: number; end: number; phone?: true };

const bodies =
  "GB(?:\\/T|\\/Z|J)?|JGJ(?:\\/T)?|DB\\d*|ISO(?:\\/IEC|\\/TS)?|IEC|IEEE|OHSAS|ASTM|ANSI|DIN|EN|BS|ГОСТ(?: Р| ISO)?|СП|СНиП|ТУ|ФЗ|CJJ|JTG|TB|DL|YD|QC";
const standard = new RegExp(
  `(?<![A-Za-zА-Яа-я])(?:${bodies})[ -]?[A-Z]?\\d+(?:\\.\\d+)*(?:[-–—:/]\\d+)*(?![\\d])`,
  "g",
);
const model =
  /(?<![A-Za-zА-Яа-я0-9])(?!(?:Q[1-4]|H[12])(?!\d)|(?:RMB|CNY|USD|EUR|HKD|GBP|RUB|JPY|US|UTC|GMT|No|N)[ -]?\+?\d)[A-ZА-Я][A-ZА-Я]{0,7}[-–]?\d+(?:[A-Z]\d*|[-/]\d+)*(?![A-Za-zА-Яа-я\d]|[.,]\d)/gu;
const figureFirst = /(?<![A-Za-zА-Яа-я0-9.,])\d{1,2}[GDK](?![A-Za-zА-Яа-я0-9])/g;

const alike: Record<string, string> = {
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  Х: "X",
  У: "Y",
};

const keyOf = (code: string) =>
  code
    .toUpperCase()
    .replace(/[АВЕКМНОРСТХУ]/g, (letter) => alike[letter] ?? letter)
    .replace(/[ –—-]/g, "")
    .replace(/\/T/, "T");

/** @param text folded */
export function codesIn(text: string): Code[] {
  const found: Code[] = [];
  const add = (start: number, written: string, key: string, phone = false) => {
    const end = start + written.length;
    if (!isFree({ start, end }, found)) return;
    found.push({ key, start, end, ...(phone ? { phone: true as const } : {}) });
  };
  for (const match of text.matchAll(standard)) add(match.index, match[0], keyOf(match[0]));
  for (const match of text.matchAll(/(?<![\d.,])\+?\(?\d[\d ()–-]{6,}\d(?![\d.,]\d)/g)) {
    if (isPhone(match[0])) add(match.index, match[0], phoneKey(match[0]), true);
  }
  for (const match of text.matchAll(model)) add(match.index, match[0], keyOf(match[0]));
  for (const match of text.matchAll(figureFirst)) add(match.index, match[0], keyOf(match[0]));
  return found.sort((a, b) => a.start - b.start);
}

function isPhone(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 14) return false;
  if (/^\+|\(\d{2,5}\)/.test(written)) return true;
  // An area code, a mobile number, a hotline, 8-800; years, dates and ranges have other groups.
  return /^(?:0\d{2,3}[ -]\d{3,4}[ -]?\d{4}|1\d{2}[ -]\d{4}[ -]\d{4}|400[ -]\d{3,4}[ -]\d{3,4}|8[ -]\d{3}[ -]\d{3}[ -]\d{2}[ -]\d{2}|\d{3}-\d{3}-\d{4}|\d{3}-\d{2}-\d{2})$/.test(
    written,
  );
}

/** Without the code of a country and the zero or eight that is dialled before an area. */
const phoneKey = (written: string) => {
  const digits = written.replace(/\D/g, "");
  if (digits.length > 10 && /^86/.test(digits)) return digits.slice(2).replace(/^0/, "");
  if (digits.length === 11 && /^[78]/.test(digits)) return digits.slice(1);
  return digits.replace(/^0/, "");
};

/** III форум, XV век. */
const roman = /(?<![A-Za-zА-Яа-я0-9.])([IVXІХ]{1,6})(?![A-Za-zА-Яа-я0-9])/g;
const values: Record<string, number> = { I: 1, V: 5, X: 10, І: 1, Х: 10 };

export type Roman = { start: number; end: number; value: number };

/** @param alone whether one letter is a numeral too: in English I is somebody, in Russian it stands before what it numbers */
export function romansIn(text: string, alone: boolean): Roman[] {
  return [...text.matchAll(roman)].flatMap((match) => {
    const [written] = match;
    const plain = written.replace(/І/g, "I").replace(/Х/g, "X");
    if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(plain)) return [];
    if (plain.length === 1 && !(alone && /^ [а-я]/.test(text.slice(match.index + 1)))) return [];
    const letters = [...plain].map((letter) => values[letter] ?? 0);
    const value = letters.reduce(
      (sum, each, at) => sum + (each < (letters[at + 1] ?? 0) ? -each : each),
      0,
    );
    return [{ start: match.index, end: match.index + written.length, value }];
  });
}
