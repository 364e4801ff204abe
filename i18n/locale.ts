import { notFound } from "next/navigation";
import { locale as rootLocale } from "next/root-params";
import { isLocale, type Locale } from "./routing";

/**
 * Next wants one value for each dynamic segment at build time. Pages are
 * rendered on their first request instead, so that a build needs no content
 * and does not grow with it: this value stands for none and is not found.
 */
export const noParameter = "_";

/** The language of the page being rendered; for server components only. */
export async function pageLocale(): Promise<Locale> {
  const locale = await rootLocale();
  if (!isLocale(locale)) notFound();
  return locale;
}
