import { extensionOf } from "@/features/media/intake/document-types";
import type { OfferedFile } from "@/features/publication/body/files";
import { languageName } from "@/i18n/language-names";
import { isLocale, type Locale, languages } from "@/i18n/routing";

/** Steps of a thousand, as those who sell disks and networks count. */
const steps = ["byte", "kilobyte", "megabyte"] as const;

export function sizeOf(locale: Locale, bytes: number): string {
  const step = bytes >= 1_000_000 ? 2 : bytes >= 1_000 ? 1 : 0;
  return new Intl.NumberFormat(languages[locale].tag, {
    style: "unit",
    unit: steps[step] ?? "byte",
    maximumSignificantDigits: 2,
  }).format(bytes / 1_000 ** step);
}

/**
 * What a reader should know of a file before asking for it: PDF, 1.2 MB,
 * 12 pages, in Russian where the page is in another language.
 *
 * @param pagesOf so many pages, in words
 */
export function fileFacts(
  locale: Locale,
  { mime, bytes, pages, language }: OfferedFile,
  pagesOf: (count: number) => string,
): string {
  return [
    extensionOf(mime).toUpperCase(),
    sizeOf(locale, bytes),
    ...(pages ? [pagesOf(pages)] : []),
    ...(isLocale(language ?? undefined) && language !== locale
      ? [languageName(language as Locale, locale)]
      : []),
  ].join(locale === "zh" ? "，" : ", ");
}
