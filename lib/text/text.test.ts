import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asTyped, keepable, oneLine, severalLines } from "./input";
import { isBlank, seen, seenLength } from "./seen";

const anything = fc
  .string({ unit: "binary" })
  .chain((text) =>
    fc
      .array(
        fc.constantFrom(
          "\u0000",
          "\ud800",
          "\udc00",
          "\v",
          "\f",
          "\u0085",
          "\r\n",
          "\t",
          "\u200b",
          "е\u0308",
          "\ufeff",
        ),
      )
      .map((more) => more.join(text)),
  );

describe("what is kept", () => {
  test("is taken as it is the second time, and can be kept by PostgreSQL and XML", () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const form of [keepable, oneLine, severalLines]) {
          const kept = form(text);
          expect(form(kept)).toBe(kept);
          expect(kept).not.toMatch(/\p{Cs}/u);
          expect(kept).not.toMatch(/[^\P{Cc}\t\n]|[\ufffe\uffff]/u);
        }
        expect(oneLine(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test.each([
    ["a soft return", "First\vsecond", "First second"],
    ["a form feed", "First\fsecond", "First second"],
    ["a next line", "First\u0085second", "First second"],
    ["cells of a spreadsheet", "Name\tof the project", "Name of the project"],
    ["a decomposed letter", "ёлочный".normalize("NFD"), "ёлочный"],
    ["half a pair", "a\ud83db", "ab"],
    ["a mark of byte order", "\ufeffTitle", "Title"],
    ["invisible edges", "\u200b Title\u200b \u2060", "Title"],
    ["an emoji at the end keeps its colour", "Spring ❤️", "Spring ❤️"],
  ])("one line: %s", (_, given, kept) => {
    expect(oneLine(given)).toBe(kept);
  });

  test("several lines keep their ends", () => {
    expect(severalLines("One\r\ntwo\u2028three\v")).toBe("One\ntwo\nthree");
  });

  test("a code is the same in any width", () => {
    expect(asTyped(" １２３ ４５６\u200b")).toBe("123456");
  });
});

describe("what a person sees", () => {
  test.each([
    "",
    " ",
    "\u200b",
    "\u00ad\u2060",
    "\u3164",
    "\u2800",
    "\u3000\ufeff",
    null,
    undefined,
  ])("%j is nothing", (text) => expect(isBlank(text)).toBe(true));

  test("looks the same with and without what cannot be seen", () => {
    expect(seen("за\u00adвод")).toBe(seen("завод"));
    expect(seen("Bauing\u00a0 Group")).toBe(seen("Bauing Group"));
    expect(seen("Bauing")).not.toBe(seen("Bauing Group"));
  });

  test("is counted by what stands there", () => {
    expect(seenLength("宝\u200b鹰")).toBe(2);
    expect(seenLength("й".normalize("NFD"))).toBe(1);
    expect(seenLength("👨‍👩‍👧")).toBe(1);
    expect(seen("  a\u200b  b ")).toBe("a b");
  });
});
