import { getTranslations } from "next-intl/server";
import { isoInstant } from "@/i18n/dates";
import { languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { entryHtml, type Feed, type FeedEntry, feedFacts } from "./feed";

/** JSON Feed 1.1 (jsonfeed.org/version/1.1); its next page is the archive document before. */
export async function jsonFeed(feed: Feed): Promise<string> {
  const facts = await feedFacts(feed, "feed.json");
  const site = await getTranslations({ locale: feed.locale, namespace: "Site" });
  const language = languages[feed.locale].tag;
  return `${JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: facts.title,
      home_page_url: facts.home,
      feed_url: facts.self,
      description: facts.description,
      next_url: facts.previous,
      icon: absoluteUrl("/icon-512.png"),
      favicon: absoluteUrl("/icon-192.png"),
      authors: [{ name: site("name"), url: absoluteUrl(`/${feed.locale}`) }],
      language,
      hubs: facts.hub ? [{ type: "WebSub", url: facts.hub }] : undefined,
      items: feed.entries.map((entry) => item(entry, language)),
    },
    null,
    1,
  )}\n`;
}

function item(entry: FeedEntry, language: string) {
  const { id, path, title, summary, byline, section, enclosures } = entry;
  const picture = enclosures.find(({ type }) => type.startsWith("image/"));
  return {
    id,
    url: absoluteUrl(path),
    title,
    content_html: entryHtml(entry),
    summary: summary || undefined,
    image: picture && absoluteUrl(picture.path),
    date_published: isoInstant(entry.publishedAt),
    date_modified: isoInstant(entry.updatedAt),
    authors: byline ? [{ name: byline }] : undefined,
    tags: section ? [section] : undefined,
    language,
    attachments:
      enclosures.length > 0
        ? enclosures.map(({ path: file, type, length, title: called }) => ({
            url: absoluteUrl(file),
            mime_type: type,
            title: called,
            size_in_bytes: length,
          }))
        : undefined,
  };
}
