import { describe, expect, test } from "vitest";
import type { Body } from "@/features/publication/schema";
import { changesBetween } from "./changes";
import { jsonHash } from "./json-hash";

const body = (blocks: Record<string, string>): Body => ({
  type: "doc",
  content: Object.entries(blocks).map(([id, text]) => ({
    type: "paragraph",
    attrs: { id },
    content: [{ type: "text", text }],
  })),
});
const text = (blocks: Record<string, string>, title = "T") => ({
  slug: "t",
  title,
  summary: "",
  body: body(blocks),
});

describe("what differs between two revisions", () => {
  test("is named by field and by block", () => {
    const before = text({ a: "1", b: "2", c: "3" });
    const after = text({ c: "3", a: "1!", d: "4" }, "U");
    expect(changesBetween(before, after)).toEqual({
      fields: ["title"],
      blocks: { added: ["d"], removed: ["b"], changed: ["a"], moved: true },
    });
  });

  test("is nothing between equal texts", () => {
    const same = text({ a: "1" });
    expect(changesBetween(same, structuredClone(same))).toEqual({
      fields: [],
      blocks: { added: [], removed: [], changed: [], moved: false },
    });
  });
});

test("a hash knows neither the order of keys nor keys without a value", () => {
  expect(jsonHash({ a: 1, b: [{ c: 2, d: undefined }] })).toBe(jsonHash({ b: [{ c: 2 }], a: 1 }));
  expect(jsonHash({ a: [1, 2] })).not.toBe(jsonHash({ a: [2, 1] }));
});
