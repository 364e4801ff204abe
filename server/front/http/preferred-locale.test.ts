import fc from "fast-check";
import { expect, test } from "vitest";
import { isLocale } from "@/i18n/routing";
import { preferredLocale } from "./preferred-locale";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["*", "en"],
  ["de-DE,fr;q=0.9", "en"],
  ["uk-UA,uk;q=0.9", "en"],
  ["uk,*;q=0.5,ru;q=0.1", "ru"],
  ["en", "en"],
  ["EN-gb", "en"],
  ["zh-TW,en;q=0.8", "zh"],
  ["zh-Hant", "zh"],
  ["ZH-hant-tw;q=0.9, en;q=0.8", "zh"],
  ["zh-Hans-CN", "zh"],
  ["*, zh-TW;q=0.5", "zh"],
  ["en;q=0, *", "zh"],
  ["fr, *;q=0", "en"],
  ["ru;q=7, en;q=0.1", "ru"],
  ["ru;q=, zh;q=0.9", "ru"],
  ["ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru"],
  ["de, en;q=0.5, ru;q=0.7", "ru"],
  ["en;q=0, ru;q=0.1", "ru"],
  ["en;q=0", "zh"],
  ["zh;q=0,en;q=0", "ru"],
  ["zh;q=0,en;q=0,ru;q=0", "en"],
  ["en; q = 0.1, ru", "en"],
  ["english, russian", "en"],
  ["constructor, __proto__, ru", "ru"],
] as const)("%s: %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

test("anything at all gives a language of the site", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(isLocale(preferredLocale(header))).toBe(true);
    }),
  );
});
