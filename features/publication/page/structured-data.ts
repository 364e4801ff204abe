import type { CollectionPage, NewsArticle, Organization, WebSite } from "schema-dts";
import type { OfferedFile } from "@/features/publication/body/files";
import { type AvailabilityGraph, livePaths } from "@/features/publication/catalogue/availability";
import type { Card, PublishedPicture } from "@/features/publication/data";
import type { Reflects } from "@/features/publication/page/reflects";
import { paths } from "@/features/publication/routes/paths";
import { isoInstant } from "@/i18n/dates";
import { isLocale, type Locale, languages } from "@/i18n/routing";
import { languageOfName, siteNames } from "@/i18n/site-names";
import { absoluteUrl } from "@/lib/site-url";
import { articleDates } from "./article-dates";
import { sizeOf } from "./file-facts";
import { nameOf } from "./names";
import { pictureUrls } from "./picture-urls";

/**
 * What pages tell machines in the words of schema.org: from the same record
 * as the page, and nothing that the page does not show. Each carries the type
 * of its vocabulary, so the compiler knows a property that does not exist.
 */

type Story = {
  locale: Locale;
  path: string;
  title: string;
  summary: string;
  byline: string | null;
  section: string;
  storyDate: Date;
  firstPublishedAt: Date;
  updatedAt: Date;
  changeNote: string | null;
  lead: PublishedPicture | undefined;
  primaryLocale: string | null;
  reflects: Reflects | null;
  availability: AvailabilityGraph;
  files: readonly OfferedFile[];
};

export function newsArticle(story: Story) {
  const { locale, path, title, summary, byline, section, lead } = story;
  const url = absoluteUrl(path);
  const publisher = publisherOf();
  const dates = articleDates(story);
  return {
    "@type": "NewsArticle",
    "@id": url,
    mainEntityOfPage: url,
    url,
    headline: title,
    ...(summary ? { description: summary } : {}),
    ...(lead ? { image: pictureUrls(lead) } : {}),
    datePublished: dates.published,
    dateModified: dates.modified,
    inLanguage: languages[locale].tag,
    articleSection: section,
    author: byline ? { "@type": "Person", name: byline } : publisher,
    publisher,
    ...translations(story),
    ...(story.files.length > 0 ? { associatedMedia: story.files.map(mediaObject) } : {}),
  } satisfies NewsArticle;
}

/** A document that a text offers: what stands behind its link. */
const mediaObject = ({ hash, mime, bytes, language, title }: OfferedFile) =>
  ({
    "@type": "MediaObject",
    contentUrl: absoluteUrl(paths.file(hash, mime)),
    encodingFormat: mime,
    // In the words of schema.org, "in (mega/kilo)bytes".
    contentSize: sizeOf("en", bytes),
    ...(title ? { name: title } : {}),
    ...(isLocale(language ?? undefined) ? { inLanguage: languages[language as Locale].tag } : {}),
  }) as const;

/**
 * The other languages of a text: the original names its translations, a
 * translation its original. While the original is not public, or it is not
 * known which it is, nothing is said.
 */
function translations({ locale, primaryLocale, reflects, availability }: Story) {
  const work = ([each, path]: [Locale, string]) =>
    ({
      "@type": "NewsArticle",
      "@id": absoluteUrl(path),
      url: absoluteUrl(path),
      inLanguage: languages[each].tag,
    }) as const;
  const others = livePaths(availability).filter(([each]) => each !== locale);
  if (primaryLocale === locale) {
    return others.length > 0 ? { workTranslation: others.map(work) } : {};
  }
  const original = others.find(([each]) => each === (reflects?.locale ?? primaryLocale));
  if (!original) return {};
  // Of which version it is a translation, where that is not the one that is public.
  const version = reflects?.at ? { dateModified: isoInstant(new Date(reflects.at)) } : {};
  return { translationOfWork: { ...work(original), ...version } };
}

const organizationId = () => absoluteUrl("/#organization");
const siteId = (locale: Locale) => absoluteUrl(`${paths.home(locale)}#website`);

/** The publisher as every story names it: one thing under one name, whatever the language of the page. */
function publisherOf() {
  const { name, others } = siteNames();
  return {
    "@type": "Organization",
    "@id": organizationId(),
    name,
    alternateName: others,
    url: absoluteUrl("/"),
    logo: {
      "@type": "ImageObject",
      url: absoluteUrl("/icon-512.png"),
      width: "512",
      height: "512",
    },
  } as const;
}

type Settings = {
  legalName: string;
  address: string;
  socialLinks: { label: string; url: string }[];
};

/** The publisher with what has been filled in and stands in the footer. */
export function organization({ legalName, address, socialLinks }: Settings) {
  return {
    ...publisherOf(),
    // What it is called in everyday life is no legal name, though it may stand in the field.
    ...(legalName && !languageOfName(legalName) ? { legalName } : {}),
    ...(address ? { address } : {}),
    ...(socialLinks.length > 0 ? { sameAs: socialLinks.map(({ url }) => url) } : {}),
  } satisfies Organization;
}

/** `query-input` is Google's, and no word of the vocabulary. */
type SearchAction = { "@type": "SearchAction"; target: string; "query-input": string };

/** The site in one language, with its search. */
export function webSite(locale: Locale, name: string) {
  const search: SearchAction = {
    "@type": "SearchAction",
    target: `${absoluteUrl(`${paths.home(locale)}/search`)}?q={search_term_string}`,
    "query-input": "required name=search_term_string",
  };
  return {
    "@type": "WebSite",
    "@id": siteId(locale),
    url: absoluteUrl(paths.home(locale)),
    name,
    inLanguage: languages[locale].tag,
    publisher: { "@id": organizationId() },
    potentialAction: search,
  } satisfies WebSite;
}

type List = { locale: Locale; path: string; title: string; description?: string; cards: Card[] };

/** A page that lists stories, with those that it shows in their order. */
export function collectionPage(list: List) {
  const { locale, path, title, description, cards } = list;
  return {
    "@type": "CollectionPage",
    "@id": absoluteUrl(path),
    url: absoluteUrl(path),
    name: title,
    ...(description ? { description } : {}),
    inLanguage: languages[locale].tag,
    isPartOf: { "@id": siteId(locale) },
    mainEntity: {
      "@type": "ItemList",
      numberOfItems: cards.length,
      itemListElement: cards.map((card, index) => ({
        "@type": "ListItem",
        position: index + 1,
        url: absoluteUrl(card.path),
        // As the card calls it.
        name: nameOf(card),
      })),
    },
  } satisfies CollectionPage;
}
