import type { Numeral } from "@/features/facts/numerals/numeral";
import type { Locale } from "@/i18n/routing";
import type { Weight } from "./quantity";

type Share = {
  start: number;
  end: number;
  low: number;
  high: number;
  measure: "percent" | "times" | "part" | "months";
  factor?: number;
  unit?: string;
  weight?: Weight;
  skip?: true;
};

const percentAfter: Record<Locale, RegExp> = {
  zh: /^ ?(?:%|个?百分点|个?基点)/,
  en: /^[ -]?(?:% points?\b|%|per ?cent(?:age points?)?\b|(?:of an? )?percentage[ -]points?\b|pct\b|pp\b|ppts?\b|basis[ -]points?\b|bps?\b)/i,
  ru: /^[ -]?(?:%|базисн[а-я]* пункт[а-я]*|б\. ?п\.|процент[а-я]*(?: пункт[а-я]*)?|-?процентн[а-я]*(?: пункт[а-я]*)?|п\. ?п\.)/i,
};
const perMille: Record<Locale, RegExp> = {
  zh: /^ ?‰/,
  en: /^ ?(?:‰|per mille?\b|per thousand\b)/i,
  ru: /^ ?(?:‰|промилле)/i,
};

/**
 * Parts of a whole and multiples: per cent in all its forms, 三成, 百分之六,
 * 三分之二, 翻一番. `skip` says that a numeral is part of one that was read already.
 */
export function shareAt(text: string, lang: Locale, numeral: Numeral): Share | undefined {
  const { start, end, low, high } = numeral;
  const rest = text.slice(end);
  const percent = percentAfter[lang].exec(rest);
  if (percent) {
    const [words] = percent;
    const whole = { start, end: end + words.length, low, high, measure: "percent" as const };
    if (/基点|bas|bp|баз|б\./i.test(words)) return { ...whole, factor: 0.01, unit: "bp" };
    return /点|point|pp|пункт|п\. ?п/i.test(words) ? { ...whole, unit: "point" } : whole;
  }
  const mille = perMille[lang].exec(rest);
  if (mille)
    return {
      start,
      end: end + mille[0].length,
      low: low / 10,
      high: high / 10,
      measure: "percent",
    };
  if (numeral.inWord === "процентн") return { start, end, low, high, measure: "percent" };
  if (lang === "ru" && numeral.inWord === "кратн")
    return { start, end, low, high, measure: "times" };
  return lang === "zh" ? chineseShare(text, numeral) : undefined;
}

const wholes: Record<string, number> = { 百分之: 100, 千分之: 1000, 万分之: 10_000 };

function chineseShare(text: string, { start, end, low, high }: Numeral): Share | undefined {
  const lead = text.slice(Math.max(0, start - 9), start);
  const rest = text.slice(end);
  for (const [words, whole] of Object.entries(wholes)) {
    if (lead.endsWith(words)) {
      const each = 100 / whole;
      return { start: start - 3, end, low: low * each, high: high * each, measure: "percent" };
    }
  }
  const whole = /([一二三四五六七八九十两\d]+)分之$/.exec(lead);
  if (whole) {
    const denominator = small(whole[1] ?? "");
    if (!denominator) return undefined;
    const part = {
      start: start - whole[0].length,
      low: low / denominator,
      high: high / denominator,
    };
    const century = /^个世纪/.exec(rest)?.[0];
    return century
      ? { ...part, end: end + century.length, measure: "months", factor: 1200, unit: "century" }
      : { ...part, end, measure: "part" };
  }
  // The denominator itself: 三 of 三分之二, 百 of 百分之六.
  if (/^分之/.test(rest)) return { start, end, low, high, measure: "part", skip: true };
  const tenth =
    /^成(?:([一二三四五六七八九])|(半))?(?![立为功果本都长就熟分品交人型套绩家效年百千]|员(?!工))/.exec(
      rest,
    );
  if (tenth && low <= 10) {
    const extra = tenth[2] ? 5 : tenth[1] ? small(tenth[1]) : 0;
    return {
      start,
      end: end + tenth[0].length,
      low: low * 10 + extra,
      high: high * 10 + extra,
      measure: "percent",
    };
  }
  const doubled = /(?:翻)(?:了)?$/.test(lead) && /^番/.test(rest);
  if (doubled)
    return {
      start,
      end: end + 1,
      low: 2 ** low,
      high: 2 ** high,
      measure: "times",
      weight: "weak",
    };
  const times = /^倍/.exec(rest);
  if (times) {
    // 增长两倍 is three times as much; 是……的两倍 twice.
    const grows =
      /(?:增长|增加|提高|上升|多出?|上涨|高出?|扩大|增)(?:了|近|将近|约|大约|超过|超|逾|不到|不足|至少)*$/.test(
        lead,
      );
    return {
      start,
      end: end + 1,
      low: low + (grows ? 1 : 0),
      high: high + (grows ? 1 : 0),
      measure: "times",
    };
  }
  return undefined;
}

const small = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = "零一二三四五六七八九";
  if (text.length === 1) return text === "十" ? 10 : text === "两" ? 2 : digits.indexOf(text);
  return text.startsWith("十") ? 10 + digits.indexOf(text[1] ?? "零") : 0;
};
