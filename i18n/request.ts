import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale, newsroomTimeZone } from "./routing";

/**
 * The language comes from the address: the root parameter in pages, and the
 * `locale` that route handlers, which have no root parameters, pass on.
 */
export default getRequestConfig(async ({ locale: given }) => {
  const wanted = given ?? (await rootLocale());
  const locale = isLocale(wanted) ? wanted : defaultLocale;
  return {
    locale,
    timeZone: newsroomTimeZone,
    messages: (await import(`../messages/${locale}.json`)).default,
  };
});

async function rootLocale(): Promise<string | undefined> {
  const { locale } = await import("next/root-params");
  return locale();
}
