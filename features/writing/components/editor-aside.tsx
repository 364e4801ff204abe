"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Threads } from "@/features/comments/data";
import { TextSteps } from "@/features/editorial/components/text-steps";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import { storyPaths } from "@/features/editorial/paths";
import type { Fault, Place } from "@/features/writing/checking/checks";
import type { Locale } from "@/i18n/routing";
import { firstPlaceOf } from "../terms/marks";
import { ChecksPanel } from "./checks-panel";
import { goTo, mendTable } from "./editor-places";
import { TermsPanel } from "./terms-panel";
import { TextComments } from "./text-comments";
import type { Written } from "./use-written";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  readOnly: boolean;
  written: Written;
  faults: Fault[];
  terms: readonly TextTerm[];
  comments: Threads;
  asked: string | undefined;
};

/** What stands beside a text that is being written: its next steps, what was said of it, and what the checks say. */
export function EditorAside(props: Props) {
  const { desk, documentId, locale, readOnly, written, faults, terms, comments, asked } = props;
  const t = useTranslations("TextEditor");
  const { editor, text } = written;
  const go = useCallback((place: Place) => goTo(place, editor), [editor]);
  return (
    <aside className="writing-aside" aria-label={t("aside")}>
      <TextSteps
        {...{ desk, documentId, locale }}
        save={async () => {
          await text.queue.flush();
          return text.queue.settled ? text.queue.version : undefined;
        }}
      />
      <TextComments {...{ desk, documentId, locale, written, comments, asked }} />
      <TermsPanel {...{ locale, terms }} go={(term) => goToTerm(term, editor)} />
      <ChecksPanel
        faults={faults}
        go={go}
        mend={editor && !readOnly ? (fault) => mendTable(editor, fault.place) : undefined}
        preview={storyPaths.preview(desk, documentId)}
      />
    </aside>
  );
}

/** To its first mark in the body; where the body has none, to the field that names it. */
function goToTerm({ id, places }: TextTerm, editor: Editor | null): void {
  const place = editor && firstPlaceOf(editor.state, id);
  if (place) editor.chain().focus().setTextSelection(place).scrollIntoView().run();
  else {
    const unit = CSS.escape(places[0]?.unit ?? "");
    document.querySelector<HTMLElement>(`[data-unit="${unit}"]`)?.focus();
  }
}
