import { feedFiles, pagesSitemap, paths, sitemapIndex } from "@/features/publication/routes/paths";
import { storyCount } from "@/features/publication/story-months/data";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { feedArchiveCount, sitemapPieceIsLive } from "./series";
import { feedTargets } from "./series-targets";
import { allStories, sectionOf } from "./tags";
import type { AffectedUrl } from "./targets";

/** Addresses of sitemaps and feeds, and what they answer as the record stands now. */

const url = (path: string, status: 200 | 404, lowPriority = false): AffectedUrl => ({
  path,
  lowPriority,
  status,
});

/** Those that every change of the record may change. */
export function sitemapUrls(): AffectedUrl[] {
  const news = locales.map((locale) => paths.newsSitemap(locale));
  return [sitemapIndex, pagesSitemap, ...news].map((path) => url(path, 200));
}

/** A piece whose stories are all withdrawn has no sitemap. */
export async function sitemapPieceUrl(
  tx: Transaction,
  locale: Locale,
  piece: number,
): Promise<AffectedUrl> {
  const live = await sitemapPieceIsLive(tx, locale, piece);
  return url(paths.sitemapPiece(locale, piece), live ? 200 : 404);
}

/**
 * The three formats of a feed or of its archive documents.
 *
 * @param pieces numbers of archive documents; undefined: the feed itself
 */
export async function feedUrls(
  tx: Transaction,
  locale: Locale,
  scope: string,
  pieces: readonly (number | undefined)[],
): Promise<AffectedUrl[]> {
  const feed = await feedOf(tx, locale, scope);
  if (!feed) return [];
  return pieces.flatMap((piece) => {
    const there = piece === undefined || piece <= feed.archives;
    return feedFiles.map((file) =>
      url(paths.feed(locale, file, feed.section, piece), there ? 200 : 404, piece !== undefined),
    );
  });
}

/** A feed with all its archive documents. */
export async function allFeedUrls(tx: Transaction, locale: Locale, scope: string) {
  const feed = await feedOf(tx, locale, scope);
  if (!feed) return [];
  const pieces = [undefined, ...Array.from({ length: feed.archives }, (_, index) => index + 1)];
  return pieces.flatMap((piece) =>
    feedFiles.map((file) =>
      url(paths.feed(locale, file, feed.section, piece), 200, piece !== undefined),
    ),
  );
}

/** @returns undefined when the section has no name in the language, and so no feed */
async function feedOf(tx: Transaction, locale: Locale, scope: string) {
  const key = sectionOf(scope);
  const section =
    key && (await tx.publishedSection.findUnique({ where: { key_locale: { key, locale } } }));
  if (key && !section) return undefined;
  const total = await storyCount(tx, locale, key);
  return { section: section ? section.slug : undefined, archives: feedArchiveCount(total) };
}

/** The feeds and archive documents that hold a story; none for what is no story. */
export async function feedsWith(
  tx: Transaction,
  locale: Locale,
  documentId: string,
): Promise<AffectedUrl[]> {
  const where = { documentId_locale: { documentId, locale } };
  const story = await tx.publication.findUnique({ where });
  if (story?.kind !== "ARTICLE") return [];
  const scopes = [allStories, story.sectionKey].filter((scope) => scope !== null);
  const targets = await Promise.all(
    scopes.map((scope) => feedTargets(tx, locale, scope, story, story)),
  );
  const urls = targets
    .flat()
    .flatMap((each) =>
      each.kind === "feed" ? feedUrls(tx, locale, each.scope, [each.piece]) : [],
    );
  return (await Promise.all(urls)).flat();
}
