import { offeredWidths } from "@/features/media/pictures/renditions";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import { yearHasStories } from "@/features/publication/catalogue/stories";
import { paths } from "@/features/publication/routes/paths";
import { liveCount, yearCounts } from "@/features/publication/story-months/data";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { cardHolders } from "./card-holders";
import { allFeedUrls, feedUrls, sitemapPieceUrl, sitemapUrls } from "./series-urls";
import { allStories, sectionOf } from "./tags";
import type { AffectedUrl, InvalidationTarget } from "./targets";

/**
 * The addresses of what changes touched: exactly the pages that carry one of
 * the expired tags (`tagOf`), and the addresses that lead elsewhere now.
 *
 * Of low priority are the numbered archive pages (of feeds, too), all years when one comes or goes, and for a change of the frame
 * (navigation, settings) all pages but the home page, the lists' heads, the
 * corporate pages and the feeds.
 *
 * @param tx a transaction that has already written the changes
 */
export async function affectedUrls(
  tx: Transaction,
  targets: readonly InvalidationTarget[],
): Promise<AffectedUrl[]> {
  const urls = new Map<string, AffectedUrl>();
  // Languages published together touch much in common.
  const distinct = new Map(targets.map((each) => [JSON.stringify(each), each]));
  for (const each of together([...distinct.values()])) {
    for (const url of await urlsOf(tx, each)) {
      const known = urls.get(url.path);
      urls.set(url.path, { ...url, lowPriority: url.lowPriority && (known?.lowPriority ?? true) });
    }
  }
  return [...urls.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Numbered pages of one list are asked about together: each would ask for its section and length. */
type Pages = Omit<Extract<InvalidationTarget, { kind: "archive" }>, "page"> & { pages: number[] };
type Pieces = Omit<Extract<InvalidationTarget, { kind: "feed" }>, "piece"> & {
  pieces: (number | undefined)[];
};
type Question = Exclude<InvalidationTarget, { kind: "archive" | "feed" }> | Pages | Pieces;

function together(targets: readonly InvalidationTarget[]): Question[] {
  const whole = new Map<string, Question>();
  const ofList = <Q extends Pages | Pieces>(key: object, empty: Q): Q => {
    const name = JSON.stringify(key);
    const known = (whole.get(name) as Q | undefined) ?? empty;
    whole.set(name, known);
    return known;
  };
  for (const target of targets) {
    if (target.kind === "archive") {
      const { page, ...list } = target;
      ofList<Pages>(list, { ...list, pages: [] }).pages.push(page);
    } else if (target.kind === "feed") {
      const { piece, ...feed } = target;
      ofList<Pieces>(feed, { ...feed, pieces: [] }).pieces.push(piece);
    } else whole.set(JSON.stringify(target), target);
  }
  return [...whole.values()];
}

const ok = (path: string, lowPriority = false): AffectedUrl => ({ path, lowPriority, status: 200 });

async function urlsOf(tx: Transaction, target: Question): Promise<AffectedUrl[]> {
  switch (target.kind) {
    case "page":
      return publications(tx, target);
    case "card":
      return cardHolders(tx, target.locale, target.documentId);
    case "head":
      return headUrls(tx, target.locale, target.scope);
    case "archive":
      return archiveUrls(tx, target.locale, target.scope, target.pages);
    case "year":
      return [await yearUrl(tx, target.locale, target.year)];
    case "years":
      return yearUrls(tx, target.locale);
    case "frame":
      return frameUrls(tx, target.locale);
    case "home":
      return [ok(paths.home(target.locale))];
    case "sitemap":
      return sitemapUrls();
    case "sitemap-piece":
      return [await sitemapPieceUrl(tx, target.locale, target.piece)];
    case "feed":
      return feedUrls(tx, target.locale, target.scope, target.pieces);
    case "picture":
      return [await pictureUrl(tx, target.hash, target.width)];
    case "file":
      return [await fileUrl(tx, target.hash, target.mime)];
    case "share-card":
      return [{ path: paths.shareCard(target.hash), lowPriority: false, status: 404 }];
    case "redirect":
      return [{ path: target.path, lowPriority: false, status: 301 }];
  }
}

async function publications(
  tx: Transaction,
  where: { locale: Locale; documentId?: string },
): Promise<(AffectedUrl & { kind: string })[]> {
  const { locale, documentId } = where;
  const rows = await tx.publication.findMany({
    where: { locale, ...(documentId ? { documentId } : {}) },
    select: { path: true, state: true, publicHash: true, kind: true },
  });
  return rows.map(({ path, state, publicHash, kind }) =>
    state === "LIVE"
      ? { path, lowPriority: false, status: 200, publicHash, kind }
      : { path, lowPriority: false, status: 410, kind },
  );
}

/** @returns undefined when the section has no name in the language, and so no page */
async function sectionSlug(tx: Transaction, locale: Locale, key: string) {
  const where = { key_locale: { key, locale } };
  return (await tx.publishedSection.findUnique({ where, select: { slug: true } }))?.slug;
}

async function headUrls(tx: Transaction, locale: Locale, scope: string): Promise<AffectedUrl[]> {
  if (scope === allStories) {
    return [paths.home(locale), paths.news(locale)].map((path) => ok(path));
  }
  const slug = await sectionSlug(tx, locale, scope);
  // The home page shows the newest of each section.
  return slug ? [paths.section(locale, slug), paths.home(locale)].map((path) => ok(path)) : [];
}

async function archiveUrls(
  tx: Transaction,
  locale: Locale,
  scope: string,
  numbers?: number[],
): Promise<AffectedUrl[]> {
  const section = sectionOf(scope);
  const slug = section && (await sectionSlug(tx, locale, section));
  if (section && !slug) return [];
  const count = archivePageCount(await liveCount(tx, locale, section));
  const pages = numbers ?? Array.from({ length: count }, (_, index) => index + 1);
  return pages.map((page) => ({
    path: slug ? paths.sectionPage(locale, slug, page) : paths.newsPage(locale, page),
    lowPriority: true,
    status: page <= count ? 200 : 404,
  }));
}

/** A year's page, which is there while the year has a story. */
async function yearUrl(tx: Transaction, locale: Locale, year: number): Promise<AffectedUrl> {
  const there = await yearHasStories(tx, locale, year);
  return { path: paths.year(locale, year), lowPriority: false, status: there ? 200 : 404 };
}

async function yearUrls(tx: Transaction, locale: Locale): Promise<AffectedUrl[]> {
  const years = await yearCounts(tx, locale);
  return years.map(({ year }) => ok(paths.year(locale, year), true));
}

async function frameUrls(tx: Transaction, locale: Locale): Promise<AffectedUrl[]> {
  const scopes = await tx.publishedSection.findMany({ where: { locale }, select: { key: true } });
  const urls = [ok("/llms.txt"), ...(await yearUrls(tx, locale))];
  for (const scope of [allStories, ...scopes.map(({ key }) => key)]) {
    urls.push(...(await headUrls(tx, locale, scope)));
    urls.push(...(await archiveUrls(tx, locale, scope)));
    urls.push(...(await allFeedUrls(tx, locale, scope)));
  }
  const documents = await publications(tx, { locale });
  return [
    ...urls,
    ...documents.map(({ kind, ...url }) => ({ ...url, lowPriority: kind === "ARTICLE" })),
  ];
}

/** One of a picture's addresses stands for all: they answer alike, by whether a live text shows it. */
async function pictureUrl(tx: Transaction, hash: string, width: number): Promise<AffectedUrl> {
  const shown = await tx.publishedPicture.findFirst({
    where: { OR: [{ hash }, { portraitHash: hash }], publication: { state: "LIVE" } },
    select: { hash: true },
  });
  const [smallest] = offeredWidths(width);
  return {
    path: paths.picture(hash, smallest, "jpg"),
    lowPriority: false,
    status: shown ? 200 : 404,
  };
}

async function fileUrl(tx: Transaction, hash: string, mime: string): Promise<AffectedUrl> {
  const offered = await tx.publishedFile.findFirst({
    where: { hash, publication: { state: "LIVE" } },
    select: { hash: true },
  });
  return { path: paths.file(hash, mime), lowPriority: false, status: offered ? 200 : 404 };
}
