import { type Locale, locales } from "@/i18n/routing";

type Story = {
  document: { primaryLocale: string };
  texts: readonly { locale: Locale; head: unknown }[];
};

/** Into which languages a story can be translated, and from which: its first language first. */
export function choicesOf({ document, texts }: Story): { locale: Locale; from: Locale[] }[] {
  const isFirst = (locale: Locale) => Number(locale === document.primaryLocale);
  const written = texts
    .flatMap(({ locale, head }) => (head ? [locale] : []))
    .sort((a, b) => isFirst(b) - isFirst(a));
  return [...locales]
    .sort((a, b) => isFirst(a) - isFirst(b))
    .map((locale) => ({ locale, from: written.filter((each) => each !== locale) }));
}
