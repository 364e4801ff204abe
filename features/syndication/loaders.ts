import { type OfferedFile, offeredIn, resolveFiles } from "@/features/publication/body/files";
import { availabilityOf, availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { resolveLinks } from "@/features/publication/catalogue/links";
import {
  publishedPlaces,
  publishedSectionBySlug,
  publishedSections,
} from "@/features/publication/data";
import { feedArchiveCount } from "@/features/publication/invalidation/series";
import { allStories, tags } from "@/features/publication/invalidation/tags";
import { pageLastmod, storyDates } from "@/features/publication/page/article-dates";
import { parsePageNumber } from "@/features/publication/routes/addresses";
import { publishedSeriesLength } from "@/features/publication/routes/data";
import { pagesSitemap, paths } from "@/features/publication/routes/paths";
import { type Body, publishedBody } from "@/features/publication/schema";
import { attachmentsOf, enclosureOf } from "@/features/syndication/feeds/enclosure";
import type { Feed } from "@/features/syndication/feeds/feed";
import { reflectsWords } from "@/features/syndication/feeds/reflects-words";
import { listPages, listTags } from "@/features/syndication/sitemaps/list-pages";
import type { SitemapPage } from "@/features/syndication/sitemaps/sitemap";
import { type Locale, locales } from "@/i18n/routing";
import { dependOn } from "@/lib/page-store/render-context";
import { sharedRead } from "@/lib/page-store/shared";
import * as data from "./data";

/** After a publish the three formats of a feed are made within this time. */
const sharedForMs = 10_000;

/** What sitemaps and feeds call: a read together with the tags that it depends on. */

/** Home, lists and corporate pages, in all languages. */
export async function loadPagesSitemap(): Promise<SitemapPage[]> {
  dependOn(tags.sitemap());
  const [rows, sections, pages] = await Promise.all([
    data.publishedLists(),
    publishedSections(),
    data.publishedCorporatePages(),
  ]);
  const times = await data.publishedTagTimes(listTags(rows, sections));
  const ids = [...new Set(pages.map(({ documentId }) => documentId))];
  return [
    ...listPages(rows, sections, times),
    ...ids.map((id) => {
      const languages = pages.filter(({ documentId }) => documentId === id);
      return {
        availability: availabilityOf(languages),
        changedAt: Object.fromEntries(languages.map((page) => [page.locale, pageLastmod(page)])),
      };
    }),
  ];
}

/** All sitemaps there are, with the time of their last change where it is known. */
export async function loadSitemapIndex(): Promise<{ path: string; changedAt?: Date }[]> {
  dependOn(tags.sitemap(), ...locales.map((locale) => tags.sitemapNews(locale)));
  const [pieces, pages, ...news] = await Promise.all([
    data.publishedSitemapPieces(),
    loadPagesSitemap(),
    ...locales.map((locale) => data.publishedNews(locale)),
  ]);
  const latest = (dates: Date[]) => new Date(Math.max(...dates.map(Number)));
  // What its entries say, and not when a tag expired: a restored site says the same.
  const changes = pages.flatMap(({ changedAt }) => Object.values(changedAt ?? {}));
  const pagesChanged = changes.length > 0 ? latest(changes) : undefined;
  return [
    { path: pagesSitemap, ...(pagesChanged ? { changedAt: pagesChanged } : {}) },
    ...locales.flatMap((locale, index) => {
      const stories = news[index] ?? [];
      if (stories.length === 0) return [];
      const changedAt = latest(stories.map((story) => story.changedAt));
      return [{ path: paths.newsSitemap(locale), changedAt }];
    }),
    ...pieces.map(({ locale, piece, changedAt }) => ({
      path: paths.sitemapPiece(locale, piece),
      changedAt,
    })),
  ];
}

/** One numbered sitemap; undefined where there is none. */
export async function loadSitemapPiece(
  locale: Locale,
  number: string,
): Promise<SitemapPage[] | undefined> {
  const piece = parsePageNumber(number);
  if (piece === undefined) return undefined;
  dependOn(tags.sitemapPiece(locale, piece));
  const stories = await data.publishedSitemapStories(locale, piece);
  if (stories.length === 0) return undefined;
  return stories.map(({ languages, pictures, ...story }) => ({
    availability: availabilityOfPaths(
      Object.fromEntries(languages.map((each) => [each.locale, each.path])),
    ),
    only: locale,
    changedAt: { [locale]: storyDates(story).lastmod },
    pictures: pictures ?? [],
  }));
}

export async function loadNews(locale: Locale): Promise<data.NewsStory[]> {
  // Stories grow too old without a publish: the worker expires the second tag then.
  dependOn(tags.sitemap(), tags.sitemapNews(locale));
  return data.publishedNews(locale);
}

/**
 * A feed, or one archive document of it.
 *
 * @param slug of a section; without it the feed of all news
 * @param number of the archive document, as it stands in the address
 * @returns undefined where there is no such feed
 */
export async function loadFeed(
  locale: Locale,
  slug?: string,
  number?: string,
): Promise<Feed | undefined> {
  const section = slug === undefined ? undefined : await publishedSectionBySlug(locale, slug);
  const piece = number === undefined ? undefined : parsePageNumber(number);
  if (section === null || (number !== undefined && piece === undefined)) return undefined;
  const scope = section?.key ?? allStories;
  const tag =
    piece === undefined ? tags.feed(locale, scope) : tags.feedArchive(locale, scope, piece);
  const read = () => readStories(locale, scope, piece);
  // An archive document is asked for now and then, and not in three formats at once.
  const found = await (piece === undefined ? sharedRead(tag, read, sharedForMs) : read());
  if (!found) return undefined;
  const { archives, newestAt, stories } = found;
  const links = [...new Set(stories.flatMap((story) => story.links))];
  const [linked, sections] = await Promise.all([
    publishedPlaces(locale, links),
    publishedSections(locale),
  ]);
  dependOn(tag, tags.frame(locale), ...links.map((id) => tags.card(locale, id)));
  const names = new Map(sections.map(({ key, name }) => [key, name]));
  return {
    locale,
    section: section ? { name: section.name, slug: section.slug } : undefined,
    piece,
    archives,
    newestAt,
    entries: stories.map(({ published, modified, ...story }) => ({
      id: `urn:uuid:${story.documentId}#${locale}`,
      path: story.path,
      title: story.title,
      summary: story.summary,
      // Without links to resolve, it is the same object in all formats: see feed.ts.
      body: withFiles(
        story.links.length > 0 ? resolveLinks(story.body, linked) : story.body,
        story.files,
      ),
      pictures: story.pictures,
      byline: story.byline ?? undefined,
      section: names.get(story.sectionKey ?? ""),
      publishedAt: published,
      updatedAt: modified,
      enclosures: story.enclosures,
      note: reflectsWords(locale, story.reflects),
    })),
  };
}

/** What a feed or an archive document of it tells, without what others may change of it. */
async function readStories(locale: Locale, scope: string, piece: number | undefined) {
  const archives = feedArchiveCount(await publishedSeriesLength(locale, scope));
  if (piece !== undefined && piece > archives) return undefined;
  const stories = await (piece === undefined
    ? data.publishedFeedHead(locale, scope)
    : data.publishedFeedArchive(locale, scope, piece));
  return {
    archives,
    // Only a feed without entries shows this time, so only there it depends on each story.
    newestAt:
      piece === undefined && stories.length === 0
        ? await data.publishedNewestAt(locale, scope)
        : null,
    stories: await Promise.all(
      stories.map(async (story) => {
        const picture = await enclosureOf(story.pictures.find(({ lead }) => lead));
        const body = publishedBody(story.body);
        const documents = attachmentsOf(offeredIn(body, story.files));
        const enclosures = [...(picture ? [picture] : []), ...documents];
        return { ...story, ...storyDates(story), body, enclosures };
      }),
    ),
  };
}

/** Without files to lead to, it stays the same object. What a file is, its address says. */
const withFiles = (body: Body, files: readonly OfferedFile[]): Body =>
  files.length === 0
    ? body
    : resolveFiles(
        body,
        files,
        ({ hash, mime }) => paths.file(hash, mime),
        () => "",
      );
