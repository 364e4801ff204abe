import { describe, expect, test } from "vitest";
import type { ArticleParts, ImportedText } from "@/features/importing/readers/imported-text";
import { readBytes } from "@/features/importing/readers/read-bytes";
import { importReportSchema } from "@/features/importing/report/import-report";
import { site } from "@/features/importing/testing/fixtures";
import { chinese, english, oldPage } from "@/features/importing/testing/old-site";
import { plainText } from "@/features/publication/body/body-text";

const read = (html: string, chosen?: number[]) =>
  readBytes(Buffer.from(html), {
    ...{ name: "page.html", locale: undefined, site, forPerson: true },
    ...(chosen ? { chosen } : {}),
  });
const piecesIn = (parts: ArticleParts = []) => parts.flatMap(({ pieces }) => pieces);
const taken = ({ parts }: ImportedText) =>
  piecesIn(parts).flatMap((piece) => (piece.taken ? [piece.words] : []));
const linesOf = ({ body }: ImportedText) => plainText(body ?? { type: "doc", content: [] });
/** Numbers of the pieces that begin like this. */
const at = ({ parts }: ImportedText, ...beginnings: string[]) =>
  piecesIn(parts).flatMap((piece) =>
    beginnings.some((words) => piece.words.startsWith(words)) ? [piece.at] : [],
  );

/** A template that calls the list of comments its content, and the story nothing. */
const misleading = `<html><head><title>The cranes</title></head><body>
<ul><li><a href="/">Home</a><li><a href="/news">News</a></ul>
<div class="story"><h1>The cranes</h1><p>${english[0]} <a href="https://example.org/cranes">More of them</a>.</p>
<p><img src="crane.jpg" alt="A crane"></p><table><tr><th>Crane</th><th>Height</th></tr><tr><td>North</td><td>40 m</td></tr></table></div>
<div class="entry-content"><p>Anna: I have seen them from the ferry, and they are taller than the church.</p><p>Boris: When will the quay be open again?</p></div>
<p>All rights reserved</p></body></html>`;

describe("what a page's text was taken to be", () => {
  test("is shown by its parts and lines, with what stood around it", async () => {
    const text = await read(misleading);
    expect(taken(text)).toEqual([
      "Anna: I have seen them from the ferry, and they are taller than the church.",
      "Boris: When will the quay be open again?",
    ]);
    expect(
      (text.parts ?? []).map(({ pieces }) =>
        pieces.map(({ kind, words }) => [kind, words.slice(0, 10)]),
      ),
    ).toEqual([
      [["list", "Home News"]],
      [
        ["heading", "The cranes"],
        ["text", "From May 3"],
        ["picture", "A crane"],
        ["table", "Crane Heig"],
      ],
      [
        ["text", "Anna: I ha"],
        ["text", "Boris: Whe"],
      ],
      [["text", "All rights"]],
    ]);
  });

  test("is what a person chooses, with its links, pictures and tables; what is not chosen is told of", async () => {
    const found = await read(misleading);
    const text = await read(misleading, at(found, "The cranes", "From May", "A crane", "Crane H"));
    expect(taken(text)).toHaveLength(4);
    expect(text.title).toBe("The cranes");
    expect(linesOf(text)).toContain("More of them");
    expect(linesOf(text)).not.toMatch(/Anna|Boris|Home|rights/);
    expect(JSON.stringify(text.body)).toContain("https://example.org/cranes");
    expect(text.pictures.map(({ name }) => name)).toEqual(["crane.jpg"]);
    expect(text.body?.content.map(({ type }) => type)).toEqual(["paragraph", "figure", "table"]);
    expect(importReportSchema.parse(text.report)).toEqual(text.report);
    const left = text.report.remarks.find(({ code }) => code === "around-left-out");
    expect(left?.places?.map(({ words }) => words)).toEqual([
      "Home News",
      expect.stringMatching(/^Anna/),
      expect.stringMatching(/^Boris/),
      "All rights reserved",
    ]);
  });

  test("may have one line less, or one more, of a page that tables place", async () => {
    const html = oldPage({
      ...{ title: "港务长访问北部船坞", paragraphs: chinese, date: "2018-06-05" },
      picture: { src: "crane.jpg", caption: "北部船坞的起重机" },
    });
    const found = await read(html);
    expect(linesOf(found)).toBe(chinese.join("\n"));
    const less = await read(html, at(found, "5月31日"));
    expect(linesOf(less)).toBe(chinese[1]);
    expect(less.proposed.storyDate).toBe("2018-06-05");
    const more = await read(html, [...at(found, "5月30日", "5月31日"), ...at(found, "版权所有")]);
    expect(linesOf(more)).toMatch(/版权所有 港口集团/);
  });

  test("may be lines that nothing but breaks parts", async () => {
    const html = `<body><font>First line of it.<br>Second <b>line</b> of it.<br><br>Third line of it.</font></body>`;
    const found = await read(html);
    expect(piecesIn(found.parts).map(({ words }) => words)).toEqual([
      "First line of it.",
      "Second line of it.",
      "Third line of it.",
    ]);
    expect(linesOf(await read(html, at(found, "Second")))).toBe("Second line of it.");
  });

  test("is refused where nothing of it was chosen, and passes over what the page does not have", async () => {
    await expect(read(misleading, [])).rejects.toThrow(/no text/);
    const found = await read(misleading);
    expect(linesOf(await read(misleading, [...at(found, "Boris"), 12_345]))).toMatch(/^Boris/);
  });

  test("of a page of thousands of lines is still a list that somebody can read", async () => {
    const lines = Array.from(
      { length: 1_600 },
      (_, index) => `<p>Line ${index} of a long page.</p>`,
    );
    const html = `<body>${Array.from({ length: 16 }, (_, index) => `<div>${lines.slice(index * 100, index * 100 + 100).join("")}</div>`).join("")}</body>`;
    const { parts } = await read(html);
    expect(piecesIn(parts).length).toBeLessThanOrEqual(1_500);
    expect(piecesIn(parts).at(-1)?.words).toMatch(/^Line 1500/);
  });

  test.each([
    ["paragraphs of one box", 1_600, (words: string) => `<p>${words}</p>`],
    ["lines that breaks part", 1_600, (words: string) => `${words}<br>`],
    ["boxes of their own", 1_600, (words: string) => `<div><h3>${words}</h3></div>`],
  ])("of %s, too, and the last can be chosen", async (_, count, line) => {
    const lines = Array.from({ length: count }, (_, index) => line(`Line ${index} of it.`));
    const html = `<body><div>${lines.join("")}</div></body>`;
    const found = await read(html);
    const pieces = piecesIn(found.parts);
    expect(pieces.length).toBeGreaterThan(500);
    expect(pieces.length).toBeLessThanOrEqual(1_500);
    const last = linesOf(await read(html, [pieces.at(-1)?.at ?? 0]));
    expect(last).toContain(`Line ${count - 1} of it.`);
    expect(last).not.toContain("Line 0 of it.");
  });
});
