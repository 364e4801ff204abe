import { closedWords, sitemapIndex } from "@/features/publication/routes/paths";
import { locales } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";

/** Parameters that only count where a reader came from: no page depends on them. */
const idle = [
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
  "fbclid",
  "gclid",
  "yclid",
  "from",
];

const closed = locales.flatMap((locale) =>
  closedWords.map((word) => `Disallow: /${locale}/${word}`),
);

/**
 * Everyone is let in to what is public. Search, the desk and previews say
 * with each answer that they are not for search engines (`X-Robots-Tag`), but
 * not every robot knows that word, and all know this one. (No page's address
 * begins like these: `placePublication` sees to it.) `Clean-param` is Yandex's own, and a crawler with a group of its own looks
 * at no other.
 */
export function robotsTxt(): string {
  return [
    "User-agent: *",
    "Allow: /",
    ...closed,
    "",
    "User-agent: Yandex",
    "Allow: /",
    ...closed,
    `Clean-param: ${idle.join("&")}`,
    "",
    `Sitemap: ${absoluteUrl(sitemapIndex)}`,
    "",
  ].join("\n");
}
