import { expect, test } from "vitest";
import { storyTitle } from "./story-title";

const zh = { locale: "zh", title: "宝鹰访问" };
const en = { locale: "en", title: "Bauing visits" };
const ru = { locale: "ru", title: "Визит «Баоин»" };

test.each([
  ["the language of the desk", "ru", "zh", [zh, en, ru], ru],
  ["the language it was begun in", "ru", "zh", [en, zh], zh],
  ["any", "ru", "zh", [en], en],
  ["not one that nobody sees", "ru", "zh", [{ locale: "ru", title: "\u200b \u3000" }, zh], zh],
  ["not one that is missing", "ru", "zh", [{ locale: "ru", title: null }, en], en],
  ["none", "ru", "zh", [], { locale: "ru", title: "" }],
] as const)("a story is called by its title in %s", (_, desk, primary, texts, expected) => {
  expect(storyTitle(desk, primary, texts)).toEqual({
    title: expected.title,
    locale: expected.locale,
  });
});
