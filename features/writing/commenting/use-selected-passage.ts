"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import type { Passage } from "@/features/comments/components/use-comments";
import { oneLine, severalLines } from "@/lib/text/input";
import { passageBetween } from "./doc-words";

type Selected = {
  passage: Passage;
  /** In the body: where the selection ends on the screen, and where the body does. */
  ends: Ends | undefined;
};

export type Ends = { left: number; top: number; bottom: number; edge: number };

/** What is selected of a text that could be commented: in its body, or in a field that is a unit of it. */
export function useSelectedPassage(editor: Editor | null): Selected | undefined {
  const [selected, setSelected] = useState<Selected>();
  useEffect(() => {
    if (!editor) return;
    const look = () => {
      const { view } = editor;
      const chosen = view.dom.ownerDocument.getSelection();
      const elsewhere = chosen?.anchorNode && !view.dom.contains(chosen.anchorNode);
      // Elsewhere on the page something else is selected, and the text's selection stays.
      if (isUnitField(document.activeElement) || !elsewhere) setSelected(selectedNow(editor));
    };
    document.addEventListener("selectionchange", look);
    for (const event of ["selectionUpdate", "focus", "blur"] as const) editor.on(event, look);
    window.addEventListener("scroll", look, { passive: true, capture: true });
    return () => {
      document.removeEventListener("selectionchange", look);
      for (const event of ["selectionUpdate", "focus", "blur"] as const) editor.off(event, look);
      window.removeEventListener("scroll", look, { capture: true });
    };
  }, [editor]);
  return selected;
}

/** The same at this moment: keys that are pressed quickly come before the page is drawn anew. */
export function selectedNow(editor: Editor): Selected | undefined {
  const field = document.activeElement;
  return isUnitField(field) ? inField(field) : inBody(editor);
}

type UnitField = (HTMLTextAreaElement | HTMLInputElement) & { dataset: { unit: string } };

const isUnitField = (element: Element | null): element is UnitField =>
  (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) &&
  element.dataset.unit !== undefined;

function inField(field: UnitField): Selected | undefined {
  const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const form = field instanceof HTMLTextAreaElement ? severalLines : oneLine;
  const [quote, before] = [form(field.value.slice(from, to)), form(field.value.slice(0, from))];
  if (quote === "") return undefined;
  // Its place is looked up by the server: spaces at its edges are not kept.
  const { unit } = field.dataset;
  return { passage: { unit, quote, starts: before.length }, ends: undefined };
}

function inBody(editor: Editor): Selected | undefined {
  const { view, state } = editor;
  const { from, to, empty } = state.selection;
  const passage = empty ? undefined : passageBetween(state.doc, from, to);
  if (!passage) return undefined;
  // Whoever writes in the panel is offered nothing in the text.
  if (editor.isEditable && !view.hasFocus()) return { passage, ends: undefined };
  const { left, top, bottom } = view.coordsAtPos(to, -1);
  const edge = view.dom.getBoundingClientRect().right;
  return { passage, ends: { left, top, bottom, edge } };
}
