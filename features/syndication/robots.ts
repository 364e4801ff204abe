import { sitemapIndex } from "@/features/publication/paths";
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

/**
 * Everyone is let in. What is not for search engines says so with each answer
 * (`X-Robots-Tag`): a crawler that is kept out here could not read that.
 * `Clean-param` is Yandex's own, and a crawler with a group of its own looks
 * at no other.
 */
export function robotsTxt(): string {
  return [
    "User-agent: *",
    "Allow: /",
    "",
    "User-agent: Yandex",
    "Allow: /",
    `Clean-param: ${idle.join("&")}`,
    "",
    `Sitemap: ${absoluteUrl(sitemapIndex)}`,
    "",
  ].join("\n");
}
