"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { useStorySaves } from "@/features/editorial/components/story-live";
import { readTerms } from "@/features/editorial/facts/actions";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import type { Locale } from "@/i18n/routing";
import { termMarks, termMarksKey } from "./marks";

/** Asked once the page stands, and then once somebody who types has paused. */
const pauseMs = { first: 300, later: 3000 };

/** The glossary's terms in a text that is being written, marked where they stand in its body. */
export function useTerms(editor: Editor | null, documentId: string, locale: Locale): TextTerm[] {
  const saves = useStorySaves();
  const [terms, setTerms] = useState<TextTerm[]>([]);

  useEffect(() => {
    if (!editor) return;
    editor.registerPlugin(termMarks());
    return () => void editor.unregisterPlugin(termMarksKey);
  }, [editor]);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      async () => {
        const answer = await readTerms({ documentId, locale }).catch(() => undefined);
        if (current && answer?.ok) setTerms(answer.terms);
      },
      saves === 0 ? pauseMs.first : pauseMs.later,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [documentId, locale, saves]);

  useEffect(() => {
    // Words that are being composed must not be drawn anew under whoever types them.
    if (!editor || editor.view.composing) return;
    editor.view.dispatch(
      editor.state.tr.setMeta(termMarksKey, terms).setMeta("addToHistory", false),
    );
  }, [editor, terms]);

  return terms;
}
