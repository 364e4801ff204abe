import type { Editor } from "@tiptap/react";
import type { KeyboardEvent } from "react";

/**
 * Alt+F10 leads from the text to its tools, to those of the table or the
 * quotation first, as in other editors; Escape leads back to the caret. Tab
 * is no way out of a table, whose cells it goes through.
 */
export function betweenTextAndTools(event: KeyboardEvent<HTMLElement>, editor: Editor): void {
  const bar = event.currentTarget.querySelector(".writing-bar");
  if (event.key === "F10" && event.altKey) {
    const first =
      bar?.querySelector<HTMLElement>(".context-bar :is(input, button)") ??
      bar?.querySelector<HTMLElement>(".toolbar button[tabindex='0']");
    if (!first) return;
    event.preventDefault();
    first.focus();
  } else if (event.key === "Escape" && bar?.contains(event.target as Node)) {
    event.preventDefault();
    editor.commands.focus();
  }
}
