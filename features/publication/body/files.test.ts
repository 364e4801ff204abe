import { expect, test } from "vitest";
import { fileFacts } from "@/features/publication/page/file-facts";
import type { Body } from "@/features/publication/schema";
import { filesIn, type OfferedFile, resolveFiles } from "./files";

const hash = "ab".repeat(32);
const link = { type: "link", attrs: { file: hash } } as const;
const report: OfferedFile = {
  hash,
  name: "report.pdf",
  mime: "application/pdf",
  bytes: 1_234_567,
  pages: 21,
  language: "ru",
  title: "The report",
};

const body: Body = {
  type: "doc",
  content: [
    {
      type: "bulletList",
      attrs: { id: "a" },
      content: [
        {
          type: "listItem",
          content: [
            {
              type: "paragraph",
              attrs: { id: "b" },
              content: [
                { type: "text", text: "See " },
                { type: "text", text: "The ", marks: [link] },
                { type: "text", text: "report", marks: [{ type: "bold" }, link] },
                { type: "text", text: "." },
              ],
            },
          ],
        },
      ],
    },
    {
      type: "paragraph",
      attrs: { id: "c" },
      content: [{ type: "text", text: "Once more", marks: [link] }],
    },
  ],
};

test("what a text offers is known by the words of its first link", () => {
  expect(filesIn(body)).toEqual([{ hash, title: "The report" }]);
});

test("a link leads to the file, and what it is stands behind its words once", () => {
  const resolved = resolveFiles(
    body,
    [report],
    () => "/media/x",
    () => "PDF",
  );
  const text = JSON.stringify(resolved);
  expect(text.match(/"href":"\/media\/x"/g)).toHaveLength(3);
  expect(text.match(/ \(PDF\)/g)).toHaveLength(2);
  expect(text).not.toContain('"file"');
  const without = resolveFiles(
    body,
    [],
    () => "/media/x",
    () => "PDF",
  );
  expect(JSON.stringify(without)).not.toMatch(/link|PDF/);
});

test.each([
  ["en", "PDF, 1.2 MB, 21 p., Russian"],
  ["ru", "PDF, 1,2 МБ, 21 p."],
  ["zh", "PDF，1.2 MB，21 p.，俄语"],
] as const)("a reader is told in %s", (locale, told) => {
  expect(fileFacts(locale, report, (count) => `${count} p.`).replaceAll("\u00a0", " ")).toBe(told);
});
