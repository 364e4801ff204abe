import { cache } from "react";
import { stripPool } from "@/features/publication/catalogue/archive";
import { availabilityOf, availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { composeHome } from "@/features/publication/catalogue/home";
import { resolveLinks } from "@/features/publication/catalogue/links";
import { menuOf } from "@/features/publication/catalogue/menu";
import { waysFrom } from "@/features/publication/catalogue/ways-from";
import { allStories, tags } from "@/features/publication/invalidation/tags";
import { parsePageNumber, parseYear } from "@/features/publication/routes/addresses";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { dependOn } from "@/lib/page-store/render-context";
import { sharedRead } from "@/lib/page-store/shared";
import * as data from "./data";
import { publishedBody } from "./schema";

/**
 * What public pages call: a read of the public record together with the tags
 * it depends on. `undefined` means that there is no such page. Within one
 * render each read is made once, however many parts of a page ask for it;
 * nothing is shared between renders (see docs/decisions/0018-rendered-in-one-pass.md).
 */

type Section = Awaited<ReturnType<typeof data.publishedSections>>[number];

const cardTags = (locale: Locale, cards: data.Card[]) =>
  cards.map((card) => tags.card(locale, card.documentId));

/** Header and footer of a language. */
export const loadFrame = cache((locale: Locale) => {
  dependOn(tags.frame(locale));
  return sharedRead(tags.frame(locale), () => readFrame(locale));
});

async function readFrame(locale: Locale) {
  const [sections, pages, settings, navigation] = await Promise.all([
    data.publishedSections(locale),
    data.publishedPages(locale),
    data.publishedSettings(locale),
    data.publishedNavigation(locale),
  ]);
  const addressed = sections.map((section) => ({
    ...section,
    path: paths.section(locale, section.slug),
  }));
  return { settings, sections: addressed, ...menuOf(navigation, { sections: addressed, pages }) };
}

export const loadHead = cache(async (locale: Locale) => {
  const [{ cards, total }, years] = await Promise.all([
    data.publishedHead(locale),
    data.publishedYears(locale),
  ]);
  dependOn(tags.head(locale, allStories), ...cardTags(locale, cards));
  return { cards, total, years };
});

/** The story that the home page leads with, where editors chose one and it is live here. */
export const loadLead = cache(async (locale: Locale): Promise<data.Card | undefined> => {
  const documentId = await data.publishedLeadId();
  dependOn(tags.home(locale), ...(documentId ? [tags.card(locale, documentId)] : []));
  if (!documentId) return undefined;
  return (await data.publishedCards(locale, [documentId]))[0];
});

/** The newest stories of each section, as many as the home page's strips are taken from. */
async function sectionsNewest(locale: Locale, keys: string[]) {
  const lists = await Promise.all(keys.map((key) => data.publishedNewest(locale, key, stripPool)));
  dependOn(
    ...keys.map((key) => tags.head(locale, key)),
    ...lists.flatMap((cards) => cardTags(locale, cards)),
  );
  return Object.fromEntries(keys.map((key, index) => [key, lists[index] ?? []]));
}

/** All that the home page shows: see home.ts. */
export const loadHome = cache(async (locale: Locale) => {
  const [{ cards, years }, chosen, { sections, pages }] = await Promise.all([
    loadHead(locale),
    loadLead(locale),
    loadFrame(locale),
  ]);
  const newest = await sectionsNewest(
    locale,
    sections.map(({ key }) => key),
  );
  return { home: composeHome(cards, chosen, newest), sections, pages, years };
});

export const loadArchivePage = cache(async (locale: Locale, number: string) => {
  const page = parsePageNumber(number);
  if (page === undefined) return undefined;
  const found = await data.publishedArchivePage(locale, page);
  if (!found) return undefined;
  dependOn(tags.archive(locale, allStories, page), ...cardTags(locale, found.cards));
  return { ...found, page };
});

/** A section by its slug, with its address in every language that has it. */
async function findSection(locale: Locale, slug: string) {
  const all = await data.publishedSections();
  const section = all.find((each) => each.locale === locale && each.slug === slug);
  if (!section) return undefined;
  const addresses = all
    .filter((each) => each.key === section.key)
    .map((each) => [each.locale, paths.section(each.locale as Locale, each.slug)]);
  return { ...section, availability: availabilityOfPaths(Object.fromEntries(addresses)) };
}

export const loadSection = cache(async (locale: Locale, slug: string) => {
  const section = await findSection(locale, slug);
  if (!section) return undefined;
  const { cards, total } = await data.publishedHead(locale, section.key);
  dependOn(tags.frame(locale), tags.head(locale, section.key), ...cardTags(locale, cards));
  return { section, cards, total };
});

export const loadSectionPage = cache(async (locale: Locale, slug: string, number: string) => {
  const page = parsePageNumber(number);
  const section = await findSection(locale, slug);
  if (!section || page === undefined) return undefined;
  const found = await data.publishedArchivePage(locale, page, section.key);
  if (!found) return undefined;
  dependOn(
    tags.frame(locale),
    tags.archive(locale, section.key, page),
    ...cardTags(locale, found.cards),
  );
  return { ...found, section, page };
});

export const loadYear = cache(async (locale: Locale, text: string) => {
  const year = parseYear(text);
  if (year === undefined) return undefined;
  const cards = await data.publishedInYear(locale, year);
  if (cards.length === 0) return undefined;
  const [addresses, years] = await Promise.all([
    data.publishedLocalesOfYear(year),
    data.publishedYears(locale),
  ]);
  // Not those of its cards: a year may hold more stories than a page can
  // carry tags, and any change of one expires the year.
  dependOn(tags.year(locale, year), tags.years(locale));
  return {
    year,
    cards,
    // Without their counts, which would expire with every story.
    years: years.map((each) => ({ year: each.year })),
    availability: availabilityOfPaths(
      Object.fromEntries(addresses.map((each) => [each, paths.year(each, year)])),
    ),
  };
});

/** An article or a corporate page, by its path; live ones only. */
export const loadDocument = cache(async (path: string) => {
  const publication = await data.publishedAt(path);
  if (publication?.state !== "LIVE") return undefined;
  const locale = publication.locale as Locale;
  const { documentId } = publication;
  const [languages, { sections }, { neighbours, related, cards }, linked] = await Promise.all([
    data.publishedLanguages(documentId),
    loadFrame(locale),
    otherStories(publication),
    data.publishedPlaces(locale, publication.links),
  ]);
  const section: Section | undefined = sections.find(({ key }) => key === publication.sectionKey);
  dependOn(
    tags.page(locale, documentId),
    tags.frame(locale),
    // Also of those that stand beside it already: they come back among the related when they do not.
    ...cardTags(locale, cards),
    // Also of what is not there yet, or not any more: it appears with it.
    ...[...publication.related, ...publication.links].map((id) => tags.card(locale, id)),
  );
  return {
    publication: {
      ...publication,
      body: resolveLinks(publishedBody(publication.body), linked),
    },
    locale,
    section,
    availability: availabilityOf(languages),
    neighbours,
    related,
  };
});

/** The stories that a text leads on to: those told beside it, and those chosen when it was published. */
async function otherStories({ documentId, kind, related, ...publication }: data.Publication) {
  const locale = publication.locale as Locale;
  const beside: { previous?: string; next?: string } =
    kind === "ARTICLE" ? await data.publishedNeighbours(locale, documentId) : {};
  const ids = [beside.previous, beside.next].filter((id) => id !== undefined);
  const cards = await data.publishedCards(locale, [...new Set([...ids, ...related])]);
  return { cards, ...waysFrom(documentId, beside, related, cards) };
}

/** What stands in place of a withdrawn text. */
export const loadGone = cache(async (locale: Locale, documentId: string) => {
  dependOn(tags.page(locale, documentId));
  const languages = await data.publishedLanguages(documentId);
  const own = languages.find((each) => each.locale === locale);
  if (own?.state !== "WITHDRAWN") return undefined;
  return {
    notice: own.notice,
    withdrawnAt: own.withdrawnAt,
    availability: availabilityOf(languages),
  };
});
