import { getSchema } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { bodySchema } from "@/features/publication/body/body-schema";
import { bodyOf, editorJson, emptyBody } from "./body-json";
import { extensions } from "./extensions";

const schema = getSchema(extensions());
const through = (body: unknown) =>
  bodyOf(schema.nodeFromJSON(editorJson(bodySchema.parse(body))).toJSON());

const text = (words: string, ...marks: object[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const paragraph = (id: string, ...content: object[]) => ({
  type: "paragraph",
  attrs: { id },
  ...(content.length > 0 ? { content } : {}),
});

/** One of each node and mark, with every attribute said and unsaid. */
const everything = {
  type: "doc",
  content: [
    { type: "heading", attrs: { id: "a1", level: 2 }, content: [text("Two")] },
    { type: "heading", attrs: { id: "a2", level: 3 } },
    paragraph("a3", text("plain"), { type: "hardBreak" }, text("bold", { type: "bold" })),
    paragraph(
      "a4",
      text("both", { type: "bold" }, { type: "italic" }),
      text("out", { type: "link", attrs: { href: "https://example.com/" } }),
      text("10"),
      text("6", { type: "superscript" }),
      text(" t of CO"),
      text("2", { type: "bold" }, { type: "subscript" }),
      text("俄语", { type: "foreign", attrs: { lang: "zh-Hans" } }),
    ),
    {
      type: "bulletList",
      attrs: { id: "a5" },
      content: [
        {
          type: "listItem",
          content: [
            paragraph("a6", text("one")),
            {
              type: "orderedList",
              attrs: { id: "a7", start: 3 },
              content: [{ type: "listItem", content: [paragraph("a8", text("three"))] }],
            },
          ],
        },
      ],
    },
    {
      type: "orderedList",
      attrs: { id: "a9" },
      content: [{ type: "listItem", content: [paragraph("b1")] }],
    },
    {
      type: "blockquote",
      attrs: { id: "b2", attribution: "Gu Pu" },
      content: [paragraph("b3", text("said"))],
    },
    { type: "blockquote", attrs: { id: "b4" }, content: [paragraph("b5", text("said"))] },
    { type: "figure", attrs: { id: "b6", picture: "0".repeat(64) } },
    {
      type: "table",
      attrs: { id: "b7", caption: "Figures" },
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", content: [paragraph("b8", text("Year"))] },
            { type: "tableCell", attrs: { colspan: 2 }, content: [paragraph("b9", text("2019"))] },
          ],
        },
      ],
    },
  ],
};

describe("the editor's schema and the body's", () => {
  test("every node and mark comes through unchanged", () => {
    const node = schema.nodeFromJSON(editorJson(bodySchema.parse(everything)));
    node.check();
    expect(through(everything)).toEqual(everything);
    expect(bodySchema.safeParse(through(everything)).success).toBe(true);
  });

  test("have the same nodes and marks", () => {
    expect(Object.keys(schema.nodes).sort()).toEqual([
      "blockquote",
      "bulletList",
      "doc",
      "figure",
      "hardBreak",
      "heading",
      "listItem",
      "orderedList",
      "paragraph",
      "table",
      "tableCell",
      "tableHeader",
      "tableRow",
      "text",
    ]);
    expect(Object.keys(schema.marks).sort()).toEqual([
      "bold",
      "foreign",
      "italic",
      "link",
      "subscript",
      "superscript",
    ]);
  });

  test("an empty text is one that can be kept", () => {
    expect(bodySchema.safeParse(emptyBody()).success).toBe(true);
  });
});
