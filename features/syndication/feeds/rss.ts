import { languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "@/lib/text/xml";
import { entryHtml, type Feed, type FeedEntry, type FeedFacts, feedFacts } from "./feed";
import { element, link, namespaces } from "./xml";

/**
 * RSS 2.0 (rssboard.org/rss-specification) with whole texts, the Atom links
 * of its best practices, and the history of RFC 5005.
 */
export async function rss(feed: Feed): Promise<string> {
  const facts = await feedFacts(feed, "feed.xml");
  const content = [
    element("title", facts.title),
    element("link", facts.home),
    element("description", facts.description),
    element("language", languages[feed.locale].tag),
    facts.updatedAt && element("lastBuildDate", facts.updatedAt.toUTCString()),
    "<docs>https://www.rssboard.org/rss-specification</docs>",
    ...links(facts),
    facts.isArchive && "<fh:archive/>",
    ...feed.entries.map(item),
  ]
    .filter(Boolean)
    .join("\n");
  const named = namespaces(content, {
    atom: "http://www.w3.org/2005/Atom",
    content: "http://purl.org/rss/1.0/modules/content/",
    dc: "http://purl.org/dc/elements/1.1/",
    fh: "http://purl.org/syndication/history/1.0",
  });
  return `<rss version="2.0"${named}>
<channel>
${content}
</channel>
</rss>
`;
}

function links({ self, current, previous, hub, isArchive }: FeedFacts): string[] {
  const type = "application/rss+xml";
  return [
    link("atom:link", { rel: "self", href: self, type }),
    ...(isArchive ? [link("atom:link", { rel: "current", href: current, type })] : []),
    ...(previous ? [link("atom:link", { rel: "prev-archive", href: previous, type })] : []),
    ...(hub ? [link("atom:link", { rel: "hub", href: hub })] : []),
  ];
}

function item(entry: FeedEntry): string {
  const { id, path, title, summary, byline, section, publishedAt, enclosures } = entry;
  // One at most: readers differ in which of several they take (rssboard.org/rss-profile). The others are links in the text.
  const [enclosure] = enclosures;
  return [
    "<item>",
    element("title", title),
    element("link", absoluteUrl(path)),
    `<guid isPermaLink="false">${escapeXml(id)}</guid>`,
    summary && element("description", summary),
    element("content:encoded", entryHtml(entry)),
    byline && element("dc:creator", byline),
    section && element("category", section),
    element("pubDate", publishedAt.toUTCString()),
    enclosure &&
      link("enclosure", {
        url: absoluteUrl(enclosure.path),
        length: `${enclosure.length}`,
        type: enclosure.type,
      }),
    "</item>",
  ]
    .filter(Boolean)
    .join("\n");
}
