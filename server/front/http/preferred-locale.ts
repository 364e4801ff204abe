import type { IncomingMessage } from "node:http";
import { fallbackLocale } from "@/i18n/fallback-locale";
import { isLocale, type Locale, locales } from "@/i18n/routing";

/**
 * The language that a browser asks for (RFC 9110, 12.5.4), among those of
 * the site; ranges are matched by their first subtag (`zh-TW` is `zh`). Who
 * asks for none of them gets the fallback, unless it is refused (`en;q=0`).
 *
 * @param header value of `Accept-Language`
 */
export function preferredLocale(header: string | undefined): Locale {
  const ranges = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.trim().split(";");
      const q = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(each)?.[1]);
      const name = range.toLowerCase();
      return { name, language: name.split("-")[0] ?? "", q: Number(q[0] ?? 1) };
    })
    .sort((one, other) => other.q - one.q);
  for (const { language, q } of ranges) if (q > 0 && isLocale(language)) return language;
  const refused = new Set(ranges.filter(({ q }) => q === 0).map(({ name }) => name));
  const fallback = fallbackLocale();
  return [fallback, ...locales].find((locale) => !refused.has(locale)) ?? fallback;
}

/** The language of an answer to an address that may have none. */
export function localeOf(req: IncomingMessage): { locale: Locale; negotiated: boolean } {
  const first = (req.url ?? "").split(/[/?]/, 2)[1];
  if (isLocale(first)) return { locale: first, negotiated: false };
  return { locale: preferredLocale(req.headers["accept-language"]), negotiated: true };
}
