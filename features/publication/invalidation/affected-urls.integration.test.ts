import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import * as loaders from "@/features/publication/loaders";
import { feedFiles, pagesSitemap, paths, sitemapIndex } from "@/features/publication/routes/paths";
import { storyInput } from "@/features/publication/testing/fixtures";
import {
  type PublicationInput,
  placePublication,
  withdrawPublication,
} from "@/features/publication/write/publications";
import { type SectionInput, writeSection } from "@/features/publication/write/sections";
import { writeLeadStory, writeNavigation } from "@/features/publication/write/site";
import * as syndication from "@/features/syndication/loaders";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { affectedUrls } from "./affected-urls";
import { feedArchiveCount } from "./series";
import { type InvalidationTarget, tagsOf } from "./targets";

const collected = vi.hoisted(() => ({ tags: new Set<string>() }));
vi.mock("@/lib/page-store/render-context", async (original) => ({
  ...(await original<typeof import("@/lib/page-store/render-context")>()),
  dependOn: (...tags: string[]) => {
    for (const tag of tags) collected.tags.add(tag);
  },
}));

// Short pages and feeds, so that few stories make several of each.
vi.mock("@/features/publication/catalogue/archive", async (original) => {
  const own = await original<typeof import("@/features/publication/catalogue/archive")>();
  const perPage = 4;
  return {
    ...own,
    storiesPerPage: perPage,
    archivePageCount: (total: number) => own.archivePageCount(total, perPage),
    archiveSlice: (page: number) => own.archiveSlice(page, perPage),
    headSize: (total: number) => own.headSize(total, perPage),
    changedArchivePages: (others: number, older: number) =>
      own.changedArchivePages(others, older, perPage),
  };
});
vi.mock("./series", async (original) => ({
  ...(await original<typeof import("./series")>()),
  entriesPerFeed: 20,
  feedArchiveCount: (total: number) => Math.ceil(total / 20),
}));

testDatabase();

const sections = ["works", "people", "ideas"];
const day = (number: number) => new Date(Date.UTC(2019, 11, 1 + number));

function story(change: Partial<PublicationInput> = {}): PublicationInput {
  const documentId = change.documentId ?? randomUUID();
  return storyInput({
    documentId,
    slug: `s-${documentId.slice(0, 8)}`,
    storyDate: day(0),
    publicHash: documentId,
    ...change,
  });
}

const change = (work: (tx: Transaction) => Promise<InvalidationTarget[]>) =>
  editorialDb().$transaction(
    async (tx) => {
      const targets = await work(tx);
      return { tags: new Set(tagsOf(targets)), urls: await affectedUrls(tx, targets) };
    },
    { timeout: 30_000 },
  );

const place = (input: PublicationInput) =>
  change(async (tx) => (await placePublication(tx, input)).targets);

/** Every page there is, with the tags that the site's own loaders give it. */
async function allPages(): Promise<Map<string, Set<string>>> {
  const pages = new Map<string, Set<string>>();
  const tagsOfLoads = async (...loads: Promise<unknown>[]) => {
    await Promise.all(loads);
    const { tags } = collected;
    collected.tags = new Set();
    return tags;
  };
  // The same around every page of a language: loaded once for all of them.
  const frames = new Map<Locale, Set<string>>();
  for (const locale of locales) frames.set(locale, await tagsOfLoads(loaders.loadFrame(locale)));
  const add = async (path: string, locale: Locale | undefined, ...loads: Promise<unknown>[]) => {
    const frame = (locale && frames.get(locale)) ?? [];
    pages.set(path, new Set([...(await tagsOfLoads(...loads)), ...frame]));
  };
  const { loadHead, loadHome, loadArchivePage, loadSection, loadSectionPage } = loaders;
  await add(sitemapIndex, undefined, syndication.loadSitemapIndex());
  await add("/llms.txt", undefined, ...locales.map((locale) => loaders.loadFrame(locale)));
  await add(pagesSitemap, undefined, syndication.loadPagesSitemap());
  for (const locale of locales) {
    const rows = await editorialDb().publication.findMany({ where: { locale } });
    const live = rows.filter(({ kind, state }) => kind === "ARTICLE" && state === "LIVE");
    const numbers = (total: number) =>
      Array.from({ length: archivePageCount(total) }, (_, index) => index + 1);
    await add(paths.home(locale), locale, loadHome(locale));
    await add(paths.news(locale), locale, loadHead(locale));
    await add(paths.newsSitemap(locale), undefined, syndication.loadNews(locale));
    const stories = rows.filter(({ kind }) => kind === "ARTICLE");
    if (live.length > 0) {
      const piece = syndication.loadSitemapPiece(locale, "1");
      await add(paths.sitemapPiece(locale, 1), undefined, piece);
    }
    const addFeeds = async (total: number, slug?: string) => {
      const archives = Array.from({ length: feedArchiveCount(total) }, (_, index) => index + 1);
      for (const number of [undefined, ...archives]) {
        const tags = await tagsOfLoads(syndication.loadFeed(locale, slug, number?.toString()));
        for (const file of feedFiles) pages.set(paths.feed(locale, file, slug, number), tags);
      }
    };
    await addFeeds(stories.length);
    for (const page of numbers(live.length)) {
      await add(paths.newsPage(locale, page), locale, loadArchivePage(locale, `${page}`));
    }
    for (const key of sections) {
      if (!(await loadSection(locale, key))) continue;
      await add(paths.section(locale, key), locale, loadSection(locale, key));
      const own = live.filter(({ sectionKey }) => sectionKey === key);
      await addFeeds(stories.filter(({ sectionKey }) => sectionKey === key).length, key);
      for (const page of numbers(own.length)) {
        const load = loadSectionPage(locale, key, `${page}`);
        await add(paths.sectionPage(locale, key, page), locale, load);
      }
    }
    for (const year of new Set(live.map(({ storyDate }) => storyDate.getUTCFullYear()))) {
      await add(paths.year(locale, year), locale, loaders.loadYear(locale, `${year}`));
    }
    for (const { path, state, documentId } of rows) {
      const gone = state === "WITHDRAWN";
      await add(
        path,
        locale,
        gone ? loaders.loadGone(locale, documentId) : loaders.loadDocument(path),
      );
    }
  }
  return pages;
}

type Pages = Awaited<ReturnType<typeof allPages>>;

/**
 * Pages whose tags expired are listed, all others are not, and listed ones answer as they should.
 *
 * @returns the pages after the change: those before the next one
 */
async function expectExact(
  what: string,
  before: Pages,
  made: () => ReturnType<typeof change>,
): Promise<Pages> {
  const { tags, urls } = await made();
  const after = await allPages();
  const listed = new Map(urls.map((url) => [url.path, url]));
  for (const [path, own] of before) {
    const expired = [...own].some((tag) => tags.has(tag));
    expect([path, listed.has(path)], what).toEqual([path, expired]);
  }
  for (const path of after.keys()) {
    if (!before.has(path)) expect([path, listed.has(path)], what).toEqual([path, true]);
  }
  for (const { path, status } of urls) {
    const there = status === 200 || status === 410;
    expect([path, after.has(path)], what).toEqual([path, there]);
  }
  return after;
}

beforeAll(async () => {
  await editorialDb().$transaction(
    async (tx) => {
      for (const key of ["works", "people"]) {
        const text = { name: key, slug: key, description: "" };
        const texts = Object.fromEntries(locales.map((locale) => [locale, text]));
        await writeSection(tx, { key, position: 1, texts });
      }
      for (let index = 0; index < 22; index++) {
        const sectionKey = index % 2 ? "works" : "people";
        await placePublication(tx, story({ storyDate: day(index), sectionKey }));
      }
    },
    { timeout: 60_000 },
  );
});

test("the addresses of a change are those of the pages whose tags it expires", async () => {
  const one = story({ storyDate: day(60) });
  const russian = { ...one, locale: "ru" as const, publicHash: "ru" };
  const old = story({ storyDate: day(3), sectionKey: "people" });
  const early = story({ storyDate: new Date("2001-05-09T00:00:00Z") });
  const small = story({ storyDate: day(2), sectionKey: "ideas" });
  const page = story({ kind: "PAGE", sectionKey: undefined, slug: "about" });
  const take = (input: PublicationInput) => () =>
    change((tx) => withdrawPublication(tx, { ...input, notice: "Taken back." }));
  const lead = (documentId?: string) => () =>
    change((tx) => writeLeadStory(tx, documentId ? { documentId, until: null } : undefined));
  const named = (key: string) => ({ name: key, slug: key, description: "" });
  const section =
    (texts: SectionInput["texts"], key = "works") =>
    () =>
      change((tx) => writeSection(tx, { key, position: 1, texts }));
  const steps: [string, () => ReturnType<typeof change>][] = [
    ["a new story", () => place(one)],
    ["its second language", () => place(russian)],
    ["a title", () => place({ ...one, title: "Another title" })],
    ["a slug", () => place({ ...one, slug: "another-slug" })],
    ["a backdated story", () => place(old)],
    ["a title in the archive", () => place({ ...old, title: "Another title" })],
    ["another section", () => place({ ...old, sectionKey: "works" })],
    ["another date", () => place({ ...old, sectionKey: "works", storyDate: day(30) })],
    ["a withdrawal", take(russian)],
    ["it is back", () => place(russian)],
    ["a withdrawal from the archive", take(old)],
    ["the first story of a year", () => place(early)],
    ["its summary", () => place({ ...early, summary: "More." })],
    ["its move to another year", () => place({ ...early, storyDate: new Date("2002-05-09") })],
    ["its withdrawal", take(early)],
    ["a corporate page", () => place(page)],
    ["its text", () => place({ ...page, summary: "More." })],
    ["its name", () => place({ ...page, title: "About us" })],
    ["a lead story", lead(one.documentId)],
    ["a title of the lead story", () => place({ ...one, title: "The lead" })],
    ["a withdrawal of the lead story", take(one)],
    ["it leads again", () => place(one)],
    ["no lead story", lead()],
    ["a section's name", section({ en: { ...named("works"), name: "Our works" } })],
    ["the same name again", section({ en: { ...named("works"), name: "Our works" } })],
    ["a new section in one language", section({ ru: named("ideas") }, "ideas")],
    ["the same in another one", section({ en: named("ideas"), ru: named("ideas") }, "ideas")],
    ["an old story of a small section", () => place(small)],
    ["its title, which the home page shows", () => place({ ...small, title: "Ideas of old" })],
    ["its withdrawal from the home page", take(small)],
    [
      "a menu",
      () => change((tx) => writeNavigation(tx, "en", [{ kind: "section", key: "works" }])),
    ],
  ];
  let pages = await allPages();
  for (const [what, step] of steps) pages = await expectExact(what, pages, step);
}, 300_000);

test("a story at the head leaves the archive alone; a backdated one lists it with low priority", async () => {
  // The twenty-fourth fills a page; the one after it fills none.
  await place(story({ storyDate: day(100) }));
  const { urls } = await place(story({ storyDate: day(101) }));
  // But for the unfinished archive documents of the feeds that have it.
  expect(urls.filter(({ lowPriority }) => lowPriority).map(({ path }) => path)).toEqual(
    ["/en/feeds/2/", "/en/news/works/feeds/1/"].flatMap((folder) =>
      feedFiles.toSorted().map((file) => folder + file),
    ),
  );
  // Of the numbered sitemaps, the last one alone.
  const pieces = urls.filter(({ path }) => /\/sitemap-\d/.test(path));
  expect(pieces.map(({ path }) => path)).toEqual([paths.sitemapPiece("en", 1)]);
  const backdated = await place(story({ storyDate: day(1) }));
  const lowPriority = backdated.urls.filter((url) => url.lowPriority).map(({ path }) => path);
  expect(lowPriority).toContain("/en/news/page/1");
  expect(lowPriority.every((path) => /\/(?:page|feeds)\//.test(path))).toBe(true);
});

test("a story that only its section's strip shows expires the home page, one that nothing there shows does not", async () => {
  const text = { name: "ideas", slug: "ideas", description: "" };
  await change((tx) => writeSection(tx, { key: "ideas", position: 2, texts: { en: text } }));
  const home = async (input: PublicationInput) =>
    (await place(input)).urls.some(({ path }) => path === paths.home("en"));
  const small = story({ storyDate: day(2), sectionKey: "ideas" });
  expect(await home(small)).toBe(true);
  expect(await home({ ...small, title: "Another title" })).toBe(true);
  const buried = story({ storyDate: day(2), sectionKey: "works" });
  await place(buried);
  expect(await home({ ...buried, title: "Another title" })).toBe(false);
});
