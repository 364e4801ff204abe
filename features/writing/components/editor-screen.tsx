"use client";

import { EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Threads } from "@/features/comments/data";
import { useStorySaved } from "@/features/editorial/components/story-live";
import { languages } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";
import { slugFor } from "../actions";
import type { LibraryPicture } from "../data";
import { newTab } from "../presence/send-presence";
import { ContextBar } from "./context-bar";
import { EditorAside } from "./editor-aside";
import { type Asked, TextConflict, ToolDialogs } from "./editor-dialogs";
import { LeadWords } from "./lead-words";
import { PasteNotice } from "./paste-notice";
import { PicturesProvider } from "./pictures";
import { PresenceBar } from "./presence-bar";
import { SaveState } from "./save-state";
import { betweenTextAndTools } from "./text-and-tools";
import { HeadFields, MoreFields } from "./text-fields";
import { TextLimits } from "./text-limits";
import { Toolbar } from "./toolbar";
import { Uploads } from "./uploads";
import { useFindings } from "./use-findings";
import { useSeenTop } from "./use-seen-top";
import { useStrayDrops } from "./use-stray-drops";
import { useWritten, type Written, type WrittenOptions } from "./use-written";

export type EditorProps = Omit<WrittenOptions, "tab"> & {
  kind: "ARTICLE" | "PAGE";
  hasSection: boolean;
  pictures: LibraryPicture[];
  comments: Threads;
  /** The comment that an address leads to. */
  askedComment: string | undefined;
  languageNames: { value: string; name: string }[];
};

/** Where one language of a story is written. */
export function EditorScreen(props: EditorProps) {
  const [tab] = useState(newTab);
  const [isTaken, setTaken] = useState(false);
  const takenAway = useCallback(() => setTaken(true), []);
  const readOnly = props.readOnly || isTaken;
  return (
    <PicturesProvider pictures={props.pictures} words={props.content.pictures} readOnly={readOnly}>
      <Screen {...props} {...{ tab, readOnly, isTaken, takenAway }} />
    </PicturesProvider>
  );
}

export type ScreenProps = EditorProps & {
  tab: string;
  /** Somebody else goes on with the text. */
  isTaken: boolean;
  takenAway: () => void;
};

function Screen(props: ScreenProps) {
  const { desk, documentId, locale, readOnly } = props;
  const t = useTranslations("TextEditor");
  const [asked, ask] = useState<Asked>();
  const [comparing, setComparing] = useState(true);
  const written = useWritten(props, () => ask("link"));
  const { editor, text, fields, now, change } = written;
  const { state } = text;
  const findings = useFindings(props, written);
  const slug = useSlug(props, written);
  useStrayDrops();
  useTitleOfStory(props, written);
  const bar = useSeenTop<HTMLDivElement>();
  const conflicting = state.state === "conflict" && !props.isTaken;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that lead from the text to its tools and back
    <div
      className="writing"
      // What is typed here is kept with each keystroke: components/desk/kept-fields.ts.
      data-keeps-itself=""
      onKeyDown={(event) => editor && betweenTextAndTools(event, editor)}
    >
      <PresenceBar {...{ desk, documentId, locale, written }} {...props} />
      <div ref={bar} className="writing-bar">
        {editor && !readOnly && <Toolbar editor={editor} ask={ask} />}
        <SaveState
          {...{ desk, state, unkept: text.unkept, restored: text.restored }}
          opening={editor === null}
        />
        {conflicting && !comparing && (
          <button type="button" className="button button-small" onClick={() => setComparing(true)}>
            {t("compare")}
          </button>
        )}
        {editor && !readOnly && <ContextBar editor={editor} />}
      </div>
      <div className="writing-columns">
        <div className="writing-text">
          <HeadFields
            {...{ locale, fields, readOnly, change }}
            titleLeft={() =>
              isBlank(now.current.slug) && !isBlank(now.current.title) && void slug.propose()
            }
          />
          {props.lead && <LeadWords hash={props.lead} />}
          <Uploads {...written.uploads} />
          <PasteNotice {...written.pasted} />
          <div className="writing-body" lang={languages[locale].tag}>
            <EditorContent editor={editor} />
          </div>
          <p className="desk-soft desk-small">
            {t(findings.length.unit, { count: findings.length.count })}
          </p>
          <TextLimits body={findings.body} />
          <MoreFields
            {...{ locale, fields, readOnly, change, leftOut: slug.leftOut }}
            propose={() => void slug.propose()}
          />
        </div>
        <EditorAside
          {...{ desk, documentId, locale, readOnly, written, faults: findings.faults }}
          comments={props.comments}
          asked={props.askedComment}
        />
      </div>
      <ToolDialogs
        {...{ documentId, locale, written, asked }}
        languageNames={props.languageNames}
        close={() => ask(undefined)}
      />
      {comparing && !props.isTaken && (
        <TextConflict
          {...{ desk, documentId, locale, written }}
          close={() => setComparing(false)}
        />
      )}
    </div>
  );
}

/** Tells what stands around the editor how the text is called now, with each save. */
export function useTitleOfStory({ locale }: ScreenProps, { text: { state }, now }: Written): void {
  const opened = useRef(state);
  const saved = useStorySaved();
  useEffect(() => {
    if (state === opened.current || state.state !== "saved") return;
    saved({ locale, title: now.current.title });
  }, [state, saved, locale, now]);
}

/** Proposes the end of the address from the title. */
export function useSlug({ documentId, locale }: ScreenProps, { now, change }: Written) {
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const propose = async () => {
    const answer = await slugFor({ documentId, locale, title: now.current.title }).catch(
      () => undefined,
    );
    if (!answer?.ok) return;
    setLeftOut(answer.leftOut);
    if (answer.slug) change({ slug: answer.slug });
  };
  return { leftOut, propose };
}
