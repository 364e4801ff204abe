import { isLocale, type Locale } from "@/i18n/routing";

/** Addresses of the desk; those of stories are in features/editorial/paths.ts. */
export const staffPaths = {
  home: (locale: Locale) => `/${locale}/staff`,
  signIn: (locale: Locale, next?: string) =>
    `/${locale}/staff/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  code: (locale: Locale, next?: string) =>
    `/${locale}/staff/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  firstFactor: (locale: Locale, next?: string) =>
    `/${locale}/staff/sign-in/set-up${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  provider: (locale: Locale, next?: string) =>
    `/${locale}/staff/sign-in/provider${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  reset: (locale: Locale) => `/${locale}/staff/reset`,
  resetWith: (locale: Locale, token: string) => `/${locale}/staff/reset/${token}`,
  setup: (locale: Locale, token: string) => `/${locale}/staff/setup/${token}`,
  invitation: (locale: Locale, token: string) => `/${locale}/staff/invitation/${token}`,
  account: (locale: Locale) => `/${locale}/staff/account`,
  admin: (locale: Locale, part?: string) => `/${locale}/staff/admin${part ? `/${part}` : ""}`,
} as const;

/**
 * Where to go after signing in, taken from an address: only to the desk or to
 * a preview of this site, whatever a link asked for.
 */
export function safeNext(next: string | undefined): string | undefined {
  if (!next || !/^\/[a-z]{2}(?:-[A-Za-z]+)?\/(?:staff|preview)(?:[/?]|$)/.test(next))
    return undefined;
  if (/[\\\p{Cc}]|\/\//u.test(next)) return undefined;
  return isLocale(next.split("/")[1]) ? next : undefined;
}

/** The address of a page that was asked for as Next's client asks: without the mark of that. */
export function pagePath(asked: string): string {
  const [path = "", query = ""] = asked.split("?");
  const rest = query.split("&").filter((each) => each && !/^_rsc(?:=|$)/.test(each));
  return rest.length > 0 ? `${path}?${rest.join("&")}` : path;
}
