import { expect, test } from "vitest";
import { createPostLimit } from "./post-limit";

test("a network may send sixty times a minute, whatever others send", () => {
  let now = 0;
  const may = createPostLimit(() => now);
  const sixty = Array.from({ length: 60 }, () => may("a"));
  expect(sixty.every(Boolean)).toBe(true);
  expect(may("a")).toBe(false);
  expect(may("b")).toBe(true);
  now = 59_999;
  expect(may("a")).toBe(false);
  now = 60_000;
  expect(may("a")).toBe(true);
});
