"use client";

import type { Editor } from "@tiptap/react";
import { focusBlock, replaceWords } from "@/features/writing/components/editor-places";
import { usePictures } from "@/features/writing/components/pictures";
import type { Written } from "@/features/writing/components/use-written";
import { oneLine } from "@/lib/text/input";

/** Puts words into a unit of the text that is being written, in place of those that it has. */
export function usePutWords({ editor, change }: Written): (unit: string, words: string) => void {
  const { wordsOf, say } = usePictures();
  return (unit, words) => {
    const [, block = "", part] = /^b:([^.]+)(?:\.(\w+))?$/.exec(unit) ?? [];
    const [, hash = "", said = ""] = /^m:([^.]+)\.(\w+)$/.exec(unit) ?? [];
    if (unit === "title") change({ title: oneLine(words) });
    else if (unit === "short_title") change({ shortTitle: oneLine(words) });
    else if (unit === "summary") change({ summary: words });
    else if (hash) say(hash, { ...wordsOf(hash), [said]: oneLine(words) });
    else if (editor && part) setPart(editor, block, { [part]: oneLine(words) });
    else if (editor) replaceWords(editor, block, words);
  };
}

/** The caption of a table, whom a quotation is of: one step to undo. */
function setPart(editor: Editor, id: string, part: Record<string, string>): void {
  editor.state.doc.descendants((node, position) => {
    if (node.attrs.id !== id) return true;
    const attrs = { ...node.attrs, ...part };
    editor.view.dispatch(editor.state.tr.setNodeMarkup(position, undefined, attrs));
    focusBlock(editor, id);
    return false;
  });
}
