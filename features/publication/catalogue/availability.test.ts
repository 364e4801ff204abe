import { expect, test } from "vitest";
import {
  availabilityOf,
  availabilityOfPaths,
  livePaths,
  type PublicationState,
} from "./availability";

const first = new Date("2019-04-03T02:00:00Z");
const later = new Date("2019-05-01T02:00:00Z");

const publication = (
  locale: string,
  state: PublicationState["state"],
  withdrawnAt: Date | null = null,
): PublicationState => ({
  locale,
  state,
  path: `/${locale}/news/a/b`,
  firstPublishedAt: first,
  withdrawnAt,
  sourceVersion: 3,
});

test("a language is live, withdrawn or absent", () => {
  const graph = availabilityOf([publication("ru", "WITHDRAWN", later), publication("zh", "LIVE")]);
  expect(graph).toEqual({
    zh: { state: "live", path: "/zh/news/a/b", since: first, sourceVersion: 3 },
    en: { state: "absent" },
    ru: { state: "withdrawn", path: "/ru/news/a/b", since: later },
  });
});

test("a language that the site does not have is passed over", () => {
  expect(Object.keys(availabilityOf([publication("fr", "LIVE")]))).toEqual(["zh", "en", "ru"]);
});

test("live paths come in the site's order, whatever the order of the rows", () => {
  const graph = availabilityOf(["ru", "en", "zh"].map((locale) => publication(locale, "LIVE")));
  expect(livePaths(graph).map(([locale]) => locale)).toEqual(["zh", "en", "ru"]);
});

test("a list is live where it has an address and absent elsewhere", () => {
  const graph = availabilityOfPaths({ en: "/en/news/page/1" });
  expect(livePaths(graph)).toEqual([["en", "/en/news/page/1"]]);
  expect(graph.zh).toEqual({ state: "absent" });
});
