import { expect, test } from "vitest";
import { isForeignScript } from "./scripts";

test.each([
  ["zh", "李明", false],
  ["zh", "Sergei Tyrtsev", true],
  ["en", "Li Ming", false],
  ["en", "李明", true],
  ["en", "Сергей", true],
  ["en", "Li Ming 李明", false],
  ["ru", "Ли Мин", false],
  ["ru", "Ñandú", true],
  ["ru", "2019", false],
  ["en", "", false],
] as const)("%s: %s is in a foreign script: %s", (locale, text, foreign) => {
  expect(isForeignScript(locale, text)).toBe(foreign);
});
