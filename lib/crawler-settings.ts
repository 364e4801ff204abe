import { z } from "zod";
import { locales } from "@/i18n/routing";

/** Settings about search engines, feed readers and caches. Each is off until it is set. */

const text = z.string().optional();

const matching = (pattern: RegExp, error: string) =>
  text.refine((value) => value === undefined || pattern.test(value), { error });

const httpUrl = (name: string) =>
  text.refine((value) => value === undefined || isHttpUrl(value), {
    error: `${name} must be an address that begins with http:// or https://.`,
  });

export const crawlerSettings = {
  DEFAULT_LANGUAGE: matching(
    new RegExp(`^(?:${locales.join("|")})$`),
    `DEFAULT_LANGUAGE must be one of the site's languages: ${locales.join(", ")}.`,
  ),
  WEBSUB_HUB: httpUrl("WEBSUB_HUB"),
  INDEXNOW_KEY: matching(
    /^[A-Za-z0-9-]{8,128}$/,
    "INDEXNOW_KEY must be 8 to 128 letters, digits or hyphens.",
  ),
  INDEXNOW_URL: httpUrl("INDEXNOW_URL"),
  BAIDU_PUSH_TOKEN: matching(/^[A-Za-z0-9]+$/, "BAIDU_PUSH_TOKEN must be letters and digits."),
  BAIDU_PUSH_URL: httpUrl("BAIDU_PUSH_URL"),
  CDN_PURGE_URL: httpUrl("CDN_PURGE_URL"),
  CDN_PURGE_AUTH: matching(
    /^[A-Za-z0-9-]+: ?\S[^\r\n]*$/,
    'CDN_PURGE_AUTH must be a header with its value, such as "Fastly-Key: secret".',
  ),
  GOOGLE_SITE_VERIFICATION: matching(
    /^[\w-]+$/,
    "GOOGLE_SITE_VERIFICATION must be the content of Google's meta element.",
  ),
  GOOGLE_VERIFICATION_FILE: matching(
    /^google[0-9a-f]+\.html$/,
    "GOOGLE_VERIFICATION_FILE must be the name of Google's file, such as google0123abcd.html.",
  ),
  YANDEX_VERIFICATION: matching(/^[0-9a-f]+$/, "YANDEX_VERIFICATION must be Yandex's code."),
  BING_VERIFICATION: matching(/^[0-9A-Fa-f]+$/, "BING_VERIFICATION must be Bing's code."),
  BAIDU_SITE_VERIFICATION: matching(
    /^code[a-z]*-\w+$/,
    "BAIDU_SITE_VERIFICATION must be the content of Baidu's meta element, such as codeva-AbC123.",
  ),
  BAIDU_VERIFICATION_FILE: matching(
    /^baidu_verify_[\w-]+\.html=\w+$/,
    "BAIDU_VERIFICATION_FILE must be the name of Baidu's file and what stands in it, such as baidu_verify_codeva-AbC123.html=0a1b2c.",
  ),
  SECURITY_CONTACT: matching(
    /^(?:mailto:\S+@\S+|https:\/\/\S+|tel:\+[\d-]+)$/,
    "SECURITY_CONTACT must begin with mailto:, https:// or tel:.",
  ),
};

/** Those that a finished page shows: pages made with other values are thrown away. */
const shown = [
  "DEFAULT_LANGUAGE",
  "WEBSUB_HUB",
  "GOOGLE_SITE_VERIFICATION",
  "YANDEX_VERIFICATION",
  "BING_VERIFICATION",
  "BAIDU_SITE_VERIFICATION",
] as const;

type Name = keyof typeof crawlerSettings;

/** A setting as it stands now; undefined where it is not set. */
export function crawlerSetting(name: Name): string | undefined {
  return process.env[name]?.trim() || undefined;
}

/** What of the settings pages carry, in one line. */
export const shownSettings = () => shown.map((name) => crawlerSetting(name) ?? "").join("\n");

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
