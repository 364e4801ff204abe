// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import { DOMParser as BodyParser } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { extensions } from "@/features/writing/body/extensions";
import { cleanPasted, isOnePicture } from "./clean";

const schema = getSchema(extensions());

/** The text that a paste gives, as an outline: `h2 …`, `ul li p …`. */
function pasted(html: string): string[] {
  const element = document.createElement("div");
  element.innerHTML = cleanPasted(html).html;
  element.innerHTML = element.innerHTML.replace(/[\ufdd0\ufdd1]/g, "");
  const doc = BodyParser.fromSchema(schema).parse(element);
  const lines: string[] = [];
  doc.descendants((node, _position, parent, index) => {
    if (!node.isTextblock) return true;
    const words: string[] = [];
    node.forEach((inline) => {
      const marks = inline.marks.map(({ type, attrs }) => attrs.href ?? type.name).join("+");
      words.push(marks ? `[${marks}: ${inline.text}]` : (inline.text ?? "⏎"));
    });
    const level = node.attrs.level ?? "";
    lines.push(
      `${parent === doc ? "" : `${parent?.type.name} `}${node.type.name}${level} ${words.join("")}`,
    );
    return index < 0;
  });
  return lines;
}

test("Word's lists, which are paragraphs, become lists", () => {
  const item = (level: number, marker: string, text: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {mso-style-unhide:no}</style></head><body><!--StartFragment--><p class=MsoNormal><b>Before</b><o:p></o:p></p>${item(1, "·", "one")}\n${item(2, "o", "inside")}\n${item(1, "·", "two")}<p class=MsoNormal><o:p>&nbsp;</o:p></p>${item(1, "1.", "first")}<p class=MsoNormal>After</p><!--EndFragment--></body></html>`;
  expect(pasted(html)).toEqual([
    "paragraph [bold: Before]",
    "listItem paragraph one",
    "listItem paragraph inside",
    "listItem paragraph two",
    "listItem paragraph first",
    "paragraph After",
  ]);
  const clean = cleanPasted(html).html;
  expect(clean.match(/<ul/g)).toHaveLength(2);
  expect(clean.match(/<ol/g)).toHaveLength(1);
  expect(clean).not.toMatch(/mso|style=|<!--/i);
});

test("Google's wrapper that is not bold makes nothing bold", () => {
  const html = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;font-style:normal">plain </span><span style="font-weight:700">bold</span></p></b>`;
  expect(pasted(html)).toEqual(["paragraph plain [bold: bold]"]);
});

test("headings come to the two levels that a text has", () => {
  expect(pasted("<h1>One</h1><h2>Two</h2><h4>Four</h4>")).toEqual([
    "heading2 One",
    "heading2 Two",
    "heading3 Four",
  ]);
});

test("links keep where they lead and lose what follows readers", () => {
  expect(
    pasted(
      `<p><a href="https://example.com/a?utm_source=x&id=2" target=_blank onclick="x()">out</a> <a href="#top">up</a> <a href="javascript:alert(1)">bad</a> <a href="file:///C:/a.doc">disk</a></p>`,
    ),
  ).toEqual(["paragraph [https://example.com/a?id=2: out] up bad disk"]);
});

test("scripts, styles, pictures from elsewhere and empty lines stay behind", () => {
  expect(
    pasted(
      `<script>alert(1)</script><style>p{}</style><p>kept<img src="https://tracker.example/x.gif"></p><p>&nbsp;</p><div><br></div><iframe src="https://example.com"></iframe>`,
    ),
  ).toEqual(["paragraph kept", "paragraph "]);
});

test("a table stays one, a layout table does not", () => {
  expect(pasted("<table><tr><th>Year</th><td><p>2019</p></td></tr></table>")).toEqual([
    "tableHeader paragraph Year",
    "tableCell paragraph 2019",
  ]);
  expect(pasted("<table><tr><td><p>Only</p></td></tr></table>")).toEqual(["paragraph Only"]);
});

test("one picture that was copied is told from a text with pictures", () => {
  expect(isOnePicture(`<meta charset="utf-8"><img src="https://example.com/1.jpg" alt="x">`)).toBe(
    true,
  );
  expect(isOnePicture(`<p>words <img src="https://example.com/1.jpg"></p>`)).toBe(false);
  expect(isOnePicture(`<img src="https://example.com/1.jpg"><img src="/2.jpg">`)).toBe(false);
});

test("what never closes takes no longer than it is long", () => {
  for (const part of ["<!--", "<a b='", '<p title="', "<style>", "<p style=x", "<"]) {
    const html = part.repeat(20_000);
    expect(cleanPasted(`<p>first</p>${html}`).html).toContain("first");
  }
});
