import { expect, test } from "vitest";
import { reflectsWords } from "./reflects-words";

test("a feed says which version of its source a translation reflects", () => {
  const behind = { locale: "zh", at: "2019-05-03T09:00:00+08:00" };
  expect(reflectsWords("en", behind)).toBe(
    "This translation reflects the Chinese text of 3\u00a0May 2019.",
  );
  expect(reflectsWords("ru", behind)).toContain("3\u00a0мая 2019");
  expect(reflectsWords("en", { locale: "zh", at: null })).toContain("Chinese");
});

test("of one that is not behind it says nothing", () => {
  expect(reflectsWords("en", null)).toBeUndefined();
});
