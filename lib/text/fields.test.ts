import { describe, expect, test } from "vitest";
import { lineField, neededLine, neededProse, optionalLine, proseField } from "./fields";

describe("a field of one line", () => {
  test.each([
    ["Name\tof the project", "Name of the project"],
    ["soft\u000breturn", "soft return"],
    ["next\u0085line\r\nand another", "next line and another"],
    ["nul\u0000 and half\ud842 a pair", "nul and half a pair"],
    ["Москвич и\u0306", "Москвич й"],
    [" \u3000edges\u200b ", "edges"],
    ["\u200b\u2060\u00ad", ""],
  ])("keeps %j as %j", (typed, kept) => {
    expect(lineField(40).parse(typed)).toBe(kept);
    expect(lineField(40).parse(kept)).toBe(kept);
  });

  test("is as long as a person counts", () => {
    expect(lineField(3).safeParse("👩‍👩‍👧‍👦".repeat(3)).success).toBe(true);
    expect(lineField(3).safeParse("abc\u200b\u200b").success).toBe(true);
    expect(lineField(3).safeParse("abcd").error?.issues).toMatchObject([{ message: "too long" }]);
    expect(lineField(3).safeParse("a\u0301".repeat(40)).success).toBe(false);
  });

  test("is empty where a person sees nothing", () => {
    for (const nothing of ["", " ", "\u3000", "\u200b", "\u2800", "\u3164", "\t\n"]) {
      expect(neededLine(10).safeParse(nothing).success).toBe(false);
      expect(neededProse(10).safeParse(nothing).success).toBe(false);
      expect(optionalLine(10).parse(nothing)).toBeUndefined();
    }
    expect(neededLine(10).parse("·")).toBe("·");
  });
});

test("a field of several lines keeps its lines", () => {
  expect(proseField(40).parse(" one\r\ntwo\u2028three\tfour ")).toBe("one\ntwo\nthree four");
});
