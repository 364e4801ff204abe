import { Editor, type EditorOptions } from "@tiptap/core";
import { onTestFinished } from "vitest";

/**
 * An editor for one test, closed when it is over: one that is left open looks
 * for changes in a timer, by when the page that the test had may be gone. That
 * is an error of no test, and fails all of them.
 */
export function openEditor(options: Partial<EditorOptions>): Editor {
  const editor = new Editor({
    element: document.createElement("div"),
    injectCSS: false,
    ...options,
  });
  onTestFinished(() => editor.destroy());
  return editor;
}
