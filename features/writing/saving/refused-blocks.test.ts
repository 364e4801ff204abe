// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { afterEach, expect, test } from "vitest";
import type { Body } from "@/features/publication/schema";
import { extensions } from "@/features/writing/body/extensions";
import { markRefused } from "./refused-blocks";
import { refusedFaults } from "./refused-faults";

const paragraph = (id: string) => ({ type: "paragraph" as const, attrs: { id } });
const body: Body = { type: "doc", content: [paragraph("a"), paragraph("b")] };

let editor: Editor;
afterEach(() => editor.destroy());
const marked = () =>
  [...editor.view.dom.querySelectorAll(".is-refused")].map((each) => [
    each.getAttribute("data-id"),
    each.getAttribute("title"),
  ]);

test("a refused block is marked with its reason until it is mended, and typing goes on", () => {
  editor = new Editor({
    element: document.createElement("div"),
    extensions: extensions(),
    content: body,
  });
  markRefused(editor.view, new Map([["b", "Why"]]));
  expect(marked()).toEqual([["b", "Why"]]);
  editor.commands.insertContentAt(1, "typed on");
  expect(marked()).toEqual([["b", "Why"]]);
  markRefused(editor.view, new Map());
  expect(marked()).toEqual([]);
  expect(editor.getText()).toContain("typed on");
});

test("a refusal leads to its block, its field, or the end of the text", () => {
  editor = new Editor({ element: document.createElement("div"), extensions: extensions() });
  const faults = refusedFaults(
    [
      { code: "link-unfit", block: "a", detail: "body.content.0…" },
      { code: "field-too-long", field: "byline", detail: "byline: too long" },
      { code: "too-many-blocks", detail: "2040/2000" },
      { code: "something of a later version" },
    ],
    body,
  );
  expect(faults).toEqual([
    { code: "link-unfit", level: "must", place: { block: "a" } },
    { code: "field-too-long", level: "must", place: { field: "byline" } },
    { code: "too-many-blocks", level: "must", place: { block: "b" }, detail: "2040/2000" },
    { code: "text-unfit", level: "must", place: { block: "b" } },
  ]);
});
