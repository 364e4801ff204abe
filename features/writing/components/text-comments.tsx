"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { inOrder } from "@/features/comments/anchors/order";
import { CommentForm } from "@/features/comments/components/comment-form";
import { CommentsFrame } from "@/features/comments/components/comments-frame";
import { ThreadList } from "@/features/comments/components/thread-list";
import { type Passage, useComments } from "@/features/comments/components/use-comments";
import type { Threads } from "@/features/comments/data";
import { type Locale, languages } from "@/i18n/routing";
import { goToPassage, showRange } from "../commenting/go-to-passage";
import { commentAt, markedRange } from "../commenting/marks";
import { useCommentPlaces } from "../commenting/use-comment-places";
import { useSelectedPassage } from "../commenting/use-selected-passage";
import { CommentBubble } from "./comment-bubble";
import type { Written } from "./use-written";

export type TextCommentsProps = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  written: Written;
  comments: Threads;
  /** The comment that an address leads to. */
  asked: string | undefined;
};

type Composing = { passage: Passage | undefined };

/** The comments beside a text that is being written: each leads to its passage, and each passage to it. */
export function TextComments({ desk, documentId, locale, written, ...begin }: TextCommentsProps) {
  const t = useTranslations("Comments");
  const { editor, text, read } = written;
  const comments = useComments(documentId, locale, begin.comments);
  const { threads } = comments.comments;
  const [active, choose] = useState<string>();
  const [composing, compose] = useState<Composing>();
  const [unsaved, setUnsaved] = useState(false);
  const saved = text.state.state === "saved" ? text.state : undefined;
  const pending = composing?.passage;
  const show = (id: string) => {
    compose(undefined);
    choose(id);
  };
  const { places, words } = useCommentPlaces({
    ...{ editor, read, threads, saved, active, pending },
    press: show,
  });
  const selected = useSelectedPassage(editor);
  const begun = (passage: Passage | undefined) => {
    setUnsaved(false);
    choose(undefined);
    compose({ passage });
  };
  useCommentKeys(() => {
    if (selected) return begun(selected.passage);
    const here = editor?.isFocused && commentAt(editor.state, editor.state.selection.from);
    if (!here) return begun(undefined);
    show(here);
    focusThread(here);
  });
  useAsked(begin.asked, written, threads.some(({ id }) => id === begin.asked) ? show : undefined);
  const ordered = inOrder(threads, places, words);

  return (
    <CommentsFrame
      {...{ desk, documentId, locale }}
      open={active !== undefined || composing !== undefined}
      close={() => {
        choose(undefined);
        compose(undefined);
      }}
      missing={begin.asked !== undefined && !threads.some(({ id }) => id === begin.asked)}
    >
      {composing ? (
        <div className="thread is-active is-new">
          <div className="thread-about">
            {pending ? (
              <q lang={languages[locale].tag} dir="auto">
                {pending.quote.slice(0, 120)}
              </q>
            ) : (
              t("whole")
            )}
          </div>
          <CommentForm
            label={t("words")}
            submit={t("send")}
            keptAs={`newsroom:comment:${documentId}:${locale}`}
            focus
            cancel={() => {
              compose(undefined);
              if (editor?.isEditable) editor.commands.focus();
            }}
            send={async (said) => {
              // The server looks the words up in what it has.
              await text.queue.flush();
              setUnsaved(!text.queue.settled && pending !== undefined);
              if (!text.queue.settled && pending) return false;
              const added = await comments.add(said, pending);
              if (!added) return false;
              show(added.id);
              focusThread(added.id);
              return true;
            }}
          />
          {unsaved && (
            <p className="field-error" role="alert">
              {t("unsaved")}
            </p>
          )}
        </div>
      ) : (
        <div className="comments-begin">
          <button
            type="button"
            className="button button-small"
            aria-keyshortcuts="Control+Alt+M"
            title="Ctrl+Alt+M"
            // The selection stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => begun(selected?.passage)}
          >
            {t(selected ? "selected" : "whole")}
          </button>
          {threads.every(({ resolved }) => resolved) && (
            <p className="desk-soft desk-small">{t("hint", { keys: "Ctrl+Alt+M" })}</p>
          )}
        </div>
      )}
      <ThreadList
        {...{ locale, comments, active, choose }}
        threads={ordered}
        placeOf={({ id }) => places.get(id)}
        go={(place, id) => editor && goToPassage(editor, id, place)}
      />
      {selected?.ends && !composing && (
        <CommentBubble at={selected.ends} press={() => begun(selected.passage)} />
      )}
    </CommentsFrame>
  );
}

/** The focus goes to a card when it is there to take it. */
function focusThread(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-thread="${id}"]`)?.focus({ preventScroll: true }),
  );
}

/** Ctrl+Alt+M, as other editors have it, wherever in the page one is: of a text that only can be read, too. */
function useCommentKeys(press: () => void): void {
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
function useAsked(
  asked: string | undefined,
  { editor }: Written,
  show: ((id: string) => void) | undefined,
): void {
  const done = useRef(false);
  useEffect(() => {
    if (!editor || !asked || !show || done.current) return;
    done.current = true;
    show(asked);
    focusThread(asked);
    // After its passage is marked, which the choice above brings about.
    requestAnimationFrame(() => {
      const range = markedRange(editor.state, asked);
      if (range) showRange(editor, range.from);
    });
  }, [asked, editor, show]);
}
