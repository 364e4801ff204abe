import type { IncomingMessage } from "node:http";
import { fallbackLocale } from "@/i18n/fallback-locale";
import { isLocale, type Locale, locales } from "@/i18n/routing";
import { negotiate } from "./negotiate";

/**
 * The language that a browser asks for (RFC 9110, 12.5.4), among those of
 * the site; ranges are matched by their first subtag (`zh-TW` is `zh`). Who
 * asks for none of them gets the fallback, unless it is refused (`en;q=0`).
 *
 * @param header value of `Accept-Language`
 */
export function preferredLocale(header = ""): Locale {
  for (const range of negotiate("accept-language", header, "").languages()) {
    const [language] = range.toLowerCase().split("-");
    if (isLocale(language)) return language;
  }
  const fallback = fallbackLocale();
  // No range is ours: any language will do that is not refused by name (`en;q=0` counts for more than `*`).
  const rest = negotiate("accept-language", `*;q=0.001,${header}`, "");
  return rest.languages([fallback, ...locales]).find(isLocale) ?? fallback;
}

/** The language of an answer to an address that may have none. */
export function localeOf(req: IncomingMessage): { locale: Locale; negotiated: boolean } {
  const first = (req.url ?? "").split(/[/?]/, 2)[1];
  if (isLocale(first)) return { locale: first, negotiated: false };
  return { locale: preferredLocale(req.headers["accept-language"]), negotiated: true };
}
