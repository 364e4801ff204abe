import type { Numeral } from "@/features/facts/numerals/numeral";
import type { Locale } from "@/i18n/routing";

const between: Record<Locale, RegExp> = {
  zh: /^\s?(?:至|到|-|–|—|~|～|或)\s?$/,
  en: /^ ?(?:to|–|—|-|or|and)[ -]?(?:US\$|HK\$|RMB ?|[$€£¥₽])?$/,
  ru: /^ ?(?:до|–|—|-|или)[ -]?$/,
};

/** 3 to 5 million: the scale of the second is that of the first, where the first would be less without it. */
export function spread(text: string, lang: Locale, numerals: readonly Numeral[]): Numeral[] {
  return numerals.map((each, index) => {
    const next = numerals[index + 1];
    const own = text.slice(each.start, each.end);
    const gap = next ? text.slice(each.end, next.start) : "";
    // "And" joins a range only after "between": 10 and 15 million may be two numbers.
    const and =
      / and /.test(gap) &&
      !/between (?:US\$|HK\$|RMB ?|[$€£¥₽])?$/i.test(text.slice(0, each.start));
    if (!next?.figures || !/^[\d.,]+$/.test(own) || and || !between[lang].test(gap)) return each;
    const written = Number.parseFloat(
      text
        .slice(next.start, next.end)
        .replace(/,(?=\d{3})/g, lang === "ru" ? "." : "")
        .replace(",", lang === "ru" ? "." : ""),
    );
    const scale = next.low / written;
    const fits =
      scale >= 1000 &&
      /[^\d.,\s]/.test(text.slice(next.start, next.end)) &&
      each.low < 1000 &&
      each.low <= written;
    return fits ? { ...each, low: each.low * scale, high: each.high * scale } : each;
  });
}
