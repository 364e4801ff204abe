import {
  entriesPerFeed,
  feedHead,
  feedSeries,
  newestFirst,
  oldestFirst,
} from "@/features/publication/invalidation/series";
import { sectionOf } from "@/features/publication/invalidation/tags";
import { storyDates } from "@/features/publication/page/article-dates";
import { startInFeed } from "@/features/publication/story-months/data";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { publicDb } from "@/lib/db/public";

/** Reads of the public record for sitemaps and feeds. Each takes one piece at most. */

export type ListRow = {
  locale: Locale;
  sectionKey: string | null;
  year: number;
  live: number;
  changedAt: Date;
};

/** For each language, section and year: how many stories are live, and when the last one changed. */
export function publishedLists(): Promise<ListRow[]> {
  return publicDb().$queryRaw`
    SELECT locale, nullif(section_key, '') AS "sectionKey", extract(year FROM month)::int AS year,
      sum(live)::int AS live, max(changed_at) AS "changedAt"
    FROM public_record.story_month
    GROUP BY 1, 2, 3 ORDER BY 3, 2, 1`;
}

/** When each of the tags last expired, for those that ever did. */
export async function publishedTagTimes(tags: readonly string[]): Promise<Map<string, Date>> {
  const rows = await publicDb().cacheTag.findMany({
    where: { tag: { in: [...tags] } },
    select: { tag: true, expiredAt: true },
  });
  return new Map(rows.map(({ tag, expiredAt }) => [tag, expiredAt]));
}

/** Corporate pages with all their languages. */
export function publishedCorporatePages() {
  return publicDb().publication.findMany({
    where: { kind: "PAGE" },
    select: {
      documentId: true,
      locale: true,
      state: true,
      path: true,
      updatedAt: true,
      firstPublishedAt: true,
      alternatesAt: true,
      withdrawnAt: true,
      sourceVersion: true,
    },
    orderBy: [{ position: "asc" }, { documentId: "asc" }],
  });
}

export type SitemapPiece = { locale: Locale; piece: number; changedAt: Date };

/**
 * The numbered sitemaps that have a live story, with the time at which each
 * last changed: also when an alternate came or went, which only its tag knows.
 */
export function publishedSitemapPieces(): Promise<SitemapPiece[]> {
  return publicDb().$queryRaw`
    SELECT locale, piece, greatest(changed_at, tag.expired_at) AS "changedAt"
    FROM public_record.sitemap_piece
    LEFT JOIN public_record.cache_tag AS tag ON tag.tag = 'sitemap:' || locale || ':' || piece
    WHERE live > 0 ORDER BY 1, 2`;
}

export type SitemapStory = {
  path: string;
  storyDate: Date;
  firstPublishedAt: Date;
  updatedAt: Date;
  changeNote: string | null;
  alternatesAt: Date | null;
  /** Its live languages, itself included. */
  languages: { locale: Locale; path: string }[];
  pictures: { hash: string; width: number }[] | null;
};

/** The live stories of one numbered sitemap. */
export function publishedSitemapStories(locale: Locale, piece: number): Promise<SitemapStory[]> {
  return publicDb().$queryRaw`
    WITH piece AS (
      SELECT story.* FROM public_record.sitemap_piece AS own, LATERAL (
        SELECT id, document_id, path, state, story_date, first_published_at, updated_at,
          change_note, alternates_changed_at
        FROM public_record.publication
        WHERE locale = ${locale} AND kind = 'ARTICLE'
          AND (first_published_at, id) >= (own.first_published_at, own.first_id)
        ORDER BY first_published_at, id LIMIT own.stories) AS story
      WHERE own.locale = ${locale} AND own.piece = ${piece})
    SELECT path, story_date AS "storyDate", first_published_at AS "firstPublishedAt",
      updated_at AS "updatedAt", change_note AS "changeNote", alternates_changed_at AS "alternatesAt",
      (SELECT json_agg(json_build_object('locale', s.locale, 'path', s.path))
        FROM public_record.publication s
        WHERE s.document_id = piece.document_id AND s.state = 'LIVE') AS languages,
      (SELECT json_agg(json_build_object('hash', hash, 'width', width) ORDER BY lead DESC, hash)
        FROM public_record.published_picture WHERE publication_id = piece.id) AS pictures
    FROM piece WHERE state = 'LIVE' ORDER BY first_published_at, id`;
}

export type NewsStory = { path: string; title: string; publishedAt: Date; changedAt: Date };

/** A crawler takes a thousand at most. */
const mostNews = 1_000;

/** Stories published in the last two days; what is backfilled or dated ahead is no news. */
export async function publishedNews(locale: Locale): Promise<NewsStory[]> {
  const [clock] = await publicDb().$queryRaw<{ now: Date }[]>`
    SELECT public_record.clock() AS now`;
  if (!clock) throw new Error("the database gave no time");
  const twoDaysAgo = new Date(clock.now.getTime() - 48 * 3_600_000);
  const rows = await publicDb().publication.findMany({
    where: {
      locale,
      kind: "ARTICLE",
      state: "LIVE",
      backfilled: false,
      publishedAt: { gt: twoDaysAgo, lte: clock.now },
    },
    select: {
      path: true,
      title: true,
      storyDate: true,
      firstPublishedAt: true,
      updatedAt: true,
      changeNote: true,
      alternatesAt: true,
    },
    orderBy: [...newestFirst],
    take: mostNews,
  });
  return rows.map(({ path, title, ...story }) => {
    const { published, lastmod } = storyDates(story);
    return { path, title, publishedAt: published, changedAt: lastmod };
  });
}

export type FeedStory = Prisma.PublicationGetPayload<{ include: { pictures: true; files: true } }>;

/** The newest live stories of a feed. */
export function publishedFeedHead(locale: Locale, scope: string): Promise<FeedStory[]> {
  return publicDb().publication.findMany({
    ...feedHead(locale, scope),
    include: { pictures: true, files: true },
  });
}

/** When the last story of a feed came, withdrawn or not: told where the feed has no entries. */
export async function publishedNewestAt(locale: Locale, scope: string): Promise<Date | null> {
  const newest = await publicDb().publication.findFirst({
    where: feedSeries(locale, scope),
    select: { firstPublishedAt: true },
    orderBy: [{ firstPublishedAt: "desc" }, { id: "desc" }],
  });
  return newest?.firstPublishedAt ?? null;
}

/** The live stories of an archive document, newest first. */
export async function publishedFeedArchive(
  locale: Locale,
  scope: string,
  piece: number,
): Promise<FeedStory[]> {
  const section = sectionOf(scope);
  const place = (piece - 1) * entriesPerFeed;
  const start = await startInFeed(publicDb(), locale, section, place);
  if (!start) return [];
  // Stories that are passed over are of one month, and read in the index alone.
  const places = await publicDb().publication.findMany({
    where: { ...feedSeries(locale, scope), publishedAt: { gte: start.beginsAt } },
    select: { id: true },
    orderBy: [...oldestFirst],
    skip: start.passed,
    take: entriesPerFeed,
  });
  return publicDb().publication.findMany({
    where: { id: { in: places.map(({ id }) => id) }, state: "LIVE" },
    include: { pictures: true, files: true },
    orderBy: [...newestFirst],
  });
}
