import { expect, test } from "vitest";
import { createPostLimit } from "./post-limit";

test("a network may send a hundred and twenty times a minute, whatever others send", () => {
  let now = 0;
  const may = createPostLimit(() => now);
  const all = Array.from({ length: 120 }, () => may("a"));
  expect(all.every(Boolean)).toBe(true);
  expect(may("a")).toBe(false);
  expect(may("b")).toBe(true);
  now = 59_999;
  expect(may("a")).toBe(false);
  now = 60_000;
  expect(may("a")).toBe(true);
});
