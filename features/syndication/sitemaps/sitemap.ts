import { widestOf } from "@/features/media/pictures/renditions";
import { type AvailabilityGraph, livePaths } from "@/features/publication/catalogue/availability";
import { defaultAlternate } from "@/features/publication/catalogue/default-alternate";
import { paths } from "@/features/publication/routes/paths";
import type { NewsStory } from "@/features/syndication/data";
import { namespaces } from "@/features/syndication/feeds/xml";
import { isoInstant } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "@/lib/text/xml";

/**
 * Sitemaps (sitemaps.org/protocol.html) with Google's extensions for
 * languages, pictures and news. Every language of a page has an entry of its
 * own that lists all of them, itself included.
 */

/** One page in all its languages. */
export type SitemapPage = {
  availability: AvailabilityGraph;
  /** When it last changed in substance. */
  changedAt: Partial<Record<Locale, Date>>;
  /** The language whose entry is wanted; all of them when not given. */
  only?: Locale;
  pictures?: { hash: string; width: number }[];
};

const protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
const google = "http://www.google.com/schemas";

export function sitemap(pages: readonly SitemapPage[]): string {
  const rows = pages.map(entries).join("\n");
  const named = namespaces(rows, {
    xhtml: "http://www.w3.org/1999/xhtml",
    image: `${google}/sitemap-image/1.1`,
  });
  return `<urlset xmlns="${protocol}"${named}>
${rows}
</urlset>
`;
}

function entries({ availability, changedAt, only, pictures = [] }: SitemapPage): string {
  const live = livePaths(availability);
  const link = (lang: string, path: string) =>
    `<xhtml:link rel="alternate" hreflang="${lang}" href="${address(path)}"/>`;
  const alternates = live.map(([locale, path]) => link(languages[locale].tag, path));
  const first = live[0]?.[1];
  if (first) alternates.push(link("x-default", defaultAlternate(availability, first)));
  const images = pictures.map(({ hash, width }) => {
    const widest = paths.picture(hash, widestOf(width), "jpg");
    return `<image:image><image:loc>${address(widest)}</image:loc></image:image>`;
  });
  return live
    .filter(([locale]) => only === undefined || locale === only)
    .map(([locale, path]) =>
      [
        `<url><loc>${address(path)}</loc>`,
        lastmod(changedAt[locale]),
        ...alternates,
        ...images,
        "</url>",
      ].join(""),
    )
    .join("\n");
}

/** @param sitemaps all there are; an index has no other depth */
export function sitemapIndex(sitemaps: readonly { path: string; changedAt?: Date }[]): string {
  const rows = sitemaps.map(
    ({ path, changedAt }) => `<sitemap><loc>${address(path)}</loc>${lastmod(changedAt)}</sitemap>`,
  );
  return `<sitemapindex xmlns="${protocol}">
${rows.join("\n")}
</sitemapindex>
`;
}

/** What search engines call news: stories of the last two days. There may be none. */
export function newsSitemap(
  locale: Locale,
  name: string,
  stories: readonly Omit<NewsStory, "changedAt">[],
): string {
  const rows = stories.map(
    ({ path, title, publishedAt }) =>
      `<url><loc>${address(path)}</loc><news:news><news:publication><news:name>${escapeXml(name)}</news:name>` +
      `<news:language>${newsLanguages[locale]}</news:language></news:publication>` +
      `<news:publication_date>${isoInstant(publishedAt)}</news:publication_date>` +
      `<news:title>${escapeXml(title)}</news:title></news:news></url>`,
  );
  const named = namespaces(rows.join(""), { news: `${google}/sitemap-news/0.9` });
  return `<urlset xmlns="${protocol}"${named}>
${rows.join("\n")}
</urlset>
`;
}

/** ISO 639 codes, but for Chinese, which news sitemaps write in their own way. */
const newsLanguages: Record<Locale, string> = { zh: "zh-cn", en: "en", ru: "ru" };

const address = (path: string) => escapeXml(absoluteUrl(path));

const lastmod = (changed: Date | undefined) =>
  changed ? `<lastmod>${isoInstant(changed)}</lastmod>` : "";
