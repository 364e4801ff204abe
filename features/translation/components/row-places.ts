"use client";

import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Editor } from "@tiptap/react";
import { useEffect } from "react";

/** Where a block of the text stands: its row, counted from the first of the body, and what it is marked as. */
export type Place = { row: number; marks: string };

const key = new PluginKey<ReadonlyMap<string, Place>>("translationRows");

/**
 * Puts each block of the editor into the row in which its source stands. By
 * decorations alone: nothing of it is in the text.
 */
export function useRowPlaces(editor: Editor | null, places: ReadonlyMap<string, Place>): void {
  useEffect(() => {
    if (!editor) return;
    const plugin = new Plugin<ReadonlyMap<string, Place>>({
      key,
      state: {
        init: () => new Map(),
        apply: (transaction, before) => transaction.getMeta(key) ?? before,
      },
      props: {
        decorations: (state) => {
          const known = key.getState(state);
          const marked: Decoration[] = [];
          state.doc.forEach((node, position) => {
            const place = known?.get(node.attrs.id);
            if (!place) return;
            const style = `grid-row: ${place.row}`;
            const attributes = { style, class: place.marks };
            marked.push(Decoration.node(position, position + node.nodeSize, attributes));
          });
          return DecorationSet.create(state.doc, marked);
        },
      },
    });
    editor.registerPlugin(plugin);
    return () => void editor.unregisterPlugin(key);
  }, [editor]);
  useEffect(() => {
    if (!editor || isSame(key.getState(editor.state), places)) return;
    editor.view.dispatch(editor.state.tr.setMeta(key, places).setMeta("addToHistory", false));
  }, [editor, places]);
}

/** Each keystroke makes the places anew, and hardly ever are they others. */
const isSame = (known: ReadonlyMap<string, Place> | undefined, now: ReadonlyMap<string, Place>) =>
  known?.size === now.size &&
  [...now].every(([id, { row, marks }]) => {
    const before = known.get(id);
    return before?.row === row && before.marks === marks;
  });
