import { expect, test } from "vitest";
import { bodySchema } from "@/features/publication/body/body-schema";
import { plainText } from "@/features/publication/body/body-text";
import type { Body } from "@/features/publication/schema";

const paragraph = (id: string, ...content: unknown[]) => ({
  type: "paragraph",
  attrs: { id },
  content,
});
const text = (words: string, ...marks: unknown[]) => ({ type: "text", text: words, marks });
const doc = (...content: unknown[]) => ({ type: "doc", content });

/** Where the schema found fault, as paths. */
const faults = (body: unknown) =>
  bodySchema.safeParse(body).error?.issues.map((issue) => issue.path.join(".")) ?? [];

test("all nodes and marks that exist are taken", () => {
  const body = doc(
    { type: "heading", attrs: { id: "b1", level: 2 }, content: [text("Title")] },
    paragraph(
      "b2",
      text("Said in "),
      text("Москва", { type: "foreign", attrs: { lang: "ru" } }, { type: "bold" }),
      { type: "hardBreak" },
      text("10"),
      text("6", { type: "superscript" }),
      text(" m"),
      text("2", { type: "superscript" }, { type: "bold" }),
      text(" of CO"),
      text("2", { type: "subscript" }),
      text(" "),
      text("here", { type: "link", attrs: { href: "/en/news" } }, { type: "italic" }),
    ),
    {
      type: "orderedList",
      attrs: { id: "b3", start: 2 },
      content: [
        {
          type: "listItem",
          content: [
            paragraph("b3-1", text("one")),
            {
              type: "bulletList",
              attrs: { id: "b3-2" },
              content: [{ type: "listItem", content: [paragraph("b3-3", text("deep"))] }],
            },
          ],
        },
      ],
    },
    {
      type: "blockquote",
      attrs: { id: "b4", attribution: "A" },
      content: [paragraph("b4-1", text("q"))],
    },
    { type: "figure", attrs: { id: "b5", picture: "a".repeat(64) } },
    {
      type: "table",
      attrs: { id: "b6", caption: "C" },
      content: [
        {
          type: "tableRow",
          content: [
            { type: "tableHeader", attrs: { colspan: 2 }, content: [paragraph("b6-1", text("h"))] },
          ],
        },
      ],
    },
  );
  expect(faults(body)).toEqual([]);
  expect(plainText(bodySchema.parse(body) as Body)).toBe(
    "Title\nSaid in Москва 10⁶ m² of CO₂ here\none\ndeep\nq\nA\nC\nh",
  );
});

test.each([
  ["an unknown node", doc({ type: "iframe", attrs: { id: "b1" } }), "content.0"],
  ["an unknown mark", doc(paragraph("b1", text("x", { type: "underline" }))), "content.0"],
  [
    "an unknown attribute",
    doc({ type: "paragraph", attrs: { id: "b1", style: "x" } }),
    "content.0",
  ],
  [
    "a script in a link",
    doc(paragraph("b1", text("x", { type: "link", attrs: { href: "javascript:alert(1)" } }))),
    "content.0",
  ],
  [
    "a link to another host without a scheme",
    doc(paragraph("b1", text("x", { type: "link", attrs: { href: "//evil.example" } }))),
    "content.0",
  ],
  [
    "what stands above and below its line",
    doc(paragraph("b1", text("2", { type: "superscript" }, { type: "subscript" }))),
    "content.0",
  ],
  ["a first-level heading", doc({ type: "heading", attrs: { id: "b1", level: 1 } }), "content.0"],
  ["no content", doc(), "content"],
])("%s is refused, with its place", (_, body, place) => {
  expect(faults(body).some((path) => path.startsWith(place))).toBe(true);
});
