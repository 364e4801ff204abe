"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Threads } from "@/features/comments/data";
import { TextSteps } from "@/features/editorial/components/text-steps";
import { storyPaths } from "@/features/editorial/paths";
import type { Fault, Place } from "@/features/writing/checking/checks";
import type { Locale } from "@/i18n/routing";
import { ChecksPanel } from "./checks-panel";
import { goTo, mendTable } from "./editor-places";
import { TextComments } from "./text-comments";
import type { Written } from "./use-written";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  readOnly: boolean;
  written: Written;
  faults: Fault[];
  comments: Threads;
  asked: string | undefined;
};

/** What stands beside a text that is being written: its next steps, what was said of it, and what the checks say. */
export function EditorAside(props: Props) {
  const { desk, documentId, locale, readOnly, written, faults, comments, asked } = props;
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
      <ChecksPanel
        faults={faults}
        go={go}
        mend={editor && !readOnly ? (fault) => mendTable(editor, fault.place) : undefined}
        preview={storyPaths.preview(desk, documentId)}
      />
    </aside>
  );
}
