// @vitest-environment happy-dom
import type { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import { extensions } from "@/features/writing/body/extensions";
import { openEditor } from "@/features/writing/testing/open-editor";
import { insertFile, insertPicture, linkFile } from "./use-body-editor";

const file = {
  ...{ hash: "f".repeat(64), name: "Report 2026.pdf", mime: "application/pdf", bytes: 9, pages: 1 },
  ...{ language: null, title: "" },
};

const written = (text: string) =>
  openEditor({
    extensions: extensions(),
    content: { type: "doc", content: [paragraph(text)] },
  });
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

/** What stands in the text, in few words. */
const shown = (editor: Editor) =>
  editor.getJSON().content?.map(({ type, attrs, content }) => {
    const [first] = content ?? [];
    const marks = (first as { marks?: { attrs?: { file?: string } }[] } | undefined)?.marks;
    const link = marks?.some((mark) => mark.attrs?.file) ? "link " : "";
    return type === "figure" ? attrs?.picture?.[0] : `${link}${(first as { text?: string })?.text}`;
  });

test.each([
  ["at the end of a paragraph", 5, ["Text", "1", "2", "3", "link Report 2026"]],
  ["within one", 3, ["Te", "1", "2", "3", "link Report 2026", "xt"]],
  ["before one", 0, ["1", "2", "3", "link Report 2026", "Text"]],
])("files dropped %s stand there in their order", (_, at, expected) => {
  const editor = written("Text");
  let place: number | undefined = at;
  for (const each of ["1", "2", "3"]) place = insertPicture(editor, each.repeat(64), place);
  insertFile(editor, file, place);
  expect(shown(editor)).toEqual(expected);
});

test("a document that is chosen leads from the words that are selected, or brings its own", () => {
  const editor = written("Text");
  editor.commands.setTextSelection({ from: 1, to: 5 });
  linkFile(editor, file);
  expect(shown(editor)).toEqual(["link Text"]);
  const other = written("Text");
  other.commands.setTextSelection(5);
  linkFile(other, { ...file, title: "The report" });
  expect(other.getText()).toBe("TextThe report");
  // A picture that is selected stays.
  const figure = written("Text");
  const place = insertPicture(figure, "1".repeat(64), 0);
  figure.commands.setNodeSelection(0);
  linkFile(figure, file);
  expect([place, shown(figure)]).toEqual([1, ["1", "link Report 2026", "Text"]]);
});
