import { changedArchivePages } from "@/features/publication/catalogue/archive";
import { neighboursOf, yearHasStories } from "@/features/publication/catalogue/stories";
import { placeInList } from "@/features/publication/story-months/data";
import type { Locale } from "@/i18n/routing";
import { locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { type FeedFacts, seriesTargets } from "./series-targets";
import { allStories, sectionOf } from "./tags";
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
  // Pages that show a withdrawn text are removed, and not kept even for when the database is away.
  await expireTags(tx, tagsOf(targets), { hard: after.state === "WITHDRAWN" });
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
  const position = { ...story, documentId };
  const neighbours = Object.values(await neighboursOf(tx, locale, position));
  const year = story.storyDate.getUTCFullYear();
  const place: InvalidationTarget[] = [
    ...neighbours.map((each) => ({ kind: "page", locale, documentId: each.documentId }) as const),
    ...scopes.map((scope) => ({ kind: "head", locale, scope }) as const),
    // A year's alternates name the languages that have stories of it.
    ...locales.map((each) => ({ kind: "year", locale: each, year }) as const),
  ];
  // Its year comes or goes with it.
  const alone = !(await yearHasStories(tx, locale, year, documentId));
  if (alone) place.push({ kind: "years", locale });
  for (const scope of scopes) {
    const section = sectionOf(scope);
    const { others, older } = await placeInList(tx, locale, section, position);
    const pages = changedArchivePages(others, older);
    place.push(...pages.map((page) => ({ kind: "archive", locale, scope, page }) as const));
  }
  return place;
}
