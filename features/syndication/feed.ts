import { getTranslations } from "next-intl/server";
import type { FeedItem } from "@/features/publication/loaders";
import { paths } from "@/features/publication/paths";
import { type Locale, languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "./xml";

/**
 * A language's news as RSS 2.0 (rssboard.org/rss-specification), with the
 * Atom link to itself that the specification's best practices ask for.
 */
export async function rssFeed(locale: Locale, items: FeedItem[]): Promise<string> {
  const t = await getTranslations({ locale, namespace: "Feed" });
  const self = absoluteUrl(paths.feed(locale));
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeXml(t("title"))}</title>
<link>${absoluteUrl(paths.news(locale))}</link>
<description>${escapeXml(t("description"))}</description>
<language>${languages[locale].tag}</language>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
${items.map(item).join("\n")}
</channel>
</rss>
`;
}

/** The id of an item never changes, though its address may. */
function item({
  documentId,
  locale,
  path,
  title,
  summary,
  section,
  publishedAt,
}: FeedItem): string {
  return `<item>
<title>${escapeXml(title)}</title>
<link>${absoluteUrl(path)}</link>
<guid isPermaLink="false">urn:uuid:${documentId}#${locale}</guid>
<description>${escapeXml(summary)}</description>
${section ? `<category>${escapeXml(section)}</category>\n` : ""}<pubDate>${publishedAt.toUTCString()}</pubDate>
</item>`;
}
