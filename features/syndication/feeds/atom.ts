import { getTranslations } from "next-intl/server";
import { isoInstant } from "@/i18n/dates";
import { languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "@/lib/text/xml";
import { entryHtml, type Feed, type FeedEntry, type FeedFacts, feedFacts } from "./feed";
import { element, link, namespaces } from "./xml";

/** Atom (RFC 4287) with whole texts and the history of RFC 5005. */
export async function atom(feed: Feed): Promise<string> {
  const facts = await feedFacts(feed, "atom.xml");
  const site = await getTranslations({ locale: feed.locale, namespace: "Site" });
  const content = [
    // Feed and archive documents are one feed, and have one id.
    element("id", facts.current),
    element("title", facts.title),
    element("subtitle", facts.description),
    element("updated", isoInstant(facts.updatedAt ?? new Date(0))),
    `<author>${element("name", site("name"))}${element("uri", absoluteUrl(`/${feed.locale}`))}</author>`,
    link("link", { rel: "alternate", href: facts.home, type: "text/html" }),
    ...links(facts),
    facts.isArchive && "<fh:archive/>",
    ...feed.entries.map(entry),
  ]
    .filter(Boolean)
    .join("\n");
  const named = namespaces(content, { fh: "http://purl.org/syndication/history/1.0" });
  return `<feed xmlns="http://www.w3.org/2005/Atom"${named} xml:lang="${languages[feed.locale].tag}">
${content}
</feed>
`;
}

function links({ self, current, previous, hub, isArchive }: FeedFacts): string[] {
  const type = "application/atom+xml";
  return [
    link("link", { rel: "self", href: self, type }),
    ...(isArchive ? [link("link", { rel: "current", href: current, type })] : []),
    ...(previous ? [link("link", { rel: "prev-archive", href: previous, type })] : []),
    ...(hub ? [link("link", { rel: "hub", href: hub })] : []),
  ];
}

function entry(story: FeedEntry): string {
  const { id, path, title, summary, byline, section, enclosures } = story;
  return [
    "<entry>",
    element("id", id),
    element("title", title),
    link("link", { rel: "alternate", href: absoluteUrl(path), type: "text/html" }),
    ...enclosures.map(({ path: file, type, length, title: called, language }) =>
      link("link", {
        rel: "enclosure",
        href: absoluteUrl(file),
        type,
        ...(language ? { hreflang: languages[language].tag } : {}),
        ...(called ? { title: called } : {}),
        length: `${length}`,
      }),
    ),
    element("published", isoInstant(story.publishedAt)),
    element("updated", isoInstant(story.updatedAt)),
    byline && `<author>${element("name", byline)}</author>`,
    section && `<category term="${escapeXml(section)}"/>`,
    summary && element("summary", summary),
    `<content type="html">${escapeXml(entryHtml(story))}</content>`,
    "</entry>",
  ]
    .filter(Boolean)
    .join("\n");
}
