import { expect, test } from "vitest";
import { bodySchema } from "@/features/publication/body/body-schema";
import type { PublishedPicture } from "@/features/publication/data";
import { bodyHtml, figureHtml } from "./body-html";

/** As the crudest of feed readers do: the tags go, nothing is put in their place. */
const stripped = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

const picture = (caption: string, credit: string) =>
  ({ hash: "a", width: 1200, height: 800, alt: "Alt", caption, credit }) as PublishedPicture;

test.each([
  ["The roundtable", "Drawn for this site", "The roundtable. Drawn for this site"],
  ["Who was there?", "Photo: A", "Who was there? Photo: A"],
  ["圆桌会", "为本站绘制的插图", "圆桌会。 为本站绘制的插图"],
  ["The roundtable", "", "The roundtable"],
  ["", "Drawn for this site", "Drawn for this site"],
])("caption %j and credit %j are two sentences without any tags", (caption, credit, text) => {
  expect(stripped(figureHtml(picture(caption, credit)))).toBe(text);
});

test("without tags no two blocks run together", () => {
  const words = (id: string, text: string) => ({
    type: "paragraph",
    attrs: { id },
    content: [{ type: "text", text }],
  });
  const cell = (id: string, text: string) => ({ type: "tableCell", content: [words(id, text)] });
  const body = bodySchema.parse({
    type: "doc",
    content: [
      { ...words("b1", "Heading"), type: "heading", attrs: { id: "b1", level: 2 } },
      words("b2", "First."),
      words("b3", "Second."),
      {
        type: "bulletList",
        attrs: { id: "b4" },
        content: [
          { type: "listItem", content: [words("b5", "one")] },
          { type: "listItem", content: [words("b6", "two"), words("b7", "more")] },
        ],
      },
      {
        type: "blockquote",
        attrs: { id: "b8", attribution: "Gu Pu" },
        content: [words("b9", "We begin"), words("b10", "today")],
      },
      {
        type: "table",
        attrs: { id: "b11", caption: "Whom he met" },
        content: [
          { type: "tableRow", content: [cell("c1", "Mayor"), cell("c2", "2 April")] },
          { type: "tableRow", content: [cell("c3", "Minister"), cell("c4", "3 April")] },
        ],
      },
    ],
  });
  expect(stripped(bodyHtml(body, []))).toBe(
    "Heading First. Second. one two more We begin today — Gu Pu Whom he met Mayor 2 April Minister 3 April",
  );
});

test("what stands beside the line stands there in a feed", () => {
  const text = (words: string, ...types: string[]) => ({
    type: "text",
    text: words,
    ...(types.length > 0 ? { marks: types.map((type) => ({ type })) } : {}),
  });
  const body = bodySchema.parse({
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { id: "a" },
        content: [
          text("10"),
          text("6", "superscript"),
          text(" t of CO"),
          text("2", "bold", "subscript"),
        ],
      },
    ],
  });
  expect(bodyHtml(body, [])).toBe("<p>10<sup>6</sup> t of CO<strong><sub>2</sub></strong></p>");
});
