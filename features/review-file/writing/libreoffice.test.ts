import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { type Content, contentSchema } from "@/features/editorial/schema";
import { throughLibreOffice } from "@/features/importing/docx/testing/libreoffice";
import type { Block } from "@/features/publication/schema";
import { applied } from "@/features/review-file/merging/apply";
import { readReview } from "@/features/review-file/reading/read-review";
import type { Locale } from "@/i18n/routing";
import { reviewDocx } from "./review-docx";
import { rowsOf } from "./rows";

/** A review document that went through LibreOffice: see features/importing/docx/libreoffice.test.ts. */
const documentId = "0b9f8a52-6d1c-4f7e-9a57-2d7c1e3f4a5b";
const paragraph = (id: string, text: string): Block => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
const contentIn = (title: string, ...texts: string[]): Content =>
  contentSchema.parse({
    title,
    summary: `${title}.`,
    slug: "a",
    body: {
      type: "doc",
      content: [
        ...texts.map((text, index) => paragraph(`b${index + 1}`, text)),
        {
          type: "paragraph",
          attrs: { id: "m1" },
          content: [
            { type: "text", text: "See " },
            {
              type: "text",
              text: "there",
              marks: [
                { type: "bold" },
                { type: "link", attrs: { href: "https://example.com/a?b=1&c=2" } },
              ],
            },
            { type: "text", text: ", H" },
            { type: "text", text: "2", marks: [{ type: "subscript" }] },
            { type: "text", text: "O" },
            { type: "hardBreak" },
            {
              type: "text",
              text: "and “more” — 10\u00a0%, non\u2011breaking, so\u00adft",
              marks: [{ type: "italic" }],
            },
          ],
        },
      ],
    },
  });
const contents = {
  zh: contentIn("访问", "广东省省长  访问莫斯科。", "双方签署了合作备忘录。"),
  en: contentIn("A visit", "The governor visited Moscow.", "A memorandum was signed."),
  ru: contentIn("Визит", "Губернатор посетил Москву.", "Подписан меморандум."),
} satisfies Record<Locale, Content>;

const sides = new Map(
  Object.entries(contents).map(([locale, content]) => [locale as Locale, { content, links: [] }]),
);
const exported = () =>
  reviewDocx({
    documentId,
    title: "访问",
    rows: rowsOf(sides, "zh"),
    addressOf: (id) => `https://news.example.com/en/staff/stories/${id}`,
    words: { about: "Edit the words.", passage: "Passage" },
  });

/** What of a file would come in, by languages. */
function editsIn(bytes: Buffer): Record<string, string[]> {
  const file = readReview(bytes, "a.docx");
  expect(file.documentId).toBe(documentId);
  return Object.fromEntries(
    Object.entries(contents).map(([locale, content]) => {
      const cells = file.rows.flatMap((row) => row.filter((cell) => cell.locale === locale));
      const { remarks } = applied(content, cells);
      return [locale, remarks.map(({ unit, outcome, words }) => `${unit} ${outcome} ${words}`)];
    }),
  );
}

const folder = path.join(import.meta.dirname, "..", "testing", "libreoffice");
const kept = path.join(folder, "review.docx");
const edited = path.join(folder, "review-edited.docx");
const edit = (text: string) =>
  text
    .replace("双方签署了合作备忘录。", "双方签署了三份备忘录。")
    .replace("The governor visited Moscow.", "The governor came to Moscow.")
    .replace("Подписан меморандум.", "Подписаны три меморандума.");

// A test that is passed over counts as one that failed, so without LibreOffice there is none.
if (process.env.LIBREOFFICE) {
  test("documents are made anew, and saved ten times", { timeout: 240_000 }, async () => {
    await writeFile(kept, await throughLibreOffice(exported(), ["docx"]));
    await writeFile(edited, await throughLibreOffice(exported(), ["fodt", "docx"], edit));
    const tenTimes = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? "docx" : "odt"));
    const often = await throughLibreOffice(exported(), [...tenTimes, "docx"]);
    expect(editsIn(often)).toEqual({ zh: [], en: [], ru: [] });
  });
}

test("what LibreOffice has only saved changes nothing", async () => {
  expect(editsIn(await readFile(kept))).toEqual({ zh: [], en: [], ru: [] });
});

test("three passages that were edited in LibreOffice are three units", async () => {
  expect(editsIn(await readFile(edited))).toEqual({
    zh: ["b:b2 came-in 双方签署了三份备忘录。"],
    en: ["b:b1 came-in The governor came to Moscow."],
    ru: ["b:b2 came-in Подписаны три меморандума."],
  });
});
