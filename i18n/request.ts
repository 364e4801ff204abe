import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale, type Locale, newsroomTimeZone } from "./routing";

/**
 * Where next-intl keeps messages with placeholders once it has parsed them.
 * Without a place of ours it keeps them for one request, and parses them anew
 * for every page.
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
    messages: await messagesOf(locale),
  };
});

type Messages = Record<string, never>;
const loaded = new Map<string, Promise<Messages>>();

/** Asked for by each request, and found by the bundler's runtime for each anew. */
function messagesOf(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale);
  if (known) return known;
  const loading = import(`../messages/${locale}.json`).then((module) => module.default);
  loading.catch(() => loaded.delete(locale));
  loaded.set(locale, loading);
  return loading;
}

async function rootLocale(): Promise<string | undefined> {
  const { locale } = await import("next/root-params");
  return locale();
}
