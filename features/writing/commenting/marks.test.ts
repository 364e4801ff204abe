// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeOf } from "@/features/comments/anchors/place";
import type { Content } from "@/features/editorial/schema";
import { unitsOf } from "@/features/editorial/units/units";
import type { Body } from "@/features/publication/schema";
import { bodyOf, editorJson } from "@/features/writing/body/body-json";
import { extensions } from "@/features/writing/body/extensions";
import { passageBetween, rangeOf, wordsOfWritten } from "./doc-words";
import { commentAt, commentMarks, commentMarksKey, markedRange } from "./marks";

const hash = "ab".repeat(32);
const run = (text: string, ...marks: { type: "bold" }[]) => ({
  type: "text" as const,
  text,
  ...(marks.length > 0 ? { marks } : {}),
});

const body: Body = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      attrs: { id: "p1" },
      // Composed only when it is kept: `й` as two characters.
      content: [
        run("Мо"),
        run("и\u0306 мост", { type: "bold" }),
        { type: "hardBreak" },
        run("новый."),
      ],
    },
    { type: "figure", attrs: { id: "f1", picture: hash } },
    {
      type: "bulletList",
      attrs: { id: "l1" },
      content: [
        {
          type: "listItem",
          content: [{ type: "paragraph", attrs: { id: "p2" }, content: [run("One span")] }],
        },
      ],
    },
    {
      type: "blockquote",
      attrs: { id: "q1", attribution: "Li Wei" },
      content: [{ type: "paragraph", attrs: { id: "p3" }, content: [run("We have learned.")] }],
    },
  ],
} as Body;

const content: Content = {
  slug: "",
  title: "A bridge",
  shortTitle: "Bridge",
  summary: "It is new.",
  body,
  pictures: { [hash]: { alt: "A bridge", caption: "The bridge", credit: "" } },
};

let editor: Editor;
let pressed: string[];
beforeEach(() => {
  pressed = [];
  editor = new Editor({
    element: document.createElement("div"),
    extensions: extensions({ leftOut: () => {} }),
    content: editorJson(body),
  });
  editor.registerPlugin(commentMarks((id) => pressed.push(id)));
});
afterEach(() => editor.destroy());

test("the words of what is being written are those of what is saved, unit by unit", () => {
  const saved = unitsOf(content).map(({ unit, text }): [string, string] => [unit, text]);
  expect([...wordsOfWritten(content, editor.state.doc)]).toEqual(saved);
});

const wordsAt = (range: { from: number; to: number } | undefined) =>
  range && editor.state.doc.textBetween(range.from, range.to, "\n", "\n").normalize("NFC");

test.each([
  ["p1", "мост"],
  ["p1", "новый"],
  ["p2", "span"],
  ["p3", "learned"],
])("a place is found in the document, and a selection is such a place (%s: %s)", (id, quote) => {
  const words = wordsOfWritten(content, editor.state.doc).get(`b:${id}`) ?? "";
  const starts = words.indexOf(quote);
  const range = rangeOf(editor.state.doc, {
    unit: `b:${id}`,
    starts,
    ends: starts + quote.length,
    changed: false,
  });
  expect(wordsAt(range)).toBe(quote);
  expect(passageBetween(editor.state.doc, range?.from ?? 0, range?.to ?? 0)).toEqual({
    unit: `b:${id}`,
    quote,
    starts,
  });
});

test("of a selection through several blocks it is what is chosen of the first, without spaces at its edges", () => {
  const { doc } = editor.state;
  const learned = rangeOf(doc, { unit: "b:p3", starts: 0, ends: 3, changed: false });
  const span = rangeOf(doc, { unit: "b:p2", starts: 3, ends: 5, changed: false });
  expect(passageBetween(doc, span?.from ?? 0, learned?.to ?? 0)).toEqual({
    unit: "b:p2",
    quote: "span",
    starts: 4,
  });
  expect(passageBetween(doc, 1, 1)).toBeUndefined();
});

describe("a passage that is commented", () => {
  const mark = () => {
    const range = rangeOf(editor.state.doc, { unit: "b:p3", starts: 3, ends: 7, changed: false });
    const marked = [{ id: "c1", from: range?.from ?? 0, to: range?.to ?? 0 }];
    editor.view.dispatch(editor.state.tr.setMeta(commentMarksKey, { marked, active: "c1" }));
    return marked[0] as { from: number; to: number };
  };

  test("is shown, and is no part of the text: not saved, not copied, no step to undo", () => {
    const before = JSON.stringify(bodyOf(editor.getJSON()));
    mark();
    expect(editor.view.dom.querySelector("mark.commented.is-active")?.textContent).toBe("have");
    expect(JSON.stringify(bodyOf(editor.getJSON()))).toBe(before);
    expect(editor.getHTML()).not.toContain("<mark");
    expect(editor.can().undo()).toBe(false);
  });

  test("moves with the words as they are typed, and goes with them", () => {
    const { from } = mark();
    editor.commands.insertContentAt(from - 3, "Now ");
    expect(wordsAt(markedRange(editor.state, "c1"))).toBe("have");
    expect(commentAt(editor.state, from + 5)).toBe("c1");
    editor.commands.insertContentAt(from + 6, "x");
    expect(wordsAt(markedRange(editor.state, "c1"))).toBe("haxve");
    editor.commands.deleteRange({ from: from + 2, to: from + 12 });
    expect(markedRange(editor.state, "c1")).toBeUndefined();
    expect(commentAt(editor.state, from)).toBeUndefined();
  });

  test("is where the rule finds it when the text is saved", () => {
    const { from } = mark();
    const words = "We have learned.";
    const anchor = { unit: "b:p3", quote: "have", starts: 3, ends: 7, words };
    editor.commands.insertContentAt(from - 3, "Now ");
    const now = wordsOfWritten({ ...content, body: bodyOf(editor.getJSON()) }, editor.state.doc);
    const place = placeOf(anchor, now);
    expect(place && rangeOf(editor.state.doc, place)).toEqual(markedRange(editor.state, "c1"));
  });
});
