import type { CrawlerSetting } from "@/lib/settings/site.mjs";

// Settings about search engines, feed readers and caches. Each is off until it is set; what they must be
// stands in lib/settings/site.mjs.

/** Those that a finished page shows: pages made with other values are thrown away. */
const shown = [
  "DEFAULT_LANGUAGE",
  "WEBSUB_HUB",
  "GOOGLE_SITE_VERIFICATION",
  "YANDEX_VERIFICATION",
  "BING_VERIFICATION",
  "BAIDU_SITE_VERIFICATION",
] as const;

/** A setting as it stands now; undefined where it is not set. */
export function crawlerSetting(name: CrawlerSetting): string | undefined {
  return process.env[name]?.trim() || undefined;
}

/** What of the settings pages carry, in one line. */
export const shownSettings = () => shown.map((name) => crawlerSetting(name) ?? "").join("\n");
