import { isFree, type Span } from "@/features/facts/quantities/spans";
import type { Locale } from "@/i18n/routing";
import type { Quotation } from "./quotations";

/** A name in Latin letters in a text of another script: what it says, another language says letter for letter. */
export type LatinName = Span & { words: string; how: "quoted" | "name" | "acronym" };

const quoted = /^[\p{Script=Latin}\d\s'’.,:&!?/-]+$/u;
const run =
  /\p{Script=Latin}[\p{Script=Latin}\d'’&+-]*(?: (?:of|the|and|de|[\p{Lu}\d][\p{Script=Latin}\d'’&+-]*))*/gu;
/** Said in words in English as often as by their letters. */
const common =
  /^(?:CEO|CFO|CTO|COO|AI|IT|GDP|GNP|CPI|PPI|PMI|IPO|APP|VR|AR|DNA|RNA|PCR|IP|PC|TV|HR|PR|VIP|SUV|LED|LNG|LPG|MBA|EMBA|PPP|BIM|EPC|ESG|PVC|KTV|ATM|PPT|USB|GPS|UTC|GMT|AM|PM|OK|ID|CT|MRI|ICU|FDI|ETF|NGO|QR|SMS|B2B|B2C|R&D|DIY|LGBT|HIV|AIDS|SARS|COVID|RMB|CNY|USD|EUR|HKD|GBP|RUB|JPY|KM|KG|MW|KW|KWH|GW|GWH|TB|GB|MB|HZ|PH|II|III|IV|VI|VII|VIII|IX|XI|XII|XX|XXI)$/;

/**
 * @param text folded
 * @param taken glossary's names, codes, addresses, quantities with their units
 */
export function latinNamesIn(
  text: string,
  lang: Locale,
  quotations: readonly Quotation[],
  taken: readonly Span[],
): LatinName[] {
  if (lang === "en") return [];
  // A line that is all in Latin letters is another language, and names nothing in this one.
  const own = lang === "zh" ? /\p{Script=Han}/u : /\p{Script=Cyrillic}/u;
  const free = (each: Span) => isFree(each, taken) && own.test(lineAround(text, each));
  const inMarks = quotations
    .filter(
      ({ words }) => quoted.test(words) && (words.match(/\p{Script=Latin}/gu)?.length ?? 0) > 2,
    )
    .map(({ start, end, words }) => ({ start, end, words, how: "quoted" as const }))
    .filter(free);
  const alone = [...text.matchAll(run)]
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length, words }))
    .filter((each) => free(each) && isFree(each, inMarks))
    .flatMap((each): LatinName[] => {
      const plain = each.words.replace(/[^\p{Script=Latin}]/gu, "");
      if (/^\p{Lu}{2,8}$/u.test(plain))
        return common.test(each.words) ? [] : [{ ...each, how: "acronym" }];
      return /\p{Lu}/u.test(plain) && plain.length >= 4 ? [{ ...each, how: "name" }] : [];
    });
  return [...inMarks, ...alone].sort((a, b) => a.start - b.start);
}

function lineAround(text: string, { start, end }: Span): string {
  const stop = text.indexOf("\n", end);
  return text.slice(text.lastIndexOf("\n", start) + 1, stop === -1 ? undefined : stop);
}

/** Acronyms in an English text that no other language need spell out. */
export const acronymsIn = (text: string): LatinName[] =>
  [...text.matchAll(/(?<![A-Za-z$-])[A-Z]{2,8}(?![A-Za-z-])/g)]
    .filter(([words]) => !common.test(words))
    .map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
      words,
      how: "acronym",
    }));

/** Letters and figures alone: WiFi is Wi-Fi. */
export const bare = (words: string) =>
  words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Script=Latin}\p{N}]/gu, "");
