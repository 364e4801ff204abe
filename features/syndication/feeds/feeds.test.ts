import { expect, test } from "vitest";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { feedArchiveCount, pieceOf } from "@/features/publication/invalidation/series";
import { listPages } from "@/features/syndication/sitemaps/list-pages";
import { newsSitemap, sitemap, sitemapIndex } from "@/features/syndication/sitemaps/sitemap";
import { escapeXml } from "@/lib/text/xml";

const at = new Date("2019-04-03T02:00:00Z");

test("text is safe in XML, and what XML forbids is dropped", () => {
  expect(escapeXml(`a<b>&"c"\u0000\u000b\ufffe`)).toBe("a&lt;b&gt;&amp;&quot;c&quot;");
});

test("each live language has an entry that lists all of them; others have none", () => {
  const availability = availabilityOfPaths({ zh: "/zh/x", en: "/en/x" });
  const xml = sitemap([{ availability, changedAt: { zh: at } }]);
  expect(xml.match(/<loc>[^<]*/g)).toHaveLength(2);
  expect(xml.match(/hreflang="(?:zh-Hans|en|x-default)"/g)).toHaveLength(6);
  expect(xml).not.toContain("/ru/x");
  expect(xml.match(/<lastmod>2019-04-03T10:00:00\+08:00<\/lastmod>/g)).toHaveLength(1);
});

test("a sitemap of one language has its entries only, with all their alternates and pictures", () => {
  const availability = availabilityOfPaths({ zh: "/zh/x", en: "/en/x" });
  const pictures = [{ hash: "a".repeat(64), width: 1000 }];
  const xml = sitemap([{ availability, only: "en", changedAt: {}, pictures }]);
  expect(xml.match(/<loc>([^<]*)/g)).toEqual([expect.stringMatching(/\/en\/x$/)]);
  expect(xml.match(/hreflang/g)).toHaveLength(3);
  expect(xml).toContain(`/media/${"a".repeat(64)}/800.jpg</image:loc>`);
  expect(xml).not.toContain("lastmod");
});

test("a list is where it has an address, and changed when one of its stories did", () => {
  const row = { sectionKey: "works", year: 2019, live: 1, changedAt: at };
  const pages = listPages(
    [
      { ...row, locale: "zh" },
      { ...row, locale: "en", live: 0, year: 2018 },
    ],
    [{ key: "works", locale: "zh", slug: "gongcheng" }],
  );
  const paths = pages.map(({ availability }) =>
    Object.values(availability).flatMap((each) => (each.state === "live" ? [each.path] : [])),
  );
  expect(paths.slice(2)).toEqual([["/zh/news/gongcheng"], ["/zh/news/archive/2019"]]);
  expect(pages[0]?.changedAt).toEqual({ zh: at, en: at });
});

test("an index and a news sitemap say when; the titles are escaped", () => {
  const index = sitemapIndex([{ path: "/a.xml" }, { path: "/b.xml", changedAt: at }]);
  expect(index.match(/<sitemap>/g)).toHaveLength(2);
  expect(index.match(/<lastmod>/g)).toHaveLength(1);
  const news = newsSitemap("zh", "宝鹰集团", [{ path: "/zh/a", title: "A & B", publishedAt: at }]);
  expect(news).toContain("<news:title>A &amp; B</news:title>");
  expect(news).toContain("<news:language>zh-cn</news:language>");
  expect(news).toContain("<news:publication_date>2019-04-03T10:00:00+08:00<");
});

test("pieces are full from the oldest; archives hold every story, the last one as far as it goes", () => {
  expect([1, 50, 51, 100].map((place) => pieceOf(place, 50))).toEqual([1, 1, 2, 2]);
  expect([0, 1, 50, 51, 100, 101].map(feedArchiveCount)).toEqual([0, 1, 1, 2, 2, 3]);
});
