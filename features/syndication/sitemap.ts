import { livePaths } from "@/features/publication/availability";
import { defaultAlternate } from "@/features/publication/default-alternate";
import type { SitemapPage } from "@/features/publication/loaders";
import { languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "./xml";

/**
 * All public pages with their alternates (sitemaps.org/protocol.html and the
 * `xhtml:link` extension for languages). Every language of a page has an
 * entry of its own that lists all of them, itself included.
 */
export function sitemap(pages: SitemapPage[]): string {
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map(entries).join("\n")}
</urlset>
`;
}

function entries({ availability, changedAt }: SitemapPage): string {
  const live = livePaths(availability);
  const link = (lang: string, path: string) =>
    `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(absoluteUrl(path))}"/>`;
  const alternates = live.map(([locale, path]) => link(languages[locale].tag, path));
  const first = live[0]?.[1];
  if (first) alternates.push(link("x-default", defaultAlternate(availability, first)));
  return live
    .map(([locale, path]) => {
      const changed = changedAt[locale];
      const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : "";
      return `<url><loc>${escapeXml(absoluteUrl(path))}</loc>${lastmod}${alternates.join("")}</url>`;
    })
    .join("\n");
}
