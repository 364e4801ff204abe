"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Row } from "@/features/translation/layout/rows";
import { focusBlock } from "@/features/writing/components/editor-places";
import { waits } from "./unit-state";
import type { Translation } from "./use-translation";

/** Where in the two texts one is: a row, by its key, or a field. */
export function useHere(editor: Editor | null, { rows, fields }: Translation) {
  const [here, setHere] = useState("title");
  useEffect(() => {
    if (!editor) return;
    const follow = () => {
      const block = editor.state.selection.$from.node(1)?.attrs.id;
      const id = block ?? editor.state.selection.$from.nodeAfter?.attrs.id;
      if (editor.isFocused && typeof id === "string") setHere(`t ${id}`);
    };
    editor.on("selectionUpdate", follow);
    editor.on("focus", follow);
    return () => {
      editor.off("selectionUpdate", follow);
      editor.off("focus", follow);
    };
  }, [editor]);
  const places = [
    { key: "title", lines: fields.title },
    { key: "summary", lines: fields.summary },
    ...(fields.lead.length > 0 ? [{ key: "lead", lines: fields.lead }] : []),
    ...rows,
  ];
  const at = Math.max(
    0,
    places.findIndex(({ key }) => key === here),
  );
  const go = (key: string | undefined) => {
    if (!key) return;
    // On a small screen it is shown by then. Not with the next frame: what is typed
    // before it would stand in the passage that was left.
    flushSync(() => setHere(key));
    lead(key, editor, rows);
  };
  const turned = [...places.slice(at + 1), ...places.slice(0, at + 1)];
  return {
    here: places[at]?.key ?? "title",
    setHere,
    at,
    count: places.length,
    /** On a small screen, where one row is shown at a time. */
    step: (by: 1 | -1) => go(places[at + by]?.key),
    /** To the next that waits for somebody, from the end on to the beginning. */
    next: () => go(turned.find(({ lines }) => waits(lines))?.key),
  };
}

function lead(key: string, editor: Editor | null, rows: readonly Row[]): void {
  const row = rows.find((each) => each.key === key);
  const field = document.getElementById(`text-${key}`);
  if (field) (field.matches("textarea") ? field : field.querySelector("input"))?.focus();
  else if (row?.target && editor) focusBlock(editor, row.target);
  // The translation has nothing for it yet: what can be done about that.
  else {
    const cell = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    cell?.querySelector<HTMLElement>("button, .row-state p")?.focus();
  }
  document
    .querySelector(`[data-key="${CSS.escape(key)}"]`)
    ?.scrollIntoView({ block: "center", behavior: "auto" });
}
