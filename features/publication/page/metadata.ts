import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cardSize, cardType } from "@/features/media/pictures/renditions";
import { type AvailabilityGraph, livePaths } from "@/features/publication/catalogue/availability";
import { defaultAlternate } from "@/features/publication/catalogue/default-alternate";
import type { PublishedPicture } from "@/features/publication/data";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, languages } from "@/i18n/routing";
import { crawlerSetting } from "@/lib/crawler-settings";
import { absoluteUrl, siteUrl } from "@/lib/site-url";
import { sharedPicture } from "./picture-urls";

type Page = {
  locale: Locale;
  path: string;
  title: string;
  description: string;
  availability: AvailabilityGraph;
  /** Of a text: the card that the worker has drawn for it, and the picture that leads it. */
  card?: { hash: string } | null;
  picture?: PublishedPicture;
  article?: { publishedAt: string; modifiedAt: string; section?: string };
  /** A page of a section leads to the section's feeds, too. */
  section?: { name: string; slug: string };
  /** The home page's title is the site's own. */
  titleIsWhole?: boolean;
};

/** Everything in a page's head. */
export async function pageMetadata(page: Page): Promise<Metadata> {
  const { locale, path, title, description, availability, article } = page;
  const t = await getTranslations({ locale, namespace: "Site" });
  const live = livePaths(availability);
  return {
    metadataBase: new URL(siteUrl()),
    title: page.titleIsWhole ? title : t("titleOf", { title }),
    description,
    alternates: {
      canonical: absoluteUrl(path),
      languages: {
        ...Object.fromEntries(
          live.map(([each, address]) => [languages[each].tag, absoluteUrl(address)]),
        ),
        "x-default": absoluteUrl(defaultAlternate(availability, path)),
      },
      types: await feedLinks(locale, page.section),
    },
    openGraph: {
      siteName: t("name"),
      title,
      description,
      url: absoluteUrl(path),
      locale: languages[locale].openGraph,
      alternateLocale: live
        .filter(([each]) => each !== locale)
        .map(([each]) => languages[each].openGraph),
      images: [shareImage(page, t("name"))],
      ...(article
        ? {
            type: "article",
            publishedTime: article.publishedAt,
            modifiedTime: article.modifiedAt,
            ...(article.section ? { section: article.section } : {}),
          }
        : { type: "website" }),
    },
    twitter: { card: "summary_large_image" },
    robots: { index: true, follow: true, "max-image-preview": "large" },
    manifest: "/manifest.webmanifest",
    // Engines look at the front page for them.
    ...(page.titleIsWhole ? { verification: verification() } : {}),
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "48x48" },
        { url: "/icon.svg", type: "image/svg+xml" },
      ],
      apple: "/apple-touch-icon.png",
    },
  };
}

/** The picture that stands for a page where somebody shares it. */
function shareImage({ card, picture, title }: Page, site: string) {
  const { width, height } = cardSize;
  if (card)
    return {
      url: absoluteUrl(paths.shareCard(card.hash)),
      width,
      height,
      alt: title,
      type: cardType.mime,
    };
  if (picture) return sharedPicture(picture);
  return { url: absoluteUrl("/share-default.png"), width, height, alt: site, type: "image/png" };
}

function verification(): Metadata["verification"] {
  const [google, yandex, bing, baidu] = [
    crawlerSetting("GOOGLE_SITE_VERIFICATION"),
    crawlerSetting("YANDEX_VERIFICATION"),
    crawlerSetting("BING_VERIFICATION"),
    crawlerSetting("BAIDU_SITE_VERIFICATION"),
  ];
  return {
    ...(google ? { google } : {}),
    ...(yandex ? { yandex } : {}),
    other: {
      ...(bing ? { "msvalidate.01": bing } : {}),
      ...(baidu ? { "baidu-site-verification": baidu } : {}),
    },
  };
}

const feedTypes = [
  ["feed.xml", "application/rss+xml", "title"],
  ["atom.xml", "application/atom+xml", "atom"],
  ["feed.json", "application/feed+json", "json"],
] as const;

/** The feeds of the language, and before them those of the section that the page is of. */
async function feedLinks(locale: Locale, section: Page["section"]) {
  const t = await getTranslations({ locale, namespace: "Feed" });
  const feeds = [
    ...(section
      ? [{ slug: section.slug, title: t("sectionTitle", { section: section.name }) }]
      : []),
    { slug: undefined, title: t("title") },
  ];
  return Object.fromEntries(
    feedTypes.map(([file, type, kind]) => [
      type,
      feeds.map(({ slug, title }) => ({
        url: absoluteUrl(paths.feed(locale, file, slug)),
        title: kind === "title" ? title : t(kind, { title }),
      })),
    ]),
  );
}

/** The head of a page that no crawler is to keep. */
export async function errorMetadata(locale: Locale, title: string): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: "Site" });
  return {
    title: t("titleOf", { title }),
    robots: { index: false },
    icons: { icon: [{ url: "/favicon.ico", sizes: "48x48" }, { url: "/icon.svg" }] },
  };
}
