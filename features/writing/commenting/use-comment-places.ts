"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import type { Place, UnitWords } from "@/features/comments/anchors/anchor";
import { placesOf } from "@/features/comments/anchors/order";
import type { Passage } from "@/features/comments/components/use-comments";
import type { Thread } from "@/features/comments/data";
import type { Content } from "@/features/editorial/schema";
import { rangeOf, wordsOfWritten } from "./doc-words";
import { commentMarks, commentMarksKey, type Marked } from "./marks";

type Options = {
  editor: Editor | null;
  read: () => Content;
  threads: readonly Thread[];
  /** Changes when the text was saved, or another text was put in its place. */
  saved: unknown;
  active: string | undefined;
  /** What is about to be commented. */
  pending: Passage | undefined;
  press: (id: string) => void;
};

/** Of the passage that is about to be commented. */
const pendingId = "pending";

/**
 * Where the comments of a text stand in the editor: found anew with each save,
 * and in between moved with the words as they are typed.
 */
export function useCommentPlaces(options: Options) {
  const { editor, threads, saved, active, pending } = options;
  const latest = useRef(options);
  latest.current = options;
  const [found, setFound] = useState<{ places: Map<string, Place>; words: UnitWords }>(() => ({
    places: new Map(threads.flatMap(({ id, place }) => (place ? [[id, place] as const] : []))),
    words: new Map(),
  }));

  useEffect(() => {
    if (!editor) return;
    editor.registerPlugin(commentMarks((id) => latest.current.press(id)));
    return () => void editor.unregisterPlugin(commentMarksKey);
  }, [editor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each save the words are others
  useEffect(() => {
    if (!editor) return;
    const words = wordsOfWritten(latest.current.read(), editor.state.doc);
    setFound({ places: placesOf(threads, words), words });
  }, [editor, threads, saved]);

  useEffect(() => {
    if (!editor) return;
    const { doc, tr } = editor.state;
    const shown = threads.filter(({ resolved, id }) => !resolved || id === active);
    const marked = shown.flatMap(({ id }): Marked[] => {
      const place = found.places.get(id);
      const range = place && rangeOf(doc, place);
      return range ? [{ id, ...range }] : [];
    });
    if (pending) {
      const { unit, starts, quote } = pending;
      const range = rangeOf(doc, { unit, starts, ends: starts + quote.length, changed: false });
      if (range) marked.push({ id: pendingId, ...range });
    }
    editor.view.dispatch(
      tr.setMeta(commentMarksKey, { marked, active: pending ? pendingId : active }),
    );
  }, [editor, threads, found, active, pending]);

  return found;
}
