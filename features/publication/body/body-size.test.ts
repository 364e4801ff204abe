import { describe, expect, test } from "vitest";
import { bodyLimits, colspanOf, htmlInteger, isHref, listStartOf, rowspanOf } from "./body-limits";
import { blockBeyond, bodySize, excessOf, nearLimits } from "./body-size";

const none = { blocks: 0, characters: 0, cells: 0, depth: 0, runs: 0 };

describe("numbers in attributes are read as HTML reads them", () => {
  test.each<[unknown, number | undefined]>([
    ["2", 2],
    [" 2;", 2],
    ["+3x", 3],
    ["-4", -4],
    ["1.9", 1],
    ["x2", undefined],
    ["", undefined],
    ["٣", undefined],
    [2.5, 2],
    [Number.NaN, undefined],
    [null, undefined],
  ])("%j is %j", (given, read) => expect(htmlInteger(given)).toBe(read));

  test("spans and starts stay within what a text may have", () => {
    expect(["0", "-1", "x", "2;", "1001"].map(colspanOf)).toEqual([1, 1, 1, 2, 1_000]);
    expect(["0", "-1", "x", "2;", "70000"].map(rowspanOf)).toEqual([1_000, 1, 1, 2, 1_000]);
    expect(["0", "-0", "-3", "x", "1e9", `${2 ** 40}`].map(listStartOf)).toEqual([
      0, 0, -3, 1, 1, 1_000_000,
    ]);
  });
});

test("an address is one that a page can have and a database can keep", () => {
  for (const good of ["/en/news", "https://example.com/鹰?q=%D6%D0", "mailto:a@example.com"])
    expect(isHref(good)).toBe(true);
  for (const bad of [
    "//example.com",
    "javascript:x",
    "",
    null,
    "/\ud800",
    "/\u0000",
    `/${"a".repeat(2_000)}`,
  ])
    expect(isHref(bad)).toBe(false);
});

test("a body is measured whatever it is, and however deep", () => {
  for (const odd of [null, 1, "x", [], {}, { type: "doc", content: [null, 3, { content: "x" }] }])
    expect(bodySize(odd)).toEqual(none);
  let deep: object = { type: "paragraph" };
  for (let level = 0; level < 100_000; level++) deep = { type: "bulletList", content: [deep] };
  expect(bodySize(deep)).toEqual({ ...none, blocks: 1, depth: 100_000 });
  const said = { type: "table", attrs: { caption: "abc" }, content: [] };
  expect(bodySize(said).characters).toBe(3);
});

test("what a text has too much of is named, unless it had as much before", () => {
  const size = { ...none, blocks: bodyLimits.blocks + 1 };
  expect(excessOf(size)).toEqual([{ limit: "blocks", count: 2_001, most: 2_000 }]);
  expect(excessOf(size, { ...none, blocks: 2_001 })).toEqual([]);
  expect(excessOf(size, { ...none, blocks: 2_000 })).toHaveLength(1);
  expect(excessOf({ ...none, blocks: 2_000 })).toEqual([]);
  expect(nearLimits({ ...none, blocks: 1_801, cells: 1_800, depth: 9 })).toEqual([
    { limit: "blocks", count: 1_801, most: 2_000 },
  ]);
  const blocks = Array.from({ length: 2_002 }, (_, index) => ({
    type: "paragraph",
    attrs: { id: `b${index + 1}` },
  }));
  expect(blockBeyond({ type: "doc", content: blocks }, "blocks")).toBe("b2001");
  expect(blockBeyond({ type: "doc", content: blocks }, "cells")).toBeUndefined();
});
