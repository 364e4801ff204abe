import { entriesPerFeed, sitemapPieceIsLive } from "@/features/publication/series";
import { allStories } from "@/features/publication/tags";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { publicDb } from "@/lib/db/public";

/** Reads of the public record for sitemaps and feeds. Each takes one piece at most. */

const inOrder = [{ firstPublishedAt: "asc" }, { id: "asc" }] as const;
const newestFirst = [{ firstPublishedAt: "desc" }, { id: "desc" }] as const;

/** Everything of a series, withdrawn stories too: see features/publication/series.ts. */
function series(locale: Locale, scope: string) {
  return {
    locale,
    kind: "ARTICLE",
    ...(scope === allStories ? {} : { sectionKey: scope }),
  } satisfies Prisma.PublicationWhereInput;
}

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
    SELECT locale, section_key AS "sectionKey", extract(year FROM story_date)::int AS year,
      (count(*) FILTER (WHERE state = 'LIVE'))::int AS live,
      max(greatest(updated_at, withdrawn_at)) AS "changedAt"
    FROM public_record.publication WHERE kind = 'ARTICLE'
    GROUP BY 1, 2, 3 ORDER BY 3, 2, 1`;
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
  updatedAt: Date;
  /** Its live languages, itself included. */
  languages: { locale: Locale; path: string }[];
  pictures: { hash: string; width: number }[] | null;
};

/** The live stories of one numbered sitemap. */
export function publishedSitemapStories(locale: Locale, piece: number): Promise<SitemapStory[]> {
  return publicDb().$queryRaw`
    WITH piece AS (
      SELECT story.* FROM public_record.sitemap_piece AS own, LATERAL (
        SELECT id, document_id, path, state, updated_at, first_published_at
        FROM public_record.publication
        WHERE locale = ${locale} AND kind = 'ARTICLE'
          AND (first_published_at, id) >= (own.first_published_at, own.first_id)
        ORDER BY first_published_at, id LIMIT own.stories) AS story
      WHERE own.locale = ${locale} AND own.piece = ${piece})
    SELECT path, updated_at AS "updatedAt",
      (SELECT json_agg(json_build_object('locale', s.locale, 'path', s.path))
        FROM public_record.publication s
        WHERE s.document_id = piece.document_id AND s.state = 'LIVE') AS languages,
      (SELECT json_agg(json_build_object('hash', hash, 'width', width) ORDER BY lead DESC, hash)
        FROM public_record.published_picture WHERE publication_id = piece.id) AS pictures
    FROM piece WHERE state = 'LIVE' ORDER BY first_published_at, id`;
}

export type NewsStory = { path: string; title: string; publishedAt: Date };

/** A crawler takes a thousand at most. */
const mostNews = 1_000;

/** Stories of the last two days: told then, and not merely put here then. */
export function publishedNews(locale: Locale): Promise<NewsStory[]> {
  return publicDb().$queryRaw`
    SELECT path, title, first_published_at AS "publishedAt" FROM public_record.publication
    WHERE locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
      -- For the index: the second condition says which they are. The clock is
      -- asked once, in a query of its own: asked for each story, no index helps.
      AND first_published_at > (SELECT public_record.clock() - interval '48 hours')
      AND public_record.leaves_news(first_published_at, story_date) > (SELECT public_record.clock())
    ORDER BY first_published_at DESC, id DESC LIMIT ${mostNews}`;
}

export type FeedStory = Prisma.PublicationGetPayload<{ include: { pictures: true } }>;

/** How many stories a series has, withdrawn ones included. */
export function publishedSeriesLength(locale: Locale, scope: string): Promise<number> {
  return publicDb().publication.count({ where: series(locale, scope) });
}

/** The newest live stories of a feed. */
export function publishedFeedHead(locale: Locale, scope: string): Promise<FeedStory[]> {
  return publicDb().publication.findMany({
    where: { ...series(locale, scope), state: "LIVE" },
    include: { pictures: true },
    orderBy: [...newestFirst],
    take: entriesPerFeed,
  });
}

/** The live stories of an archive document, newest first. */
export async function publishedFeedArchive(
  locale: Locale,
  scope: string,
  piece: number,
): Promise<FeedStory[]> {
  // Stories that are passed over are read in the index alone.
  const places = await publicDb().publication.findMany({
    where: series(locale, scope),
    select: { id: true },
    orderBy: [...inOrder],
    skip: (piece - 1) * entriesPerFeed,
    take: entriesPerFeed,
  });
  return publicDb().publication.findMany({
    where: { id: { in: places.map(({ id }) => id) }, state: "LIVE" },
    include: { pictures: true },
    orderBy: [...newestFirst],
  });
}

/** Whether a numbered sitemap has a live story. */
export function publishedSitemapPieceExists(locale: Locale, piece: number): Promise<boolean> {
  return sitemapPieceIsLive(publicDb(), locale, piece);
}
