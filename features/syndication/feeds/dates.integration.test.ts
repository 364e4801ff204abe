import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import { affectedUrls } from "@/features/publication/invalidation/affected-urls";
import { feedArchiveCount } from "@/features/publication/invalidation/series";
import { type InvalidationTarget, tagsOf } from "@/features/publication/invalidation/targets";
import * as pages from "@/features/publication/loaders";
import { storyDates } from "@/features/publication/page/article-dates";
import { feedFiles, pagesSitemap, paths, sitemapIndex } from "@/features/publication/routes/paths";
import { isBackfilled } from "@/features/publication/testing/backfilled";
import { storyInput } from "@/features/publication/testing/fixtures";
import {
  type PublicationInput,
  placePublication,
  withdrawPublication,
} from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import * as data from "@/features/syndication/data";
import * as syndication from "@/features/syndication/loaders";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { renderContext } from "@/lib/page-store/render-context";
import { testDatabase } from "@/lib/postgres/testing";

// Short feeds, so that few stories make several archive documents.
vi.mock("@/features/publication/invalidation/series", async (original) => ({
  ...(await original<typeof import("@/features/publication/invalidation/series")>()),
  entriesPerFeed: 4,
  feedArchiveCount: (total: number) => Math.ceil(total / 4),
}));

testDatabase();

const sections = ["works", "people"];
const languages = ["zh", "ru"] as const satisfies Locale[];

beforeAll(() =>
  editorialDb().$transaction(async (tx) => {
    for (const key of sections) {
      const text = { name: key, slug: key, description: "" };
      const texts = Object.fromEntries(locales.map((locale) => [locale, text]));
      await writeSection(tx, { key, position: 1, texts });
    }
  }),
);
beforeEach(async () => {
  await editorialDb().publication.deleteMany();
  await editorialDb().publicPath.deleteMany();
});

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

/** The day that is so many days away in the newsroom. */
function dayFromToday(days: number): Date {
  const now = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000);
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}

/** The same numbers each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Page = { tags: Set<string>; content: string };

/** What pages, feeds and sitemaps are made of, and the tags by which they expire. */
async function everything(): Promise<Map<string, Page>> {
  const found = new Map<string, Page>();
  const add = async (addresses: string[], ...loads: (() => Promise<unknown>)[]) => {
    const tags = new Set<string>();
    const loaded = await renderContext.run({ tags }, () =>
      Promise.all(loads.map((load) => load())),
    );
    for (const address of addresses) found.set(address, { tags, content: JSON.stringify(loaded) });
  };
  await add([sitemapIndex], syndication.loadSitemapIndex);
  await add([pagesSitemap], syndication.loadPagesSitemap);
  for (const locale of languages) {
    const rows = await editorialDb().publication.findMany({ where: { locale } });
    const live = rows.filter(({ state }) => state === "LIVE");
    await add([paths.home(locale), paths.news(locale)], () => pages.loadHead(locale));
    await add([paths.newsSitemap(locale)], () => syndication.loadNews(locale));
    await add([paths.sitemapPiece(locale, 1)], () => syndication.loadSitemapPiece(locale, "1"));
    for (const page of numbers(archivePageCount(live.length))) {
      await add([paths.newsPage(locale, page)], () => pages.loadArchivePage(locale, `${page}`));
    }
    for (const year of new Set(live.map(({ storyDate }) => storyDate.getUTCFullYear()))) {
      await add([paths.year(locale, year)], () => pages.loadYear(locale, `${year}`));
    }
    for (const slug of [undefined, ...sections]) {
      if (slug) await add([paths.section(locale, slug)], () => pages.loadSection(locale, slug));
      const own = rows.filter(({ sectionKey }) => !slug || sectionKey === slug);
      for (const number of [undefined, ...numbers(feedArchiveCount(own.length))]) {
        await add(
          feedFiles.map((file) => paths.feed(locale, file, slug, number)),
          async () => {
            const feed = await syndication.loadFeed(locale, slug, number?.toString());
            // An archive document does not say how many there are.
            return number === undefined ? feed : { ...feed, archives: undefined };
          },
        );
      }
    }
    for (const { path } of live) await add([path], () => pages.loadDocument(path));
  }
  return found;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The head has the newest that is no backfill, the archives have each live story once, both by date. */
async function expectFeedsInOrder(what: string): Promise<void> {
  for (const locale of languages) {
    const rows = await editorialDb().publication.findMany({
      where: { locale, state: "LIVE" },
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    });
    for (const slug of [undefined, ...sections]) {
      const own = rows.filter(({ sectionKey }) => !slug || sectionKey === slug);
      const head = await syndication.loadFeed(locale, slug);
      const news = own.filter(({ backfilled }) => !backfilled).slice(0, 4);
      expect(
        head?.entries.map(({ path }) => path),
        what,
      ).toEqual(news.map(({ path }) => path));
      const archived = await Promise.all(
        numbers(head?.archives ?? 0).map((piece) => syndication.loadFeed(locale, slug, `${piece}`)),
      );
      const entries = archived.reverse().flatMap((piece) => piece?.entries ?? []);
      expect(
        entries.map(({ path }) => path),
        what,
      ).toEqual(own.map(({ path }) => path));
    }
  }
}

test("whatever is published, moved in time, changed or withdrawn: all that differs has expired", async () => {
  const roll = dice(2);
  const days = [0, 0, 0, -1, -2, 1, -400, -401, -2_800, -2_801];
  const anyDay = () => dayFromToday(days[roll(days.length)] ?? 0);
  const inputs: PublicationInput[] = [];
  const fresh = () => {
    const documentId = randomUUID();
    const sectionKey = sections[roll(2)] ?? "works";
    const locale = languages[roll(2)] ?? "zh";
    const slug = `s-${documentId}`;
    return storyInput({ documentId, locale, slug, sectionKey, storyDate: anyDay() });
  };
  for (let index = 0; index < 9; index++) {
    const input = fresh();
    inputs.push(input);
    await place(input);
  }
  let before = await everything();
  for (let step = 0; step < 14; step++) {
    const at = roll(inputs.length);
    const known = inputs[at] as PublicationInput;
    const kinds = ["new", "moved", "moved", "text", "noted", "section", "withdrawn", "translated"];
    const kind = kinds[roll(kinds.length)] as string;
    const where = { documentId_locale: { documentId: known.documentId, locale: known.locale } };
    const isLive = (await editorialDb().publication.findUniqueOrThrow({ where })).state === "LIVE";
    const other = known.locale === "zh" ? "ru" : "zh";
    const input: PublicationInput = {
      ...(kind === "new" ? fresh() : known),
      ...(kind === "moved" ? { storyDate: anyDay() } : {}),
      ...(kind === "text" || kind === "noted" ? { title: `Title ${step}` } : {}),
      ...(kind === "noted" ? { changeNote: "A name." } : {}),
      ...(kind === "section" ? { sectionKey: sections[roll(2)] ?? "works" } : {}),
      ...(kind === "translated" ? { locale: other } : {}),
    };
    const { tags, urls } =
      kind === "withdrawn" && isLive
        ? await change((tx) => withdrawPublication(tx, { ...known, notice: "Taken back." }))
        : await place(input);
    const same = inputs.findIndex(
      ({ documentId, locale }) => documentId === input.documentId && locale === input.locale,
    );
    const { changeNote: _, ...rest } = input;
    inputs[same < 0 ? inputs.length : same] = rest;

    const what = `step ${step}: ${kind}`;
    const after = await everything();
    const listed = new Set(urls.map(({ path }) => path));
    for (const [path, page] of before) {
      if (page.content === after.get(path)?.content) continue;
      expect([path, [...page.tags].some((tag) => tags.has(tag))], what).toEqual([path, true]);
      expect([path, listed.has(path)], what).toEqual([path, true]);
    }
    await expectFeedsInOrder(what);
    before = after;
  }
}, 120_000);

test("a moved date moves the story everywhere, and one receipt lists all of it", async () => {
  const all: PublicationInput[] = [];
  for (let index = 0; index < 14; index++) {
    const input = storyInput({ locale: "zh", storyDate: dayFromToday(-400 - index) });
    all.push(input);
    await place(input);
  }
  const today = storyInput({ locale: "zh", storyDate: dayFromToday(0) });
  await place(today);
  const inFeed = async (number?: string) =>
    (await syndication.loadFeed("zh", undefined, number))?.entries.map(({ id }) => id) ?? [];
  const id = `urn:uuid:${today.documentId}#zh`;
  const news = async () => (await syndication.loadNews("zh")).length;
  expect([await inFeed(), (await inFeed("4"))[0], await news()]).toEqual([[id], id, 1]);

  const moved = { ...today, storyDate: dayFromToday(-407) };
  const { urls } = await place(moved);
  // Among the old ones it is the middle: nothing is news any more, and the feed is empty and says so.
  expect([await inFeed(), await news()]).toEqual([[], 0]);
  expect(await inFeed("2")).toContain(id);
  const listed = urls.map(({ path }) => path);
  const path = paths.article("zh", "works", moved.slug);
  const neighbours = await pages.loadDocument(path);
  for (const place of [
    path,
    neighbours?.neighbours.previous?.path ?? "",
    neighbours?.neighbours.next?.path ?? "",
    "/zh",
    "/zh/news",
    "/zh/news/works",
    paths.year("zh", dayFromToday(0).getUTCFullYear()),
    paths.year("zh", dayFromToday(-407).getUTCFullYear()),
    ...feedFiles.flatMap((file) => [
      paths.feed("zh", file),
      paths.feed("zh", file, "works"),
      ...[2, 3, 4].map((piece) => paths.feed("zh", file, undefined, piece)),
    ]),
    paths.newsSitemap("zh"),
    paths.sitemapPiece("zh", 1),
    sitemapIndex,
    pagesSitemap,
  ]) {
    expect(listed).toContain(place);
  }
  // Older ones keep their places.
  expect(listed).not.toContain(paths.feed("zh", "feed.xml", undefined, 1));
}, 60_000);

test("the database dates and orders stories as the one policy does", async () => {
  const roll = dice(7);
  const row = (documentId: string, locale: string, storyDate: Date, firstPublishedAt: Date) => ({
    documentId,
    locale,
    storyDate,
    firstPublishedAt,
    kind: "ARTICLE" as const,
    path: `/${randomUUID()}`,
    slug: "",
    title: "",
    summary: "",
    body: {},
    updatedAt: firstPublishedAt,
    sourceVersion: 1,
    publicHash: "1",
  });
  const at = (days: number) =>
    new Date(Date.UTC(2024, 1, 27) + days * 86_400_000 + roll(86_400_000));
  const rows = numbers(200).flatMap(() => {
    const documentId = randomUUID();
    const storyDate = new Date(Date.UTC(2024, 1, 27 + roll(4)));
    return languages.map((locale) => row(documentId, locale, storyDate, at(roll(4))));
  });
  await editorialDb().publication.createMany({ data: rows });
  const expectAll = async () => {
    const kept = await editorialDb().publication.findMany();
    for (const story of kept) {
      const others = kept.filter(({ documentId }) => documentId === story.documentId);
      const first = Math.min(...others.map(({ firstPublishedAt }) => Number(firstPublishedAt)));
      expect([story.publishedAt, story.backfilled]).toEqual([
        storyDates(story).published,
        isBackfilled(story.storyDate, new Date(first)),
      ]);
    }
  };
  await expectAll();
  await editorialDb().publication.updateMany({ data: { storyDate: new Date("2024-02-28") } });
  await expectAll();
});

test("a crawler is told when a story came, and when a language of it came, went or came back", async () => {
  const chinese = storyInput({ locale: "zh", storyDate: new Date("2019-04-03") });
  const russian = { ...chinese, locale: "ru" as const };
  const lastmod = async (locale: Locale) => {
    const [story] = await data.publishedSitemapStories(locale, 1);
    return story && Number(storyDates(story).lastmod);
  };
  const times: (number | undefined)[] = [];
  const steps = [
    () => place(chinese),
    () => place({ ...chinese, title: "A title" }),
    () => place(russian),
    () => change((tx) => withdrawPublication(tx, { ...russian, notice: "Taken back." })),
    () => place(russian),
    () => place({ ...russian, changeNote: "A name." }),
    () => place({ ...chinese, slug: "another" }),
  ];
  for (const step of steps) {
    await step();
    times.push(await lastmod("zh"));
  }
  const moved = times.map((time, index) => index > 0 && time !== times[index - 1]);
  expect(moved).toEqual([false, false, true, true, true, false, true]);
  expect(await lastmod("ru")).toBe(times.at(-1));
});
