import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale, newsroomTimeZone } from "./routing";

/**
 * Messages with something to put in, as next-intl has parsed them: once for
 * all pages. It would do so anew for each, for it keeps them no longer than a
 * request unless it is given where.
 */
const parsedMessages = { _cache: { message: {} } };

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
    ...parsedMessages,
    messages: (await import(`../messages/${locale}.json`)).default,
  };
});

async function rootLocale(): Promise<string | undefined> {
  const { locale } = await import("next/root-params");
  return locale();
}
