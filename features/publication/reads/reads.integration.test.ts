import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { headSize, stripPool } from "@/features/publication/catalogue/archive";
import { availabilityOf } from "@/features/publication/catalogue/availability";
import { composeHome } from "@/features/publication/catalogue/home";
import { resolveLinks } from "@/features/publication/catalogue/links";
import { menuOf } from "@/features/publication/catalogue/menu";
import { neighboursOf } from "@/features/publication/catalogue/stories";
import { waysFrom } from "@/features/publication/catalogue/ways-from";
import * as data from "@/features/publication/data";
import * as loaders from "@/features/publication/loaders";
import { paths } from "@/features/publication/routes/paths";
import { publishedBody } from "@/features/publication/schema";
import { storyInput } from "@/features/publication/testing/fixtures";
import {
  type PublicationInput,
  placePublication,
  withdrawPublication,
  writeSettings,
} from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { writeLeadStory, writeNavigation } from "@/features/publication/write/site";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";

/**
 * What one statement gives of a page is what many questions of Prisma's give,
 * each of its own table: of stories with and without pictures, cards,
 * languages and neighbours, withdrawn and moved ones.
 */

testDatabase();

const sections = ["works", "people", "empty"];
const ids = Array.from({ length: 31 }, () => randomUUID());
const idAt = (index: number) => ids[index % ids.length] ?? "";
const hash = (letter: string) => letter.repeat(64);

const picture = (lead: boolean, letter: string) => ({
  hash: hash(letter),
  lead,
  width: 1200,
  height: 675,
  placeholder: "#aabbcc",
  alt: "A quay",
  caption: "",
  credit: "Bauing",
  focalX: 0.25,
  focalY: 0.5,
});

function story(index: number, locale: Locale): PublicationInput {
  const links = [{ type: "link" as const, attrs: { document: idAt(index + 5) } }];
  return storyInput({
    documentId: idAt(index),
    locale,
    slug: `story-${index}`,
    title: `Story ${index} “of” ${locale} \\ / 保税 ё`,
    summary: index % 3 === 0 ? "" : `Summary ${index}\nof two lines`,
    sectionKey: sections[index % 2] ?? "works",
    // Some share a day, so that the second and third part of their order decide.
    storyDate: new Date(Date.UTC(2019, 0, 1 + Math.floor(index / 3) * 40)),
    body: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          attrs: { id: "b1" },
          content: [{ type: "text", text: "there", marks: links }],
        },
      ],
    },
    pictures: index % 4 === 0 ? [picture(true, "a"), picture(false, "b")] : [],
    ...(index % 5 === 0 ? { byline: "Li Ming", shortTitle: `Short ${index}` } : {}),
    ...(index % 6 === 0
      ? { eventStart: new Date("2019-04-01"), eventEnd: new Date("2019-04-03") }
      : {}),
    publicHash: `${index}`,
  });
}

const inOne = (work: (tx: Transaction) => Promise<unknown>) =>
  editorialDb().$transaction(work, { timeout: 30_000 });

beforeAll(async () => {
  await inOne(async (tx) => {
    for (const [position, key] of sections.entries()) {
      const named = { name: key, slug: key, description: `About ${key}` };
      // One language has it under another address, and one does not have the last.
      const texts = {
        en: named,
        ru: { ...named, slug: `ru-${key}` },
        ...(key === "empty" ? {} : { zh: named }),
      };
      await writeSection(tx, { key, position, texts });
    }
    await writeSettings(tx, "en", {
      legalName: "Bauing",
      socialLinks: [{ label: "VK", url: "https://vk.com/bauing" }],
    });
  });
  for (const index of ids.keys()) {
    for (const locale of locales.filter((_, at) => (index + at) % 4 !== 3)) {
      await inOne((tx) => placePublication(tx, story(index, locale)));
    }
  }
  const page = randomUUID();
  await inOne(async (tx) => {
    const { sectionKey: _, ...text } = story(0, "en");
    await placePublication(tx, { ...text, documentId: page, kind: "PAGE", slug: "about" });
    await placePublication(tx, { ...story(7, "en"), slug: "moved" });
    await withdrawPublication(tx, { documentId: idAt(3), locale: "en", notice: "Taken back" });
    await writeNavigation(tx, "en", [
      { kind: "page", documentId: page },
      { kind: "section", key: "people" },
      { kind: "link", label: "Elsewhere", url: "https://example.com/" },
    ]);
    const publication = await tx.publication.findFirstOrThrow({ where: { documentId: idAt(4) } });
    await tx.shareCard.upsert({
      where: { publicationId: publication.id },
      create: { publicationId: publication.id, hash: hash("c") },
      update: {},
    });
  });
});

async function frameBefore(locale: Locale) {
  const db = editorialDb();
  const [named, pages, settings, navigation] = await Promise.all([
    data.publishedSections(locale),
    db.publication.findMany({
      where: { locale, kind: "PAGE", state: "LIVE" },
      select: { documentId: true, path: true, title: true },
      orderBy: [{ position: "asc" }, { path: "asc" }],
    }),
    db.publishedSettings.findUnique({ where: { locale } }),
    db.publishedNavigation.findUnique({ where: { locale } }),
  ]);
  const addressed = named.map((section) => ({
    ...section,
    path: paths.section(locale, section.slug),
  }));
  return {
    settings,
    sections: addressed,
    ...menuOf(navigation?.items, { sections: addressed, pages }),
  };
}

test.each(locales)("the frame is the same, in %s", async (locale) => {
  expect(await loaders.loadFrame(locale)).toEqual(await frameBefore(locale));
});

test.each(locales)("the news and the sections are the same, in %s", async (locale) => {
  const years = await data.publishedYears(locale);
  expect(await loaders.loadHead(locale)).toEqual({ ...(await data.publishedHead(locale)), years });
  for (const section of await data.publishedSections(locale)) {
    const { section: found, ...head } = (await loaders.loadSection(locale, section.slug)) ?? {};
    expect(head).toEqual(await data.publishedHead(locale, section.key));
    expect(found).toMatchObject(section);
    expect(found?.availability.ru).toMatchObject({
      state: "live",
      path: `/ru/news/ru-${section.key}`,
    });
    expect(found?.availability.zh.state).toBe(section.key === "empty" ? "absent" : "live");
  }
  expect(await loaders.loadSection(locale, "none")).toBeUndefined();
});

test("a head has as many stories as belong to it, of however many there are", async () => {
  const { cards, total } = await loaders.loadHead("en");
  expect(total).toBeGreaterThan(12);
  expect(cards).toHaveLength(headSize(total));
});

test.each([
  ["the newest", undefined],
  ["a chosen story", { documentId: idAt(6), until: null }],
  ["one that was withdrawn here", { documentId: idAt(3), until: null }],
  ["one whose time is over", { documentId: idAt(6), until: new Date("2020-01-01") }],
])("the home pages are the same, led by %s", async (_, lead) => {
  await inOne((tx) => writeLeadStory(tx, lead));
  for (const locale of locales) {
    const [{ cards }, years, leadId, { sections: named, pages }] = await Promise.all([
      data.publishedHead(locale),
      data.publishedYears(locale),
      data.publishedLeadId(),
      frameBefore(locale),
    ]);
    const chosen = leadId ? (await data.publishedCards(locale, [leadId]))[0] : undefined;
    const newest = await Promise.all(
      named.map(
        async ({ key }) => [key, await data.publishedNewest(locale, key, stripPool)] as const,
      ),
    );
    const home = composeHome(cards, chosen, Object.fromEntries(newest));
    expect(await loaders.loadHome(locale)).toEqual({ home, sections: named, pages, years });
  }
});

async function documentBefore(path: string) {
  const db = editorialDb();
  const publication = await db.publication.findUnique({
    where: { path },
    include: { pictures: true, files: true, card: true },
  });
  if (publication?.state !== "LIVE") return undefined;
  const locale = publication.locale as Locale;
  const { documentId, related, links } = publication;
  const beside = publication.kind === "ARTICLE" ? await neighboursOf(db, locale, publication) : {};
  const around = { previous: beside.previous?.documentId, next: beside.next?.documentId };
  const wanted = [around.previous, around.next, ...related].filter((id) => id !== undefined);
  const cards = await data.publishedCards(locale, [...new Set(wanted)]);
  const linked = await data.publishedPlaces(locale, links);
  const { sections: named } = await frameBefore(locale);
  return {
    publication: { ...publication, body: resolveLinks(publishedBody(publication.body), linked) },
    locale,
    section: named.find(({ key }) => key === publication.sectionKey),
    availability: availabilityOf(await data.publishedLanguages(documentId)),
    ...waysFrom(documentId, around, related, cards),
  };
}

test("every text is the same, and so is what stands around it", async () => {
  const rows = await editorialDb().publicPath.findMany({ select: { path: true, state: true } });
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["LIVE", "REDIRECT", "GONE"]));
  let live = 0;
  for (const { path } of rows) {
    const [found, before] = [await loaders.loadDocument(path), await documentBefore(path)];
    if (!before) {
      expect(found, path).toBeUndefined();
      continue;
    }
    live += 1;
    const { card, pictures, ...rest } = found?.publication ?? {};
    expect(before, path).toMatchObject({ ...found, publication: rest });
    expect(card?.hash, path).toBe(before.publication.card?.hash);
    const byHash = [...before.publication.pictures].sort((a, b) => (a.hash < b.hash ? -1 : 1));
    expect(pictures, path).toEqual(byHash);
  }
  expect(live).toBeGreaterThan(60);
  expect(await loaders.loadDocument("/en/news/works/none")).toBeUndefined();
  expect(await loaders.loadDocument("/nowhere")).toBeUndefined();
});
