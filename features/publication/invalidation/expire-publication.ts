import { changedArchivePages } from "@/features/publication/catalogue/archive";
import { announce } from "@/features/publication/write/announce";
import type { Locale } from "@/i18n/routing";
import { locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { type FeedFacts, seriesTargets } from "./series-targets";
import { allStories } from "./tags";
import { type InvalidationTarget, tagsOf } from "./targets";

/** What decides where a publication stands. */
export type PublishedFacts = FeedFacts & {
  kind: "ARTICLE" | "PAGE";
  path: string;
  title: string;
  position: number;
  storyDate: Date;
  firstPublishedAt: Date;
};

/**
 * Expires exactly what a change of one language of a document touches.
 *
 * @param tx the transaction that has already written `after`
 * @returns what it expired
 */
export async function expirePublication(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  before: PublishedFacts | null,
  after: PublishedFacts,
): Promise<InvalidationTarget[]> {
  const targets = await targetsOf(tx, documentId, locale, before, after);
  // What a withdrawn text stands on must not outlive it, not even as a last good copy.
  await expireTags(tx, tagsOf(targets), { hard: after.state === "WITHDRAWN" });
  await announce(tx, documentId, locale, before, after);
  return targets;
}

/**
 * What a change of one language of a document touches.
 *
 * - its own page in every language: their alternates and switchers name it
 * - whatever shows its card, its year, the sitemaps and feeds that hold it
 * - where it comes, goes or moves (date, section): heads of its lists with
 *   home, the pages of its neighbours in time, and the numbered archive pages
 *   from its place on; the pages of all years where it is the only story of
 *   its year
 * - for a corporate page whose name, address or place changed: the frame
 *   of the language, and with it all pages that show the navigation
 *
 * @param tx a transaction that has already written `after`
 */
async function targetsOf(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  before: PublishedFacts | null,
  after: PublishedFacts,
): Promise<InvalidationTarget[]> {
  const targets: InvalidationTarget[] = [
    ...locales.map((each) => ({ kind: "page", locale: each, documentId }) as const),
    { kind: "card", locale, documentId },
    { kind: "sitemap" },
  ];
  if (before && before.path !== after.path) targets.push({ kind: "redirect", path: before.path });
  if (after.kind === "PAGE") {
    if (navigationOf(before) !== navigationOf(after)) targets.push({ kind: "frame", locale });
    return targets;
  }
  targets.push(...(await seriesTargets(tx, documentId, locale, before ?? undefined, after)));
  const moved = placeOf(before) !== placeOf(after);
  for (const story of [before, after]) {
    if (story?.state !== "LIVE") continue;
    targets.push({ kind: "year", locale, year: story.storyDate.getUTCFullYear() });
    if (moved) targets.push(...(await placeTargets(tx, documentId, locale, story)));
  }
  return targets;
}

const navigationOf = (page: PublishedFacts | null) =>
  page?.state === "LIVE" ? JSON.stringify([page.path, page.title, page.position]) : "";

const placeOf = (story: PublishedFacts | null) =>
  story?.state === "LIVE" ? JSON.stringify([story.sectionKey, story.storyDate]) : "";

async function placeTargets(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  story: PublishedFacts,
): Promise<InvalidationTarget[]> {
  const scopes = [allStories, story.sectionKey].filter((scope) => scope !== null);
  const neighbours = await neighbourIds(tx, documentId, locale, story);
  const year = story.storyDate.getUTCFullYear();
  const place: InvalidationTarget[] = [
    ...neighbours.map((id) => ({ kind: "page", locale, documentId: id }) as const),
    ...scopes.map((scope) => ({ kind: "head", locale, scope }) as const),
    // A year's alternates name the languages that have stories of it.
    ...locales.map((each) => ({ kind: "year", locale: each, year }) as const),
  ];
  if (await isAloneInYear(tx, documentId, locale, year)) place.push({ kind: "years", locale });
  for (const scope of scopes) {
    const pages = await archivePages(tx, documentId, locale, scope, story);
    place.push(...pages.map((page) => ({ kind: "archive", locale, scope, page }) as const));
  }
  return place;
}

/** Its year comes or goes with it. */
async function isAloneInYear(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  year: number,
): Promise<boolean> {
  const other = await tx.publication.findFirst({
    where: {
      locale,
      kind: "ARTICLE",
      state: "LIVE",
      documentId: { not: documentId },
      storyDate: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) },
    },
    select: { id: true },
  });
  return other === null;
}

/** The stories that name this one as the previous or the next. */
async function neighbourIds(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  { storyDate, firstPublishedAt }: PublishedFacts,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH stories AS (
      SELECT document_id, id, story_date, first_published_at FROM public_record.publication
      WHERE locale = ${locale} AND kind = 'ARTICLE' AND state = 'LIVE'
        AND document_id <> ${documentId}::uuid)
    (SELECT document_id AS id FROM stories
      WHERE (story_date, first_published_at) <= (${storyDate}::date, ${firstPublishedAt}::timestamptz)
      ORDER BY story_date DESC, first_published_at DESC, id DESC LIMIT 1)
    UNION ALL
    (SELECT document_id FROM stories
      WHERE (story_date, first_published_at) >= (${storyDate}::date, ${firstPublishedAt}::timestamptz)
      ORDER BY story_date, first_published_at, id LIMIT 1)`;
  return rows.map((row) => row.id);
}

async function archivePages(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  scope: string,
  { storyDate, firstPublishedAt }: PublishedFacts,
): Promise<number[]> {
  const others = {
    locale,
    kind: "ARTICLE",
    state: "LIVE",
    documentId: { not: documentId },
    ...(scope === allStories ? {} : { sectionKey: scope }),
  } as const;
  const count = await tx.publication.count({ where: others });
  const older = await tx.publication.count({
    where: {
      ...others,
      OR: [
        { storyDate: { lt: storyDate } },
        { storyDate, firstPublishedAt: { lte: firstPublishedAt } },
      ],
    },
  });
  return changedArchivePages(count, older);
}
