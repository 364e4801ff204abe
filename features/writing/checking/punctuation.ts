import type { Locale } from "@/i18n/routing";

export type PunctuationFault = {
  code: "width-mixed" | "quotes-wrong" | "space-not-fixed" | "dash-wrong";
  /** The words around it. */
  detail: string;
};

type Rule = { code: PunctuationFault["code"]; pattern: RegExp };

/**
 * What the punctuation of a language asks for and a keyboard does not give.
 * Only what is wrong wherever it stands: a rule with exceptions would be
 * passed over by everyone.
 */
const rules: Record<Locale, Rule[]> = {
  zh: [
    // A mark of half width beside a Han character; a decimal point or a colon in a time is beside digits.
    {
      code: "width-mixed",
      pattern: /(?<=\p{Script=Han}) ?[,;:?!.](?!\d)|[,;:?!](?=\p{Script=Han})/gu,
    },
    { code: "width-mixed", pattern: /(?<=\p{Script=Han})\(|\)(?=\p{Script=Han})/gu },
    // A mark or figure of full width among Latin letters.
    { code: "width-mixed", pattern: /(?<=[a-z0-9])[，；：？！（](?=[a-z])|[０-９Ａ-Ｚａ-ｚ]+/giu },
    { code: "quotes-wrong", pattern: /["'](?=\p{Script=Han})|(?<=\p{Script=Han})["']/gu },
  ],
  en: [
    { code: "quotes-wrong", pattern: /["]|(?<=^|\s)'|'(?=\s|$)|[«»„]/gu },
    { code: "dash-wrong", pattern: /(?<=\S )--?(?= \S)/gu },
    { code: "width-mixed", pattern: /[，。；：？！（）]/gu },
  ],
  ru: [
    { code: "quotes-wrong", pattern: /["“”](?=\p{L})|(?<=[\p{L}.!?…])["”]/gu },
    { code: "dash-wrong", pattern: /(?<=\S[ \u00a0])--?(?= \S)/gu },
    // №, § and initials never stand at the end of a line, nor a year's «г.» at its beginning.
    {
      code: "space-not-fixed",
      pattern: /[№§] ?(?=\d)|(?<!\p{L})\p{Lu}\. (?=\p{Lu}(?:\.|\p{Ll}))/gu,
    },
    {
      code: "space-not-fixed",
      pattern: /(?<=\d) (?=(?:г|гг|в|вв|руб|млн|млрд|тыс|км|кв)\.|млн|млрд|%)/gu,
    },
    { code: "space-not-fixed", pattern: /(?<=\S) (?=[—–] )/gu },
    { code: "width-mixed", pattern: /[，。；：？！（）]/gu },
  ],
};

export function punctuationFaults(locale: Locale, text: string): PunctuationFault[] {
  return rules[locale]
    .flatMap(({ code, pattern }) =>
      [...text.matchAll(pattern)].map(({ index }) => ({ code, index })),
    )
    .sort((a, b) => a.index - b.index)
    .map(({ code, index }) => ({ code, detail: around(text, index) }));
}

/** Enough of the text to find the place by. */
function around(text: string, index: number): string {
  const letters = [...text.slice(Math.max(0, index - 8), index + 9)].join("");
  return letters.replaceAll("\ufffc", "…").replace(/\s+/gu, " ").trim();
}
