import type { IncomingMessage } from "node:http";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";

/**
 * The language that a browser asks for (RFC 9110, 12.5.4), among those of
 * the site; ranges are matched by their first subtag (`zh-TW` is `zh`).
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
      return { language: range.split("-")[0]?.toLowerCase() ?? "", q: Number(q[0] ?? 1) };
    })
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q);
  for (const { language } of ranges) if (isLocale(language)) return language;
  return defaultLocale;
}

/** The language of an answer to an address that may have none. */
export function localeOf(req: IncomingMessage): { locale: Locale; negotiated: boolean } {
  const first = (req.url ?? "").split(/[/?]/, 2)[1];
  if (isLocale(first)) return { locale: first, negotiated: false };
  return { locale: preferredLocale(req.headers["accept-language"]), negotiated: true };
}
