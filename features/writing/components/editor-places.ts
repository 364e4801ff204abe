import type { Editor } from "@tiptap/react";
import type { Place } from "@/features/writing/checking/checks";

/** Leads to where in the editor something stands that was said of the text. */
export function goTo(place: Place, editor: Editor | null): void {
  if ("block" in place) {
    const fields = document.querySelector<HTMLElement>(
      `figure[data-id="${place.block}"] input[id$="alt"]`,
    );
    if (place.picture && fields) fields.focus();
    else if (editor) focusBlock(editor, place.block);
  } else if (place.field === "lead") {
    document.querySelector<HTMLElement>('#text-lead input[id$="alt"]')?.focus();
  } else document.getElementById(`text-${place.field}`)?.focus();
}

export function focusBlock(editor: Editor, id: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.attrs.id !== id) return true;
    editor
      .chain()
      .focus(position + 1)
      .scrollIntoView()
      .run();
    return false;
  });
}

/** Makes the first row of a table its header. */
export function mendTable(editor: Editor, place: Place): void {
  if (!("block" in place)) return;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name !== "table" || node.attrs.id !== place.block) return true;
    // Through table, row and cell into the words of the first cell: the row that they are in is turned.
    editor
      .chain()
      .focus(position + 4)
      .toggleHeaderRow()
      .run();
    return false;
  });
}

/** Puts words into a block in place of those that it has: one step to undo. */
export function replaceWords(editor: Editor, id: string, words: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.attrs.id !== id || !node.isTextblock) return true;
    const lines = words.split("\n").filter(Boolean);
    const content = lines.flatMap((text, index) => [
      ...(index > 0 ? [{ type: "hardBreak" }] : []),
      { type: "text", text },
    ]);
    editor
      .chain()
      .focus()
      .insertContentAt({ from: position + 1, to: position + node.nodeSize - 1 }, content)
      .run();
    return false;
  });
}
