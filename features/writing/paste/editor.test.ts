// @vitest-environment happy-dom
import type { Editor } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";
import { extensions } from "@/features/writing/body/extensions";
import { openEditor } from "@/features/writing/testing/open-editor";
import { outline } from "@/features/writing/testing/outline";
import { cleanPasted } from "./clean";
import { Gaps, gapsKey } from "./gaps";
import { OwnClipboard } from "./own";
import { plainSlice } from "./plain";

/** An editor as the desk has it, as far as pasting goes. */
function writer(content: object | string = ""): Editor {
  return openEditor({
    extensions: [
      ...extensions(),
      OwnClipboard,
      Gaps.configure({ words: (kind, count) => `${count} ${kind}`, close: () => "Close" }),
    ],
    content,
    editorProps: {
      transformPastedHTML: (html) => cleanPasted(html).html,
      clipboardTextParser: (text, $context) => plainSlice(text, $context),
    },
  });
}

const lines = ({ state }: Editor) => outline(state.doc);
const gaps = ({ state }: Editor) =>
  (gapsKey.getState(state)?.find() ?? []).map(({ from, spec }) => ({ from, id: spec.id }));
const ids = ({ state }: Editor) => state.doc.content.content.map(({ attrs }) => attrs.id);

const picture = "a".repeat(64);
const linked = "0d2f8a54-6f6d-4f3c-9c6b-1f4a5f6b7c8d";
const everything = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      attrs: { id: "p1" },
      content: [
        { type: "text", text: "10" },
        { type: "text", text: "6", marks: [{ type: "superscript" }] },
        { type: "text", text: " Москва", marks: [{ type: "foreign", attrs: { lang: "ru" } }] },
        { type: "text", text: "story", marks: [{ type: "link", attrs: { document: linked } }] },
      ],
    },
    {
      type: "blockquote",
      attrs: { id: "q1", attribution: "Gu Pu" },
      content: [
        { type: "paragraph", attrs: { id: "p2" }, content: [{ type: "text", text: "said" }] },
      ],
    },
    { type: "figure", attrs: { id: "f1", picture } },
    {
      type: "table",
      attrs: { id: "t1", caption: "Figures" },
      content: [
        {
          type: "tableRow",
          content: [
            {
              type: "tableHeader",
              content: [
                { type: "paragraph", attrs: { id: "p3" }, content: [{ type: "text", text: "A" }] },
              ],
            },
            { type: "tableCell", content: [{ type: "paragraph", attrs: { id: "p4" } }] },
          ],
        },
      ],
    },
  ],
};

const copied = ({ view, state }: Editor) =>
  view.serializeForClipboard(new Slice(state.doc.content, 0, 0)).dom.innerHTML;
const bare = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value) => (key === "id" ? undefined : value)));

describe("what this editor copied", () => {
  test("comes back whole: pictures, captions, who said it, foreign words, links to documents", () => {
    const from = writer(everything);
    const to = writer();
    to.view.pasteHTML(copied(from));
    expect(bare(to.getJSON())).toEqual(bare(from.getJSON()));
  });

  test("is new where it stands a second time, also before the first", () => {
    const editor = writer(everything);
    const html = copied(editor);
    editor.commands.setTextSelection(1);
    editor.view.pasteHTML(html);
    expect(ids(editor).slice(-4)).toEqual(["p1", "q1", "f1", "t1"]);
    expect(new Set(ids(editor)).size).toBe(ids(editor).length);
  });

  test("stays what it was where it was cut", () => {
    const editor = writer(everything);
    const html = copied(editor);
    editor.commands.setContent("<p>other</p>");
    editor.commands.setTextSelection(6);
    editor.view.pasteHTML(html);
    expect(ids(editor)).toContain("q1");
  });
});

test("no style of anybody reaches the page that reads it", () => {
  const { html } = cleanPasted(
    `<p data-pm-slice="1 1 []" data-bauing-text style="color:red" onclick="x()">words</p>`,
  );
  expect(html).toBe(`<p data-pm-slice="1 1 []">words</p>`);
});

describe("pictures that were left behind", () => {
  test("are marked where they stood, and no sign of them is in the text", () => {
    const editor = writer("<p>before</p>");
    editor.commands.setTextSelection(7);
    editor.view.pasteHTML(
      `<p>one<img src="https://example.com/1.jpg"></p><p>more</p><p><img src="https://example.com/2.jpg"><img src="https://example.com/3.jpg"></p><p>two</p><iframe src="https://example.com"></iframe>`,
    );
    expect(lines(editor)).toEqual(["p beforeone", "p more", "p two"]);
    const words = [...editor.view.dom.querySelectorAll(".paste-gap")].map(
      ({ textContent }) => textContent,
    );
    expect(words).toEqual(["1 pictureClose", "2 pictureClose", "1 embedClose"]);
  });

  test("an empty text stays one", () => {
    const editor = writer();
    editor.view.pasteHTML(`<p><img src="https://example.com/1.jpg"></p>`);
    expect(lines(editor)).toEqual(["p"]);
    expect(gaps(editor)).toHaveLength(1);
  });

  test("a mark goes by its button, and with what it stands in", () => {
    const editor = writer();
    editor.view.pasteHTML(
      `<p>one<img src="https://example.com/1.jpg"></p><p>two<img src="https://example.com/2.jpg"></p>`,
    );
    expect(gaps(editor)).toHaveLength(2);
    editor.view.dom.querySelector<HTMLElement>(".paste-gap button")?.click();
    expect(gaps(editor)).toHaveLength(1);
    editor.commands.clearContent();
    expect(gaps(editor)).toHaveLength(0);
  });

  test("a mark goes with its paste, undone or replaced, and stays beside what is edited", () => {
    const html = `<p>one<img src="https://example.com/1.jpg"></p>`;
    const editor = writer("<p>first</p><p>last</p>");
    editor.commands.setTextSelection(6);
    editor.view.pasteHTML(html);
    expect(gaps(editor)).toHaveLength(1);
    editor.commands.insertContentAt(1, "more ");
    expect(gaps(editor)).toHaveLength(1);
    editor.commands.undo();
    editor.commands.undo();
    expect(lines(editor)).toEqual(["p first", "p last"]);
    expect(gaps(editor)).toHaveLength(0);
    editor.view.pasteHTML(`<p><img src="https://example.com/2.jpg"></p>${html}`);
    editor.commands.setContent("<p>other</p>");
    expect(gaps(editor)).toHaveLength(0);
  });

  test("signs that somebody else has written are nothing", () => {
    const editor = writer();
    editor.view.pasteHTML("<p>one\ufdd0two</p>");
    expect(lines(editor)).toEqual(["p onetwo"]);
    expect(gaps(editor)).toHaveLength(0);
  });
});

describe("plain text", () => {
  const pasted = (text: string, content = "") => {
    const editor = writer(content);
    editor.commands.setTextSelection(editor.state.doc.content.size - 1);
    editor.view.pasteText(text);
    return lines(editor);
  };

  test.each([
    ["soft returns", "a\u000bb\u2028c", ["p a⏎b⏎c"]],
    [
      "new lines of all kinds",
      "a\r\nb\rc\nd\fe\u0085f\u2029g",
      [..."abcdefg"].map((each) => `p ${each}`),
    ],
    ["indents and empty lines", "　　第一\n\n\t第二\n    third", ["p 第一", "p 第二", "p third"]],
    ["an indent after a soft return", "第一\u000b　　第二", ["p 第一", "p 第二"]],
    ["tabs and wide spaces within", "Name\tYear　　A", ["p Name Year　A"]],
    ["what cannot be kept", "a\u0000b\ud800c", ["p abc"]],
  ])("%s", (_, text, expected) => {
    expect(pasted(text)).toEqual(expected);
  });

  test("goes into the words where it stands, with a space of its own", () => {
    expect(pasted(" more", "<p><strong>bold</strong></p>")).toEqual(["p [b: bold more]"]);
    expect(pasted(" ", "<p>one</p>")).toEqual(["p one "]);
  });
});
