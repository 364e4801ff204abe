"use client";

import type { Editor } from "@tiptap/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { showRange } from "./go-to-passage";
import { markedRange } from "./marks";

/** Ways between a text and the panel of its comments. */

/** Where the panel stands over the text, the passage that it is about is brought out from under it. */
export function useUncovered(shown: unknown): void {
  useEffect(() => {
    if (shown === undefined || matchMedia("(min-width: 64rem)").matches) return;
    const frame = requestAnimationFrame(() =>
      document.querySelector(".writing-body mark.is-active")?.scrollIntoView({ block: "start" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [shown]);
}

/** Gives the focus to a card, once it is there to take it. */
export function useThreadFocus(): (id: string) => void {
  const [wanted, want] = useState<{ id: string }>();
  useEffect(() => {
    if (!wanted) return;
    const card = document.querySelector<HTMLElement>(`[data-thread="${wanted.id}"]`);
    card?.focus({ preventScroll: true });
  }, [wanted]);
  return useCallback((id: string) => want({ id }), []);
}

/** Ctrl+Alt+M, as other editors have it, wherever in the page one is: of a text that only can be read, too. */
export function useCommentKeys(press: () => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // By the key's place: with Alt some systems type another letter.
      if (event.code !== "KeyM" || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** Opens the comment that an address leads to, once the text is there. */
export function useAsked(
  asked: string | undefined,
  editor: Editor | null,
  open: (id: string) => void,
): void {
  const done = useRef(false);
  useEffect(() => {
    if (!editor || !asked || done.current) return;
    done.current = true;
    open(asked);
    // After its passage is marked, which the choice above brings about.
    requestAnimationFrame(() => {
      const range = markedRange(editor.state, asked);
      if (range) showRange(editor, range.from);
    });
  }, [asked, editor, open]);
}
