import { placesInFeed } from "@/features/publication/story-months/data";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { entriesPerFeed, feedArchiveCount, feedHead, pieceOf, sitemapsFrom } from "./series";
import { allStories, sectionOf } from "./tags";
import type { InvalidationTarget } from "./targets";

/** Where a story stands in feeds. */
export type FeedFacts = {
  id: string;
  state: "LIVE" | "WITHDRAWN";
  sectionKey: string | null;
  publishedAt: Date;
  backfilled: boolean;
};

/**
 * Which sitemaps and feeds a change of a story touches.
 *
 * In sitemaps a story that comes first stands at the end, and one piece
 * changes. (The pieces after its place are listed all the same: clocks can
 * go back.) Its translations' sitemaps name it as their alternate.
 *
 * @param before where it was; undefined for a story that was never public
 * @param tx a transaction that has already written the change
 */
export async function seriesTargets(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  before: FeedFacts | undefined,
  after: FeedFacts,
): Promise<InvalidationTarget[]> {
  const rows = await tx.publication.findMany({ where: { documentId }, select: { locale: true } });
  const targets: InvalidationTarget[] = [];
  for (const { locale: other } of rows) {
    const pieces = await sitemapsFrom(tx, other as Locale, documentId);
    const last = other === locale && !before ? pieces.last : pieces.own;
    for (let piece = pieces.own; piece <= last; piece++) {
      targets.push({ kind: "sitemap-piece", locale: other as Locale, piece });
    }
  }
  for (const scope of new Set([allStories, before?.sectionKey, after.sectionKey])) {
    if (scope) targets.push(...(await feedTargets(tx, locale, scope, before, after)));
  }
  return targets;
}

/**
 * Which documents of one feed a change of a story touches: the feed itself
 * where it holds the story before or after it, the archive documents that do,
 * and those between the two, whose stories have got another place.
 */
export async function feedTargets(
  tx: Transaction,
  locale: Locale,
  scope: string,
  before: FeedFacts | undefined,
  after: FeedFacts,
): Promise<InvalidationTarget[]> {
  const isIn = (story: FeedFacts | undefined) =>
    story !== undefined && (scope === allStories || story.sectionKey === scope);
  const [was, is] = [before, after].map((story) => (isIn(story) ? story : undefined));
  const { total, from, to } = await archivePieces(tx, locale, scope, was, is);
  const [archivesBefore, archives] = [was, is].map((story) =>
    feedArchiveCount(total + (story ? 1 : 0)),
  ) as [number, number];

  const pieces = new Set<number>();
  const first = Math.min(from ?? Number.POSITIVE_INFINITY, to ?? Number.POSITIVE_INFINITY);
  // One that comes or goes moves all after it.
  const last = from && to ? Math.max(from, to) : Math.max(archivesBefore, archives);
  for (let piece = first; piece <= last; piece++) pieces.add(piece);

  const headTouched =
    // It names the last archive document.
    archivesBefore !== archives || (await headHolds(tx, locale, scope, [was, is]));
  return [
    ...(headTouched ? [{ kind: "feed", locale, scope } as const] : []),
    ...[...pieces].map((piece) => ({ kind: "feed", locale, scope, piece }) as const),
  ];
}

/** By the query that the feed itself is made with: whether it holds one of these standings of a story. */
async function headHolds(
  tx: Transaction,
  locale: Locale,
  scope: string,
  standings: (FeedFacts | undefined)[],
): Promise<boolean> {
  const [id] = standings.flatMap((story) => story?.id ?? []);
  if (id === undefined) return false;
  const { where, ...head } = feedHead(locale, scope);
  const others = await tx.publication.findMany({
    ...head,
    where: { ...where, id: { not: id } },
    select: { id: true, publishedAt: true },
  });
  // A feed without entries says when the last story came all the same.
  if (others.length === 0) return true;
  const last = others.length < entriesPerFeed ? undefined : others.at(-1);
  return standings.some(
    (story) => story?.state === "LIVE" && !story.backfilled && (!last || isAfter(story, last)),
  );
}

type Position = { id: string; publishedAt: Date };

function isAfter(one: Position, other: Position): boolean {
  const between = one.publishedAt.getTime() - other.publishedAt.getTime();
  return between === 0 ? one.id > other.id : between > 0;
}

/** How many stories a feed has beside one, and the archive documents in which that one was and is. */
async function archivePieces(
  tx: Transaction,
  locale: Locale,
  scope: string,
  was: Position | undefined,
  is: Position | undefined,
): Promise<{ total: number; from: number | undefined; to: number | undefined }> {
  const section = sectionOf(scope);
  const standings = [was, is].filter((story) => story !== undefined);
  const { others, older } = await placesInFeed(tx, locale, section, standings);
  const pieces = older.map((place) => pieceOf(place + 1, entriesPerFeed));
  return { total: others, from: was && pieces[0], to: is && pieces.at(-1) };
}
