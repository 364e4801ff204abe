import { describe, expect, test } from "vitest";
import { checkCatalogues } from "./messages";

const news = {
  zh: "{count, plural, other {#条新闻}}",
  en: "{count, plural, one {# story} other {# stories}}",
  ru: "{count, plural, one {# новость} few {# новости} many {# новостей} other {# новости}}",
};

const catalogues = (texts: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, { News: { count: text } }]),
  );

describe("checkCatalogues", () => {
  test("finds nothing in catalogues that fit together", () => {
    expect(checkCatalogues(catalogues(news))).toEqual([]);
  });

  test("names the language that lacks a message", () => {
    expect(checkCatalogues({ ...catalogues(news), ru: { News: {} } })).toEqual([
      "messages/ru.json: News.count is missing, but another language has it.",
    ]);
  });

  test.each([
    ["  ", "is empty."],
    [7, "is not a text."],
    ["{count, plural, other {#}", "is no ICU message"],
  ])("refuses %j", (text, fault) => {
    const found = checkCatalogues(catalogues({ ...news, zh: text }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`messages/zh.json: News.count ${fault}`);
  });

  test("wants the plural categories of the language, no more and no fewer", () => {
    const ru = "{count, plural, one {# новость} few {# новости} other {# новостей}}";
    const zh = "{count, plural, one {#条} other {#条}}";
    expect(checkCatalogues(catalogues({ ...news, zh, ru }))).toEqual([
      'messages/zh.json: News.count: the plural of {count} has "one", never used there.',
      'messages/ru.json: News.count: the plural of {count} lacks "many".',
    ]);
  });

  test("lets exact numbers stand beside the categories", () => {
    const en = "{count, plural, =0 {no stories} one {# story} other {# stories}}";
    expect(checkCatalogues(catalogues({ ...news, en }))).toEqual([]);
  });

  test("lets a language without inflection take the number plainly, but no other", () => {
    expect(checkCatalogues(catalogues({ ...news, zh: "{count}条新闻" }))).toEqual([]);
    expect(checkCatalogues(catalogues({ ...news, ru: "Новостей: {count}" }))).toEqual([
      "messages/ru.json: News.count needs plural forms for {count}, as another language has.",
    ]);
  });

  test("wants the same placeholders and tags in all languages", () => {
    const texts = { zh: "<b>{name}</b>", en: "<b>{name}</b>", ru: "{title}" };
    expect(checkCatalogues(catalogues(texts))).toEqual([
      "messages/zh.json: News.count lacks {title}, which another language uses.",
      "messages/en.json: News.count lacks {title}, which another language uses.",
      "messages/ru.json: News.count lacks {b}, which another language uses.",
      "messages/ru.json: News.count lacks {name}, which another language uses.",
    ]);
  });
});
