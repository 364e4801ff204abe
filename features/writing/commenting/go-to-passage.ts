import type { Editor } from "@tiptap/react";
import type { Place } from "@/features/comments/anchors/anchor";
import { goTo } from "@/features/writing/components/editor-places";
import { rangeOf } from "./doc-words";
import { markedRange } from "./marks";

/**
 * Leads from a comment to its passage, which is selected there. On a phone the
 * caret stays away: a keyboard would cover what was asked for.
 */
export function goToPassage(editor: Editor, id: string, place: Place): void {
  const field = document.querySelector<HTMLTextAreaElement>(
    `.writing [data-unit="${CSS.escape(place.unit)}"]`,
  );
  if (field) {
    field.focus();
    field.setSelectionRange(place.starts, place.ends);
    return;
  }
  const range = markedRange(editor.state, id) ?? rangeOf(editor.state.doc, place);
  const block = /^b:([a-z0-9-]+)\./.exec(place.unit)?.[1];
  if (!range) {
    if (block) goTo({ block }, editor);
    return;
  }
  const typing = matchMedia("(pointer: fine)").matches && editor.isEditable;
  if (typing) editor.commands.focus();
  editor.commands.setTextSelection(range);
  showRange(editor, range.from);
}

/** Brings a position of the body into the middle of the screen. */
export function showRange(editor: Editor, position: number): void {
  const { node } = editor.view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: "center" });
}
