import type { Locale } from "@/i18n/routing";

/** So many letters say in which language a text is. */
const enough = 20;

/** The language of a text by its letters; undefined where it has too few, or those of none of the three. */
export function languageOfText(text: string): Locale | undefined {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  // A Chinese character says about what three letters say.
  const weights: [Locale, number][] = [
    ["zh", count(/\p{Script=Han}/gu) * 3],
    ["ru", count(/\p{Script=Cyrillic}/gu)],
    ["en", count(/\p{Script=Latin}/gu)],
  ];
  const [[language, most], [, next]] = weights.sort((a, b) => b[1] - a[1]) as [
    [Locale, number],
    [Locale, number],
  ];
  return most >= enough && most > next * 1.2 ? language : undefined;
}
