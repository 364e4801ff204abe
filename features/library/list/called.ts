import { type Locale, locales } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";

type Said = { locale: string; title: string; alt: string; caption: string };

/**
 * By what staff know a picture or a file: its title, description or caption in
 * the language of their desk where there is one, else in another, else what its
 * file was called.
 *
 * @returns no language for a file's name, and nothing where there is none either
 */
export function calledIn(
  desk: Locale,
  { name, texts }: { name: string; texts: readonly Said[] },
): { words: string; locale: Locale | undefined } {
  for (const locale of new Set([desk, ...locales])) {
    const said = texts.find((each) => each.locale === locale);
    const words = [said?.title, said?.alt, said?.caption].find((each) => each && !isBlank(each));
    if (words) return { words, locale };
  }
  return { words: name, locale: undefined };
}

/** Languages in which nobody has said what it shows, or what a file is called. */
export const undescribedIn = (row: {
  kind: "PICTURE" | "FILE";
  texts: readonly Said[];
}): Locale[] =>
  locales.filter((locale) => {
    const said = row.texts.find((each) => each.locale === locale);
    return isBlank((row.kind === "FILE" ? said?.title : said?.alt) ?? "");
  });
