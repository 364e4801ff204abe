import { cache } from "react";
import { headSize } from "@/features/publication/catalogue/archive";
import { availabilityOf, availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { composeHome } from "@/features/publication/catalogue/home";
import { resolveLinks } from "@/features/publication/catalogue/links";
import { menuOf } from "@/features/publication/catalogue/menu";
import { waysFrom } from "@/features/publication/catalogue/ways-from";
import { allStories, tags } from "@/features/publication/invalidation/tags";
import {
  publishedFrame,
  publishedHome,
  publishedNews,
  publishedSectionHead,
  publishedText,
} from "@/features/publication/reads/data";
import { parsePageNumber, parseYear, readAddress } from "@/features/publication/routes/addresses";
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

type Section = Omit<Awaited<ReturnType<typeof loadFrame>>["sections"][number], "path">;
type Card = Pick<data.Card, "documentId">;

const cardTags = (locale: Locale, cards: readonly Card[]) =>
  cards.map((card) => tags.card(locale, card.documentId));

/** Header and footer of a language. */
export const loadFrame = cache((locale: Locale) => {
  dependOn(tags.frame(locale));
  return sharedRead(tags.frame(locale), () => readFrame(locale));
});

async function readFrame(locale: Locale) {
  const { sections, pages, settings, navigation } = await publishedFrame(locale);
  const addressed = sections.map((section) => ({
    ...section,
    path: paths.section(locale, section.slug),
  }));
  return { settings, sections: addressed, ...menuOf(navigation, { sections: addressed, pages }) };
}

export const loadHead = cache(async (locale: Locale) => {
  const { cards: newest, total, years } = await publishedNews(locale);
  const cards = newest.slice(0, headSize(total));
  dependOn(tags.head(locale, allStories), ...cardTags(locale, cards));
  return { cards, total, years };
});

/** All that the home page shows: see home.ts. */
export const loadHome = cache(async (locale: Locale) => {
  const [found, { sections, pages }] = await Promise.all([
    publishedHome(locale),
    loadFrame(locale),
  ]);
  const cards = found.cards.slice(0, headSize(found.total));
  const byKey = new Map(found.strips.map((strip) => [strip.key, strip.cards]));
  const newest = Object.fromEntries(sections.map(({ key }) => [key, byKey.get(key) ?? []]));
  dependOn(
    tags.head(locale, allStories),
    tags.home(locale),
    ...(found.leadId ? [tags.card(locale, found.leadId)] : []),
    ...sections.map(({ key }) => tags.head(locale, key)),
    ...cardTags(locale, [...cards, ...Object.values(newest).flat()]),
  );
  const home = composeHome(cards, found.lead ?? undefined, newest);
  return { home, sections, pages, years: found.years };
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
  return withAddresses(
    section,
    all.filter((each) => each.key === section.key),
  );
}

function withAddresses<S>(section: S, addresses: readonly { locale: string; slug: string }[]) {
  const byLocale = addresses.map((each) => [
    each.locale,
    paths.section(each.locale as Locale, each.slug),
  ]);
  return { ...section, availability: availabilityOfPaths(Object.fromEntries(byLocale)) };
}

export const loadSection = cache(async (locale: Locale, slug: string) => {
  const found = await publishedSectionHead(locale, slug);
  if (!found) return undefined;
  const { total, addresses } = found;
  const section = withAddresses(found.section, addresses);
  const cards = found.cards.slice(0, headSize(total));
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
  const locale = readAddress(path)?.locale;
  const found = locale && (await publishedText(locale, path));
  if (!found) return undefined;
  const { publication, languages, cards, places } = found;
  const { documentId, related, links } = publication;
  const { sections } = await loadFrame(locale);
  const section: Section | undefined = sections.find(({ key }) => key === publication.sectionKey);
  const beside = {
    previous: found.beside.previous ?? undefined,
    next: found.beside.next ?? undefined,
  };
  dependOn(
    tags.page(locale, documentId),
    tags.frame(locale),
    // Also of those that stand beside it already: they come back among the related when they do not.
    ...cardTags(locale, cards),
    // Also of what is not there yet, or not any more: it appears with it.
    ...[...related, ...links].map((id) => tags.card(locale, id)),
  );
  const linked = new Map(places.map((place) => [place.documentId, place.path]));
  return {
    publication: { ...publication, body: resolveLinks(publishedBody(publication.body), linked) },
    locale,
    section,
    availability: availabilityOf(languages),
    ...waysFrom(documentId, beside, related, cards),
  };
});

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
