import { expect, test } from "vitest";
import { locales } from "@/i18n/routing";
import { type Address, isReserved, readAddress, readMediaAddress } from "./addresses";
import { feedFiles, paths } from "./paths";

test("whatever an address is made of is read from it again", () => {
  for (const locale of locales) {
    const made: [string, Address][] = [
      [paths.home(locale), { locale, kind: "home" }],
      [paths.news(locale), { locale, kind: "news" }],
      [paths.newsPage(locale, 12), { locale, kind: "newsPage", page: 12 }],
      [paths.year(locale, 2019), { locale, kind: "year", year: 2019 }],
      [paths.section(locale, "works"), { locale, kind: "section", section: "works" }],
      [
        paths.sectionPage(locale, "works", 3),
        { locale, kind: "sectionPage", section: "works", page: 3 },
      ],
      [
        paths.article(locale, "works", "a-bridge"),
        { locale, kind: "article", section: "works", slug: "a-bridge" },
      ],
      [paths.corporate(locale, "about"), { locale, kind: "corporate", slug: "about" }],
      [paths.sitemapPiece(locale, 2), { locale, kind: "sitemapPiece", piece: 2 }],
      [paths.newsSitemap(locale), { locale, kind: "newsSitemap" }],
      [paths.search(locale), { locale, kind: "search" }],
      [paths.searchDescription(locale), { locale, kind: "searchDescription" }],
      ...feedFiles.flatMap((file): [string, Address][] => [
        [paths.feed(locale, file), { locale, kind: "feed", file }],
        [paths.feed(locale, file, "works"), { locale, kind: "feed", file, section: "works" }],
        [paths.feed(locale, file, undefined, 4), { locale, kind: "feed", file, piece: 4 }],
        [
          paths.feed(locale, file, "works", 4),
          { locale, kind: "feed", file, section: "works", piece: 4 },
        ],
      ]),
    ];
    for (const [path, address] of made) expect([path, readAddress(path)]).toEqual([path, address]);
  }
});

test("a list that lacks its number is known as that", () => {
  expect(readAddress("/en/news/page")).toEqual({ locale: "en", kind: "numberless" });
  expect(readAddress("/en/news/archive")).toEqual({ locale: "en", kind: "numberless" });
  const ofSection = { locale: "en", kind: "numberless", section: "works" };
  expect(readAddress("/en/news/works/page")).toEqual(ofSection);
  expect(readAddress("/en/news/works/archive")).toEqual(ofSection);
});

test.each([
  "",
  "/",
  "en",
  "/de",
  "/EN",
  "/llms.txt",
  "/en/about/more",
  "/en/news/page/0",
  "/en/news/page/01",
  "/en/news/page/1e3",
  "/en/news/page/1/2",
  "/en/news/archive/0999",
  "/en/news/archive/19999",
  "/en/news/archive/2019/1",
  "/en/news/works/page/x",
  "/en/news/works/page/1/2",
  "/en/news/works/a-bridge/more",
  "/en/feed.xml/more",
  "/en/feeds/0/feed.xml",
  "/en/feeds/1",
  "/en/feeds/1/rss.xml",
  "/en/news/works/feeds/1/feed.xml/more",
  "/en/sitemap-x.xml",
  "/en/sitemap-0.xml",
  "/en/search/more",
])("%j is no address of a language's page", (path) => expect(readAddress(path)).toBeUndefined());

test("the desk and previews are known by their first word, and by nothing that begins like it", () => {
  expect(readAddress("/zh/staff/stories/x")?.kind).toBe("desk");
  expect(readAddress("/zh/preview/shared/x")?.kind).toBe("preview");
  expect(readAddress("/zh/staffing")?.kind).toBe("corporate");
  for (const path of ["/zh/staff", "/zh/status/410/x", "/en/news/page/x"]) {
    expect([path, isReserved(path)]).toEqual([path, true]);
  }
  for (const path of ["/zh", "/zh/staffing", "/en/news/works", "/staff"]) {
    expect([path, isReserved(path)]).toEqual([path, false]);
  }
});

test("a picture's file is read from its address, and no path beside it", () => {
  const hash = "0f".repeat(32);
  const read = (path: string) => readMediaAddress(path)?.kind;
  expect(read(paths.picture(hash, 480, "avif"))).toBe("rendition");
  expect(read(paths.crop(hash, "1200x675-50-50.jpg"))).toBe("crop");
  expect(read(paths.shareCard(hash))).toBe("card");
  for (const path of [
    paths.picture(hash, 0, "avif"),
    paths.picture(hash, 480, "exe"),
    paths.picture(hash.toUpperCase(), 480, "avif"),
    paths.crop(hash, "../480.jpg"),
    `${paths.shareCard(hash)}\n`,
  ]) {
    expect([path, read(path)]).toEqual([path, undefined]);
  }
});
