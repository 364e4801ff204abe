// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodyLimits } from "@/features/publication/body/body-limits";
import { bodySchema } from "@/features/publication/body/body-schema";
import { bodySize, excessOf } from "@/features/publication/body/body-size";
import { plainText } from "@/features/publication/body/body-text";
import { incomingBodySchema } from "@/features/publication/body/incoming-body";
import { cleanPasted } from "@/features/writing/paste/clean";
import { type Left, withoutRoom } from "@/features/writing/paste/report";
import { bodyOf } from "./body-json";
import { extensions } from "./extensions";

/**
 * Whatever is on a clipboard: what the editor shows after it was pasted is
 * what the server's schema takes, letter for letter, or the paste has said
 * what it left out.
 */

let editor: Editor;
let told: Left[] = [];

beforeAll(() => {
  editor = new Editor({
    element: document.createElement("div"),
    extensions: extensions({ leftOut: (what) => told.push(...withoutRoom(what)) }),
    editorProps: {
      transformPastedHTML(given) {
        const { html, left } = cleanPasted(given);
        told.push(...left);
        return html;
      },
    },
  });
});
afterAll(() => editor.destroy());

function pasted(html: string) {
  told = [];
  editor.commands.setContent("<p></p>");
  editor.view.pasteHTML(html);
  return judged();
}

function judged() {
  const body = bodyOf(editor.getJSON());
  editor.state.doc.check();
  expect(bodySchema.safeParse(body).error?.issues).toBeUndefined();
  expect(incomingBodySchema.parse(body)).toEqual(body);
  expect(excessOf(bodySize(body))).toEqual([]);
  return body;
}

const spans = fc.constantFrom(
  "2",
  "0",
  "-1",
  "2;",
  "x",
  "",
  "1e9",
  " 3",
  "25",
  "99999999999",
  "1.5",
);
const attributes: Record<string, fc.Arbitrary<string>> = {
  colspan: spans,
  rowspan: spans,
  start: spans,
  href: fc.constantFrom(
    "https://example.com/",
    `https://example.com/?${"a".repeat(2_100)}`,
    "/en/news",
    "//example.com",
    "mailto:a@example.com",
    "javascript:alert(1)",
    "https://example.com/\ud800",
    "",
  ),
  "data-document": fc.constantFrom("x", "6f1e8f4e-5a0c-4c83-9d5b-0d2f1f0b7c11"),
  "data-foreign": fc.constant(""),
  lang: fc.constantFrom("ru", "zh-Hans", "EN_us", "", "123"),
  "data-id": fc.constantFrom("same", "NOT ONE", "x".repeat(60)),
  "data-picture": fc.constantFrom("1".repeat(64), "beef"),
  style: fc.constantFrom("font-weight:700", "mso-list:l0 level3 lfo1", "vertical-align:super"),
  class: fc.constantFrom("MsoListParagraph", "x"),
  type: fc.constantFrom("a", "1"),
};

const tags = (
  "p div h1 h2 h3 h6 ul ol li blockquote table caption figure b strong i em a span sup sub br " +
  "hr section pre code dl dt font u"
).split(" ");

let words = 0;
const nasty = fc.constantFrom(
  "\t",
  "\u000b",
  "\u0000",
  "\ud842",
  "\udc00",
  "\u0085",
  "\u2028",
  "e\u0301",
  "\ufeff",
  "\u00a0",
  "\n",
  "\u200b",
  "\u0301",
  "\ufffe",
  "🏗️",
  "鷹",
  "\u3000",
);
/** Each has a word that no other has, by which it is looked for. */
const text = fc.tuple(nasty, nasty, fc.boolean()).map(([before, after, glued]) => {
  const word = `.w${(words++).toString(36)}z.`;
  return `${before}${word}${glued ? "" : " "}${after}`;
});

const escaped = (value: string) =>
  value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** A browser moves what stands outside of cells out of a table; happy-dom's parser does not. */
const rows = (inner: string, said: string) =>
  `<tr><td${said}>${inner}</td><td>.</td></tr><tr></tr><tr><th${said}>,</th></tr>`;

const { html } = fc.letrec<{ html: string; element: string }>((tie) => ({
  html: fc
    .array(fc.oneof({ depthSize: "small" }, text, tie("element")), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join("")),
  element: fc
    .tuple(
      fc.constantFrom(...tags),
      fc.dictionary(fc.constantFrom(...Object.keys(attributes)), fc.nat(), { maxKeys: 3 }),
      fc.array(fc.oneof(...Object.values(attributes)), { minLength: 3, maxLength: 3 }),
      tie("html"),
    )
    .map(([tag, names, values, inner]) => {
      const said = Object.keys(names).map((name, at) => ` ${name}="${escaped(values[at] ?? "")}"`);
      if (tag === "figure" && said.length > 0) return `<figure${said.join("")}></figure>`;
      const content = tag === "table" ? rows(inner, said.join("")) : inner;
      return `<${tag}${said.join("")}>${content}</${tag}>`;
    }),
}));

describe("whatever is pasted", () => {
  test("is kept as it is shown, and no word of it is lost in silence", () => {
    fc.assert(
      fc.property(html, (given) => {
        const body = pasted(given);
        const shown = plainText(body);
        const lost = (given.match(/w[0-9a-z]+z/g) ?? []).filter((word) => !shown.includes(word));
        expect(told.length > 0 ? [] : lost).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test.each([
    ["2;", 2],
    ["0", 1],
    ["none", 1],
    ["99999999999", 2],
  ])("a cell over %s columns takes %i of two", (colspan, taken) => {
    const html = `<table><tr><td colspan="${colspan}">a</td></tr><tr><td>b</td><td>c</td></tr></table>`;
    const [table] = pasted(html).content;
    expect(table).toMatchObject({
      content: [
        {
          content:
            taken === 2
              ? [{ attrs: { colspan: 2 } }]
              : [{ type: "tableCell" }, { type: "tableCell" }],
        },
        { content: [{}, {}] },
      ],
    });
  });

  test("a cell over all rows that are left reaches the last, and no further", () => {
    for (const rowspan of ["0", "25", "70000"]) {
      const html = `<table><tr><td rowspan=${rowspan}>a</td><td>b</td></tr><tr><td>c</td></tr></table>`;
      expect(pasted(html).content[0]).toMatchObject({
        content: [{ content: [{ attrs: { rowspan: 2 } }, {}] }, { content: [{}] }],
      });
    }
  });

  test("lists begin where they began", () => {
    for (const [start, kept] of [
      ["0", 0],
      ["-3", -3],
      ["7.", 7],
      ["99999999999999999999", 1_000_000],
      ["x", undefined],
    ]) {
      const { content } = pasted(`<ol start="${start}"><li>one</li></ol>`);
      expect(content[0]?.attrs).toEqual({
        id: expect.any(String),
        ...(kept === undefined ? {} : { start: kept }),
      });
    }
  });

  test("a link that is too long is its words, and that is said", () => {
    const body = pasted(`<p>see <a href="https://example.com/${"a".repeat(2_100)}">there</a></p>`);
    expect(plainText(body)).toBe("see there");
    expect(told).toEqual([{ kind: "link", count: 1 }]);
  });

  test("lists within lists within lists stay, and what stands deeper than nine is on the ninth", () => {
    const nested = (levels: number): string =>
      levels === 0 ? "" : `<ul><li>level${nested(levels - 1)}</li></ul>`;
    const body = pasted(nested(60));
    expect(bodySize(body)).toMatchObject({ depth: bodyLimits.depth, blocks: 60 });
    expect(told).toEqual([{ kind: "levels", count: 51 }]);
    pasted(nested(9));
    expect(told).toEqual([]);
  });
});

describe("whatever else brings a text in", () => {
  const table = (attrs: object) => ({
    type: "table",
    content: [
      {
        type: "tableRow",
        content: [{ type: "tableCell", attrs, content: [{ type: "paragraph" }] }],
      },
    ],
  });

  test("a command or a copy of this browser with spans that are no numbers", () => {
    for (const colspan of ["2;", "x", -4, 1e12, null]) {
      const content = [table({ colspan, rowspan: colspan }), { type: "paragraph" }];
      editor.commands.setContent({ type: "doc", content });
      expect(judged().content).toHaveLength(2);
      editor.commands.insertContentAt(0, table({ colspan, rowspan: colspan }));
      judged();
    }
  });

  test("typed tabs, soft returns, half letters and letters in two parts", () => {
    editor.commands.setContent("<p>ab</p>");
    const { view } = editor;
    for (const typed of ["\t", "\u000b", "\u0000", "\ud842", "и\u0306"]) {
      view.dispatch(view.state.tr.insertText(typed, 2));
      judged();
    }
    expect(plainText(judged())).toBe("aй  b");
    expect(editor.state.doc.textBetween(0, editor.state.doc.content.size, "", "|")).toBe("aй| b");
  });

  test("the caret stays behind what was typed while it is put in order", () => {
    editor.commands.setContent("<p>ab</p>");
    editor.commands.setTextSelection(2);
    const { view } = editor;
    view.dispatch(view.state.tr.insertText("и\u0306"));
    expect(editor.state.selection.from).toBe(3);
    view.dispatch(view.state.tr.insertText("x"));
    expect(plainText(judged())).toBe("aйxb");
    editor.commands.undo();
    judged();
  });

  test("links and languages that are none leave their words", () => {
    editor.commands.setContent("<p>words</p>");
    editor
      .chain()
      .selectAll()
      .setMark("link", { href: `https://${"a".repeat(3_000)}` })
      .run();
    editor.chain().selectAll().setMark("foreign", { lang: "Klingon!" }).run();
    expect(judged().content[0]).toMatchObject({ content: [{ type: "text", text: "words" }] });
    expect(JSON.stringify(judged())).not.toContain("marks");
  });

  test("cells that were merged to the last row leave no row without a cell", () => {
    editor.commands.setContent(
      "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    );
    const cells: number[] = [];
    editor.state.doc.descendants(
      (node, at) => void (node.type.name === "tableCell" && cells.push(at)),
    );
    editor.commands.setCellSelection({ anchorCell: cells[0] ?? 0, headCell: cells[3] ?? 0 });
    editor.commands.mergeCells();
    expect(bodySize(judged()).cells).toBe(1);
  });

  test("the space after a word of a caption stays while it is typed", () => {
    editor.commands.setContent("<table><tr><td>a</td></tr></table>");
    editor.commands.setTextSelection(4);
    editor.commands.updateAttributes("table", { caption: "Output\tin " });
    expect(editor.getAttributes("table").caption).toBe("Output in ");
    expect(judged().content[0]?.attrs).toMatchObject({ caption: "Output in" });
  });
});
