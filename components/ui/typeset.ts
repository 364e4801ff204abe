import type { Locale } from "@/i18n/routing";

/**
 * Small typographic matters that a text as typed leaves open.
 *
 * Russian: short words stand with the next one, particles with the one
 * before, a dash never begins a line, a number keeps its noun. Only spaces
 * change, so that a reader still finds and copies the same words. English
 * days stand with their month.
 */
export function typeset(locale: Locale, text: string): string {
  if (locale === "en") return text.replace(dayAndMonth, `$1${nbsp}`);
  if (locale !== "ru") return text;
  return text
    .replace(/ (?=(?:ли|же|бы|ль|ж|б)(?!\p{L}))/giu, nbsp)
    .replace(/(?<=^|[\s«„(])(?!(?:ли|же|бы|ль|ж|б) )(\p{L}{1,2}) (?=\S|$)/giu, `$1${nbsp}`)
    .replace(/(\d) (?=\p{L}|\d{3}(?!\d))/gu, `$1${nbsp}`)
    .replace(/ (?=[—–] )/gu, nbsp);
}

const nbsp = "\u00a0";

const dayAndMonth =
  /(?<!\d)(\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L}))/gu;

/**
 * Ranges of numbers, which a browser would break after their dash.
 *
 * @returns the text in parts; every other one, from the second on, is a range
 */
export function unbroken(text: string): string[] {
  return text.split(/(\d+[–—-]\d+)/u);
}

/**
 * Where a headline may break. Chinese has no spaces to break at: its words
 * are found here, because browsers break between any two characters.
 * `word-break: auto-phrase` would do it, but knows Japanese only.
 *
 * @returns the text in pieces; put together they are the text, unchanged
 */
export function headlinePieces(locale: Locale, text: string): string[] {
  if (locale !== "zh") return [typeset(locale, text)];
  const words = text
    .split(shortQuotation)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : segments(part)));
  const pieces: string[] = [];
  for (const word of words) {
    const before = pieces.at(-1);
    if (before !== undefined && staysWith(before, word)) pieces[pieces.length - 1] = before + word;
    else pieces.push(word);
  }
  return pieces;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

const segments = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

/** A name or slogan in quotation marks is one word: “一带一路”, 《标准》. */
const shortQuotation = /([“《「『][^“《「『]{1,8}[”》」』])/u;
/** Opening marks belong to what follows, all other marks to what precedes. */
const opening = /[（《〈「『【〔“‘([]$/u;
/**
 * Single characters that end a word rather than begin one: particles, units,
 * positions, and what places and bodies are called. The dictionary that
 * browsers and servers share leaves them alone too often (代表 团, 设计 院).
 */
const closing =
  /^[的了着过得地们等者年月日号届次个家名项座所处级中上下里内外前后间型式化性省市县区州国湾港岛山河江海桥路站馆厅楼城镇村街团部院会局司署室组队校厂社店奖展赛节史学界业者员长]$/u;
const letter = /^[\p{L}\p{N}]/u;

function staysWith(before: string, word: string): boolean {
  if (opening.test(before)) return true;
  if (!letter.test(word)) return !/^[（《〈「『【〔“‘([]/u.test(word);
  const [previous = "", last = ""] = ["", "", ...before].slice(-2);
  if (!letter.test(last)) return false;
  if (closing.test(word) || /\p{N}/u.test(last)) return true;
  // A single character alone says little: it leads the next word on.
  return /\p{Script=Han}/u.test(last) && !letter.test(previous) && !closing.test(last);
}
