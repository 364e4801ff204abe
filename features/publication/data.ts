import { z } from "zod";
import { archivePageCount, archiveSlice, headSize } from "@/features/publication/catalogue/archive";
import {
  liveStories,
  newestFirst,
  oldestFirst,
  storiesOfYear,
  yearHasStories,
} from "@/features/publication/catalogue/stories";
import { liveCount, startInList, yearCounts } from "@/features/publication/story-months/data";
import type { Prisma } from "@/generated/prisma/client";
import { type Locale, locales } from "@/i18n/routing";
import { publicDb } from "@/lib/db/public";
import { askPublic, statement } from "@/lib/db/statements";

/**
 * Reads of the public record, named `published…`. They run on the
 * connection that can see nothing else.
 */

const cardFields = {
  documentId: true,
  locale: true,
  path: true,
  title: true,
  shortTitle: true,
  headlineBreaks: true,
  summary: true,
  sectionKey: true,
  storyDate: true,
  updatedAt: true,
  firstPublishedAt: true,
  pictures: { where: { lead: true } },
} satisfies Prisma.PublicationSelect;

/** What lists show of a story. */
export type Card = Prisma.PublicationGetPayload<{ select: typeof cardFields }>;
export type PublishedPicture = Card["pictures"][number];
export function publishedCount(locale: Locale, scope?: string): Promise<number> {
  return liveCount(publicDb(), locale, scope);
}

/** The newest stories of a list, newest first, and how many there are in all. */
export async function publishedHead(
  locale: Locale,
  scope?: string,
): Promise<{ cards: Card[]; total: number }> {
  const total = await publishedCount(locale, scope);
  const cards = await publicDb().publication.findMany({
    where: liveStories(locale, scope),
    select: cardFields,
    orderBy: [...newestFirst],
    take: headSize(total),
  });
  return { cards, total };
}

/** The newest stories of a section, newest first. */
export function publishedNewest(locale: Locale, section: string, take: number): Promise<Card[]> {
  return publicDb().publication.findMany({
    where: liveStories(locale, section),
    select: cardFields,
    orderBy: [...newestFirst],
    take,
  });
}

/** A numbered page, newest first; undefined when the archive is not that long. */
export async function publishedArchivePage(
  locale: Locale,
  page: number,
  scope?: string,
): Promise<{ cards: Card[]; pages: number } | undefined> {
  const total = await publishedCount(locale, scope);
  const pages = archivePageCount(total);
  if (page > pages) return undefined;
  const { skip, take } = archiveSlice(page);
  const start = await startInList(publicDb(), locale, scope, skip);
  if (!start) return undefined;
  // Passed over are stories of one month, and of them ids, which stand in the index of the list.
  const rows = await publicDb().publication.findMany({
    where: { ...liveStories(locale, scope), storyDate: { gte: start.month } },
    select: { id: true },
    orderBy: [...oldestFirst],
    skip: start.passed,
    take,
  });
  const cards = await publicDb().publication.findMany({
    where: { id: { in: rows.map(({ id }) => id) }, ...liveStories(locale, scope) },
    select: cardFields,
    orderBy: [...newestFirst],
  });
  return { cards, pages };
}

/** Years that have stories, newest first, with their numbers of stories. */
export const publishedYears = (locale: Locale) => yearCounts(publicDb(), locale);

/** Languages that have at least one story of a year. */
export async function publishedLocalesOfYear(year: number): Promise<Locale[]> {
  const there = await Promise.all(
    locales.map((locale) => yearHasStories(publicDb(), locale, year)),
  );
  return locales.filter((_, index) => there[index]);
}

export const publishedInYearExists = (locale: Locale, year: number): Promise<boolean> =>
  yearHasStories(publicDb(), locale, year);

/** All stories of a calendar year, newest first. */
export function publishedInYear(locale: Locale, year: number): Promise<Card[]> {
  return publicDb().publication.findMany({
    where: storiesOfYear(locale, year),
    select: cardFields,
    orderBy: [...newestFirst],
  });
}

/** All languages of a document: the input of the availability graph. */
export function publishedLanguages(documentId: string) {
  return publicDb().publication.findMany({
    where: { documentId },
    select: {
      locale: true,
      state: true,
      path: true,
      title: true,
      firstPublishedAt: true,
      withdrawnAt: true,
      notice: true,
      sourceVersion: true,
    },
  });
}

/** Where those of the named documents stand that are live, pages and stories. */
export async function publishedPlaces(
  locale: Locale,
  documentIds: string[],
): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map();
  const rows = await publicDb().publication.findMany({
    where: { locale, state: "LIVE", documentId: { in: documentIds } },
    select: { documentId: true, path: true },
  });
  return new Map(rows.map(({ documentId, path }) => [documentId, path]));
}

/** Live stories among the named documents, in the order of the names. */
export async function publishedCards(locale: Locale, documentIds: string[]): Promise<Card[]> {
  if (documentIds.length === 0) return [];
  const found = await publicDb().publication.findMany({
    where: { ...liveStories(locale), documentId: { in: documentIds } },
    select: cardFields,
  });
  const byId = new Map(found.map((card) => [card.documentId, card]));
  return documentIds.flatMap((id) => byId.get(id) ?? []);
}

/** The document that the home pages lead with, while its time has not ended. */
export async function publishedLeadId(): Promise<string | undefined> {
  const rows = await publicDb().$queryRaw<{ id: string }[]>`
    SELECT document_id AS id FROM public_record.lead_story
    WHERE until IS NULL OR until > clock_timestamp()`;
  return rows[0]?.id;
}

/** Where an address of an earlier site leads (`oldAddress` writes it in its fixed form). */
export async function publishedOldAddress(address: string): Promise<string | undefined> {
  const row = await publicDb().oldAddress.findUnique({ where: { address } });
  if (!row) return undefined;
  const moved = await publishedPath(row.target);
  return moved?.state === "REDIRECT" && moved.target ? moved.target : row.target;
}

export function publishedSections(locale?: Locale) {
  return publicDb().publishedSection.findMany({
    where: locale ? { locale } : {},
    orderBy: [{ position: "asc" }, { key: "asc" }],
  });
}

export function publishedSectionBySlug(locale: Locale, slug: string) {
  return publicDb().publishedSection.findUnique({ where: { locale_slug: { locale, slug } } });
}

const pathAt = statement(
  "path",
  `SELECT state, target, document_id AS "documentId" FROM public_record.public_path
   WHERE path = $1`,
);
const pathRows = z.array(
  z.object({
    state: z.enum(["LIVE", "REDIRECT", "GONE"]),
    target: z.string().nullable(),
    documentId: z.string(),
  }),
);

/** What is known of an address: asked for each page that is not kept. */
export async function publishedPath(path: string) {
  return pathRows.parse(await askPublic(pathAt, [path]))[0];
}
