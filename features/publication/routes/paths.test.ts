import { expect, test, vi } from "vitest";
import {
  availabilityOf,
  availabilityOfPaths,
  type PublicationState,
} from "@/features/publication/catalogue/availability";
import { defaultAlternate } from "@/features/publication/catalogue/default-alternate";
import { languageChoices } from "@/features/publication/catalogue/language-choices";
import { isSlug, paths, reservedSlugs } from "./paths";

const publication = (locale: string, state: PublicationState["state"]): PublicationState => ({
  locale,
  state,
  path: `/${locale}/news/a/${locale}-slug`,
  firstPublishedAt: new Date(0),
  withdrawnAt: null,
  sourceVersion: 1,
});

test("slugs are plain words, and none that the site uses itself", () => {
  for (const slug of ["a", "guangdong-2019", "o-kompanii"]) expect(isSlug(slug)).toBe(true);
  for (const slug of [
    ...reservedSlugs,
    "",
    "-a",
    "a-",
    "a--b",
    "A",
    "å",
    "a b",
    "a/b",
    "x".repeat(81),
  ]) {
    expect(isSlug(slug)).toBe(false);
  }
});

test("the switcher leads to this very page, or says why not and to the nearest list", () => {
  const graph = availabilityOf([publication("zh", "LIVE"), publication("ru", "WITHDRAWN")]);
  expect(languageChoices(graph, "/zh/news/a/zh-slug")).toEqual({
    zh: { state: "live", path: "/zh/news/a/zh-slug" },
    en: { state: "absent", path: "/en/news", place: "news" },
    ru: { state: "withdrawn", path: "/ru/news", place: "news" },
  });
  expect(languageChoices(graph, "/zh/about").en).toEqual({
    state: "absent",
    path: "/en",
    place: "home",
  });
});

test("x-default is / for the home page and the default language's page elsewhere", () => {
  const homes = availabilityOfPaths({ zh: paths.home("zh"), en: paths.home("en") });
  expect(defaultAlternate(homes, "/en")).toBe("/");
  const both = availabilityOf([publication("en", "LIVE"), publication("zh", "LIVE")]);
  expect(defaultAlternate(both, "/zh/news/a/zh-slug")).toBe("/en/news/a/en-slug");
  vi.stubEnv("DEFAULT_LANGUAGE", "zh");
  expect(defaultAlternate(both, "/en/news/a/en-slug")).toBe("/zh/news/a/zh-slug");
  vi.unstubAllEnvs();
  const without = availabilityOf([publication("ru", "LIVE"), publication("en", "WITHDRAWN")]);
  expect(defaultAlternate(without, "/ru/news/a/ru-slug")).toBe("/ru/news/a/ru-slug");
});
