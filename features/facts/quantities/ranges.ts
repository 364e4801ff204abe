import type { Numeral } from "@/features/facts/numerals/numeral";
import type { Locale } from "@/i18n/routing";

const between: Record<Locale, RegExp> = {
  zh: /^\s?(?:至|到|-|–|—|~|～|或)\s?$/,
  en: /^ ?(?:to|–|—|-|or)[ -]?$/,
  ru: /^ ?(?:до|–|—|-|или)[ -]?$/,
};

/** 3 to 5 million: the scale of the second is that of the first, where the first would be less without it. */
export function spread(text: string, lang: Locale, numerals: readonly Numeral[]): Numeral[] {
  return numerals.map((each, index) => {
    const next = numerals[index + 1];
    const own = text.slice(each.start, each.end);
    if (
      !next?.figures ||
      !/^[\d.,]+$/.test(own) ||
      !between[lang].test(text.slice(each.end, next.start))
    )
      return each;
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
