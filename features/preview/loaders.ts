import { headSize, stripPool } from "@/features/publication/catalogue/archive";
import {
  type AvailabilityGraph,
  availabilityOf,
} from "@/features/publication/catalogue/availability";
import { composeHome } from "@/features/publication/catalogue/home";
import { resolveLinks } from "@/features/publication/catalogue/links";
import { waysFrom } from "@/features/publication/catalogue/ways-from";
import * as published from "@/features/publication/data";
import { loadFrame } from "@/features/publication/loaders";
import type { Locale } from "@/i18n/routing";
import {
  asPublication,
  type DraftPublication,
  draftOf,
  languagesOf,
  neighboursOfDraft,
  scheduledDrafts,
} from "./data";
import { previewPaths } from "./paths";

/**
 * What preview pages call: a draft, or a list with drafts in it, in the shape
 * in which the public pages get what is published, so that the same
 * components show it. Never cached.
 */

/** A text as its public page would have it. */
export async function previewDocument(documentId: string, locale: Locale, revision?: number) {
  const draft = await draftOf(documentId, locale, revision);
  if (!draft) return undefined;
  const { publication, section } = await asPublication(draft, locale);
  const article = publication.kind === "ARTICLE";
  const { previous, next } = article ? await neighboursOfDraft({ ...publication, locale }) : {};
  const beside = { previous: previous?.documentId, next: next?.documentId };
  const others = [beside.previous, beside.next, ...publication.related];
  const [languages, cards, linked] = await Promise.all([
    languagesOf(documentId),
    published.publishedCards(locale, [...new Set(others.filter((id) => id !== undefined))]),
    published.publishedPlaces(locale, publication.links),
  ]);
  return {
    publication: { ...publication, body: resolveLinks(publication.body, linked) },
    locale,
    section: section ?? undefined,
    availability: withDrafts(documentId, languages),
    ...waysFrom(documentId, beside, publication.related, cards),
  };
}

/** As if every language that has a text were public: the switcher leads to their previews. */
function withDrafts(
  documentId: string,
  { drafted, publications }: Awaited<ReturnType<typeof languagesOf>>,
): AvailabilityGraph {
  const graph = availabilityOf(publications);
  for (const locale of drafted) {
    graph[locale] = {
      state: "live",
      path: previewPaths.story(locale, documentId),
      since: new Date(),
      sourceVersion: 0,
    };
  }
  return graph;
}

export type Moment = { with?: string | undefined; at?: Date | undefined };

/**
 * The head of a list as it will be: after a document is published, or at a
 * time at which schedules have been carried out.
 *
 * @param scope a section's key; all stories without it
 */
export async function previewHead(locale: Locale, moment: Moment, scope?: string) {
  const [{ cards, total }, years, coming] = await Promise.all([
    published.publishedHead(locale, scope),
    published.publishedYears(locale),
    comingCards(locale, moment),
  ]);
  const here = coming.filter(({ sectionKey }) => !scope || sectionKey === scope);
  const all = amongOthers(coming, cards, scope);
  const known = new Set(cards.map(({ documentId }) => documentId));
  const added = here.filter(({ documentId }) => !known.has(documentId)).length;
  return { cards: all.slice(0, headSize(total + added)), total: total + added, years };
}

/** All that the home page will show. */
export async function previewHome(locale: Locale, moment: Moment) {
  const [{ cards, years }, lead, { sections, pages }, coming] = await Promise.all([
    previewHead(locale, moment),
    leadOf(locale),
    loadFrame(locale),
    comingCards(locale, moment),
  ]);
  // The story that was chosen, as it will be.
  const chosen = cards.find(({ documentId }) => documentId === lead?.documentId) ?? lead;
  const strips = sections.map(async ({ key }) => {
    const newest = await published.publishedNewest(locale, key, stripPool);
    return [key, amongOthers(coming, newest, key)] as const;
  });
  const newest = Object.fromEntries(await Promise.all(strips));
  return { home: composeHome(cards, chosen, newest), sections, pages, years };
}

/** The story that the home page leads with, where editors chose one and it is live here. */
async function leadOf(locale: Locale): Promise<published.Card | undefined> {
  const documentId = await published.publishedLeadId();
  return documentId ? (await published.publishedCards(locale, [documentId]))[0] : undefined;
}

/** What is to come in its place among what is public, which it takes the place of. */
function amongOthers(coming: published.Card[], cards: published.Card[], scope?: string) {
  return [
    ...coming.filter(({ sectionKey }) => !scope || sectionKey === scope),
    ...cards.filter((card) => !coming.some(({ documentId }) => documentId === card.documentId)),
  ].sort(newestFirst);
}

async function comingCards(locale: Locale, { with: documentId, at }: Moment) {
  const drafts = at ? await scheduledDrafts(locale, at) : [];
  const own = documentId ? await draftOf(documentId, locale) : null;
  const publications = await Promise.all(
    [...drafts, ...(own ? [own] : [])].map((draft) => asPublication(draft, locale)),
  );
  // Of two for one document the later one holds.
  const byId = new Map(publications.map((each) => [each.publication.documentId, each.publication]));
  return [...byId.values()].filter(({ kind }) => kind === "ARTICLE").map(cardOf);
}

const cardOf = (publication: DraftPublication): published.Card => ({
  documentId: publication.documentId,
  locale: publication.locale,
  path: previewPaths.story(publication.locale, publication.documentId),
  title: publication.title,
  shortTitle: publication.shortTitle,
  headlineBreaks: publication.headlineBreaks,
  summary: publication.summary,
  sectionKey: publication.sectionKey,
  storyDate: publication.storyDate,
  updatedAt: publication.updatedAt,
  firstPublishedAt: publication.firstPublishedAt,
  pictures: publication.pictures.filter(({ lead }) => lead),
});

const newestFirst = (a: published.Card, b: published.Card) =>
  b.storyDate.getTime() - a.storyDate.getTime() ||
  b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime();
