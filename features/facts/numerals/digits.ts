import type { Locale } from "@/i18n/routing";

export type Digits = { start: number; end: number; value: number; other?: number; plain: boolean };

/**
 * Figures with the separators of their language. Russian and the international
 * system divide thousands by a space and write decimals with a comma (ГОСТ
 * Р 7.0.97, ISO 80000-1, 7.3); English and Chinese use comma and point
 * (GB/T 15835-2011). A point in Russian may be a decimal too: programs write so.
 */
const shapes: Record<Locale, RegExp> = {
  ru: /(?<![\d.,])(?:\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?)/g,
  en: /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?)/g,
  zh: /(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?)/g,
};

const vulgar: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3 };

/** @param text folded */
export function digitsIn(text: string, lang: Locale): Digits[] {
  const found = [...text.matchAll(shapes[lang])].map((match): Digits => {
    const [written] = match;
    const start = match.index;
    const plain = /^\d+$/.test(written);
    const decimal = lang === "ru" && !/^\d{1,3}(?:,\d{3}){2,}$/.test(written);
    const value = Number(
      decimal ? written.replace(/ /g, "").replace(",", ".") : written.replace(/[ ,]/g, ""),
    );
    const base = { start, end: start + written.length, value, plain };
    const half = vulgar[text[base.end] ?? ""];
    if (half !== undefined) return { ...base, end: base.end + 1, value: value + half };
    // 4,500 in a Russian text is four and a half, unless whoever translated kept the English comma.
    if (lang === "ru" && /^\d{1,3}[,.]\d{3}$/.test(written)) {
      return { ...base, other: Number(written.replace(/[,.]/, "")) };
    }
    return base;
  });
  for (const match of text.matchAll(/(?<!\d)[½¼¾⅓⅔]/g)) {
    const value = vulgar[match[0]] ?? 0;
    found.push({ start: match.index, end: match.index + 1, value, plain: false });
  }
  return found.sort((a, b) => a.start - b.start);
}
