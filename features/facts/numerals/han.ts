import { digitsIn } from "./digits";
import type { Numeral } from "./numeral";

/**
 * Chinese numerals: figures with 万 and 亿, 一百二十, 两千三, 二〇一九, 大写
 * (GB/T 15835-2011 and the People's Bank's rules for amounts), 十几, 数千, 20多万.
 */
const digitOf: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  兩: 2,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const unitOf: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1000,
  拾: 10,
  佰: 100,
  仟: 1000,
  廿: 20,
  卅: 30,
};
const largeOf: Record<string, number> = { 万: 1e4, 亿: 1e8, 萬: 1e4, 億: 1e8 };

const numeric = /[〇零一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖十百千拾佰仟廿卅万亿萬億几数]/;
/** What must stand before 百, 千, 万 alone, or after it, for it to count: 百姓 and 万科 do not. */
const beforeBare = /[近上逾超约过足满达整每]$/;

type Token = {
  digit?: number;
  unknown?: true;
  unit?: number;
  large?: number;
  figures?: true;
  end: number;
};

/** @param text folded */
export function hanNumerals(text: string): Numeral[] {
  const figures = new Map(digitsIn(text, "zh").map((each) => [each.start, each]));
  const found: Numeral[] = [];
  for (let at = 0; at < text.length; ) {
    const read = numeralAt(text, at, figures);
    if (read) found.push(read);
    at = read ? read.end : (figures.get(at)?.end ?? at + 1);
  }
  return found;
}

type Figures = Map<number, { value: number; end: number }>;

function numeralAt(text: string, start: number, figures: Figures): Numeral | undefined {
  const tokens: Token[] = [];
  let andMore = false;
  let at = start;
  while (at < text.length) {
    const letter = text[at] ?? "";
    const figure = figures.get(at);
    // 3亿7000万, and 3 亿 with a space as some type it.
    const spaced = letter === " " && tokens.at(-1)?.figures && /[万亿]/.test(text[at + 1] ?? "");
    if (spaced) at += 1;
    else if (figure) {
      if (tokens.length > 0 && !tokens.at(-1)?.large && !tokens.at(-1)?.unit) break;
      tokens.push({ digit: figure.value, figures: true, end: figure.end });
      at = figure.end;
    } else if (/[多余]/.test(letter) && tokens.length > 0 && !andMore && more(text, at)) {
      andMore = true;
      at += 1;
      if (!/[万亿千百萬億]/.test(text[at] ?? "")) break;
    } else if (letter === "点" && tokens.length > 0 && decimalAt(text, at)) {
      const fraction = /^[〇零一二三四五六七八九]+/.exec(text.slice(at + 1))?.[0] ?? "";
      const last = tokens.at(-1);
      const part = Number(`0.${[...fraction].map((each) => digitOf[each]).join("")}`);
      if (last?.digit !== undefined) last.digit += part;
      else tokens.push({ digit: part, end: at });
      at += 1 + fraction.length;
    } else if (
      letter === "有" &&
      tokens.at(-1)?.unit === 10 &&
      /[一二三四五六七八九]/.test(text[at + 1] ?? "")
    )
      at += 1;
    // 八十有六, of a person's age.
    else if (letter === "一" && tokens.length > 0 && /[度直些般旦样起定]/.test(text[at + 1] ?? ""))
      break;
    else if (letter === "千" && ofUnit.test(text[at + 1] ?? "") && kilo(tokens.at(-1))) break;
    else if (numeric.test(letter)) {
      if (/[几数]/.test(letter)) {
        const next = text[at + 1] ?? "";
        const fits = unitOf[next] || largeOf[next] || tokens.at(-1)?.unit === 10;
        if (!fits) break;
        tokens.push({ unknown: true, end: at + 1 });
      } else if (letter in digitOf) tokens.push({ digit: digitOf[letter] ?? 0, end: at + 1 });
      else if (letter in unitOf) tokens.push({ unit: unitOf[letter] ?? 1, end: at + 1 });
      else tokens.push({ large: largeOf[letter] ?? 1, end: at + 1 });
      at += 1;
    } else break;
  }
  if (tokens.length === 0) return undefined;
  const bare = tokens.every(({ digit, unknown }) => digit === undefined && !unknown);
  const named = bare && !tokens.some(({ unit }) => unit === 10) && !andMore;
  const before = text.slice(Math.max(0, start - 1), start);
  // Twenty and thirty in one character are numerals by themselves.
  const counts =
    beforeBare.test(before) ||
    text.slice(0, start).endsWith("分之") ||
    /[廿卅]/.test(text[start] ?? "");
  if (named && !counts && tokens.length === 1) return undefined;
  if (named && before === "上") andMore = true;
  const value = worthOf(tokens);
  if (!value) return undefined;
  // 百万游客: about so many, and as often a manner of speaking.
  if (named && !counts) value.high *= 9.99;
  return {
    start,
    end: at,
    ...value,
    figures: tokens.some((each) => each.figures),
    ...(andMore ? { andMore } : {}),
  };
}

/** 50万千瓦 and 220千伏: the thousand belongs to the unit. */
const ofUnit = /[瓦伏帕克卡米]/;
const kilo = (last: Token | undefined) => Boolean(last && (last.large || last.figures));

/** 多 that means "and more", not 多功能 or 多年. */
const more = (text: string, at: number) =>
  text[at] === "余"
    ? !/[额款]/.test(text[at + 1] ?? "")
    : !/[功元样媒边云数](?![^，。]*元)/.test(text[at + 1] ?? "") || text[at + 1] === "元";

/** 三点五, where no clock is meant: 九点三十分. */
const decimalAt = (text: string, at: number) => {
  const rest = /^点([〇零一二三四五六七八九]+)(.?)/.exec(text.slice(at, at + 12));
  return Boolean(rest) && !/[十分半]/.test(rest?.[2] ?? "");
};

function worthOf(tokens: Token[]): { low: number; high: number } | undefined {
  const digitsOnly = tokens.every(({ unit, large, unknown }) => !unit && !large && !unknown);
  if (digitsOnly && tokens.length > 1) {
    const digits = tokens.map(({ digit = 0 }) => digit);
    // 三五 and 七八 are "some", not 35 and 78.
    if (tokens.length === 2 && digits.every((each) => each > 0)) {
      const [low = 0, high = 0] = digits;
      return high > low ? { low, high } : undefined;
    }
    const value = Number(digits.join(""));
    return Number.isFinite(value) ? { low: value, high: value } : undefined;
  }
  const [low, high] = [sumOf(tokens, 1, 0), sumOf(tokens, 9, 1)];
  // 数百 goes up to 999.
  return { low, high: tokens.some(({ unknown }) => unknown) && high > 20 ? high * 1.11 : high };
}

/** @param unknown what 几 and 数 stand for @param end which of two neighbouring digits counts: 七八百 */
function sumOf(tokens: Token[], unknown: number, end: 0 | 1): number {
  let [total, section, digit, last]: [number, number, number | undefined, number] = [
    0,
    0,
    undefined,
    1,
  ];
  let zero = false;
  for (const token of tokens) {
    if (token.unit) {
      section += (digit ?? 1) * token.unit;
      [digit, last, zero] = [undefined, token.unit, false];
    } else if (token.large) {
      const part = section + (digit ?? 0);
      // 万亿: the larger one takes all that stands before it.
      if (token.large > last && total > 0 && part === 0) total *= token.large;
      else if (token.large === 1e8 && total > 0) total = (total + part) * token.large;
      else total += (part || 1) * token.large;
      [section, digit, last, zero] = [0, undefined, token.large, false];
    } else {
      const value = token.unknown
        ? last === 10 && section > 0
          ? end
            ? 9
            : 0
          : unknown
        : (token.digit ?? 0);
      if (value === 0 && !token.figures) zero = true;
      // 七八百: of two digits one is the least and one the most.
      if (digit === undefined || digit === 0 || end === 1) digit = value;
    }
  }
  // 两千三 is 2300, 一万二 is 12,000; 一千零三 is 1003.
  const short =
    digit !== undefined && !zero && last >= 100 && !tokens.at(-1)?.figures && tokens.length > 2;
  return total + section + (digit ?? 0) * (short ? last / 10 : 1);
}
