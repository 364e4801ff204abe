import { expect, test } from "vitest";
import { availabilityOf } from "@/features/publication/availability";
import { sitemap } from "./sitemap";
import { escapeXml } from "./xml";

test("text is safe in XML, and what XML forbids is dropped", () => {
  expect(escapeXml(`a<b>&"c"\u0000\u000b\ufffe`)).toBe("a&lt;b&gt;&amp;&quot;c&quot;");
});

test("each live language has an entry that lists all of them; others have none", () => {
  const at = new Date("2019-04-03T02:00:00Z");
  const publication = (locale: string, state: "LIVE" | "WITHDRAWN") => ({
    locale,
    state,
    path: `/${locale}/x`,
    firstPublishedAt: at,
    withdrawnAt: null,
    sourceVersion: 1,
  });
  const availability = availabilityOf([
    publication("zh", "LIVE"),
    publication("en", "LIVE"),
    publication("ru", "WITHDRAWN"),
  ]);
  const xml = sitemap([{ availability, changedAt: { zh: at } }]);
  expect(xml.match(/<loc>[^<]*/g)).toHaveLength(2);
  expect(xml.match(/hreflang="(?:zh-Hans|en|x-default)"/g)).toHaveLength(6);
  expect(xml).not.toContain("/ru/x");
  expect(xml.match(/<lastmod>2019-04-03T02:00:00.000Z<\/lastmod>/g)).toHaveLength(1);
});
