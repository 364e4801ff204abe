import { describe, expect, test } from "vitest";
import type { Content } from "@/features/editorial/schema";
import type { Block, Inline } from "@/features/publication/schema";
import { unitsOf } from "./units";

type Mark = NonNullable<Extract<Inline, { type: "text" }>["marks"]>[number];
const text = (words: string, ...marks: Mark[]): Inline =>
  marks.length > 0 ? { type: "text", text: words, marks } : { type: "text", text: words };
const paragraph = (id: string, ...content: Inline[]) =>
  ({ type: "paragraph", attrs: { id }, content }) satisfies Block;
const lead = "a".repeat(64);
const shown = "b".repeat(64);
const content = (...blocks: Block[]): Content => ({
  title: "Title",
  summary: "Summary",
  slug: "slug",
  body: { type: "doc", content: blocks },
});

test("a text's units, in the order in which readers meet them", () => {
  const whole: Content = {
    ...content(
      { type: "heading", attrs: { id: "h", level: 2 }, content: [text("Heading")] },
      {
        type: "bulletList",
        attrs: { id: "l" },
        content: [{ type: "listItem", content: [paragraph("i", text("Item"))] }],
      },
      {
        type: "blockquote",
        attrs: { id: "q", attribution: "Who" },
        content: [paragraph("q1", text("Said"))],
      },
      { type: "figure", attrs: { id: "f", picture: shown } },
      {
        type: "table",
        attrs: { id: "t", caption: "Numbers" },
        content: [
          {
            type: "tableRow",
            content: [{ type: "tableHeader", content: [paragraph("c", text("Year"))] }],
          },
        ],
      },
    ),
    shortTitle: "Short",
    pictures: {
      [lead]: { alt: "Alt", caption: "", credit: "Credit" },
      [shown]: { alt: "", caption: "Caption", credit: "" },
    },
  };
  expect(unitsOf(whole).map(({ unit, text }) => [unit, text])).toEqual([
    ["title", "Title"],
    ["short_title", "Short"],
    ["summary", "Summary"],
    [`m:${lead}.alt`, "Alt"],
    [`m:${lead}.credit`, "Credit"],
    ["b:h", "Heading"],
    ["b:i", "Item"],
    ["b:q1", "Said"],
    ["b:q.attribution", "Who"],
    [`m:${shown}.caption`, "Caption"],
    ["b:t.caption", "Numbers"],
    ["b:c", "Year"],
  ]);
});

describe("a unit's hash", () => {
  const hashOf = (...inlines: Inline[]) =>
    unitsOf(content(paragraph("p", ...inlines))).find(({ unit }) => unit === "b:p")?.hash;
  const plain = hashOf(text("A new bridge"));

  test.each<[string, Inline[]]>([
    ["bold", [text("A "), text("new", { type: "bold" }), text(" bridge")]],
    ["italic", [text("A new bridge", { type: "italic" })]],
    [
      "a span in another language",
      [text("A new bridge", { type: "foreign", attrs: { lang: "en" } })],
    ],
    ["where runs of the editor end", [text("A n"), text("ew bridge")]],
  ])("is not changed by %s", (_, inlines) => {
    expect(hashOf(...inlines)).toBe(plain);
  });

  test.each<[string, Inline[]]>([
    ["other words", [text("A new tunnel")]],
    ["a link", [text("A new bridge", { type: "link", attrs: { href: "/en" } })]],
    ["superscript", [text("A new bridg"), text("e", { type: "superscript" })]],
    ["a line break", [text("A new"), { type: "hardBreak" }, text("bridge")]],
  ])("is changed by %s", (_, inlines) => {
    expect(hashOf(...inlines)).not.toBe(plain);
  });

  test("is of composed characters, and not of the id", () => {
    expect(hashOf(text("Новый район".normalize("NFD")))).toBe(hashOf(text("Новый район")));
    const [, , other] = unitsOf(content(paragraph("x", text("A new bridge"))));
    expect(other?.hash).toBe(plain);
  });
});
