import { expect, test } from "vitest";
import { one, pageNumber } from "./parameters";

test.each([
  ["words of a search", "words of a search"],
  ["a\0b", "ab"],
  ["\ud83d", ""],
  [["twice", "twice"], undefined],
  [undefined, undefined],
])("%j is read as %j", (given, read) => expect(one(given)).toBe(read));

test.each([
  ["4", 4],
  ["-1", 1],
  ["1e9", 100_000],
  ["\0", 1],
])("%j is page %d", (given, page) => expect(pageNumber(given)).toBe(page));
