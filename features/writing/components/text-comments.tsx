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
import { goToPassage } from "../commenting/go-to-passage";
import { commentAt } from "../commenting/marks";
import { useAsked, useCommentKeys, useThreadFocus, useUncovered } from "../commenting/panel-ways";
import { useCommentPlaces } from "../commenting/use-comment-places";
import { selectedNow, useSelectedPassage } from "../commenting/use-selected-passage";
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
  const focusThread = useThreadFocus();
  const { refreshSeldom } = comments;
  useEffect(() => void (saved && refreshSeldom()), [saved, refreshSeldom]);
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
  const cameFrom = useRef<Element | null>(null);
  const begun = (passage: Passage | undefined) => {
    cameFrom.current = document.activeElement;
    setUnsaved(false);
    choose(undefined);
    compose({ passage });
  };
  useCommentKeys(() => {
    const now = editor && selectedNow(editor);
    if (now) return begun(now.passage);
    const here = editor?.isFocused && commentAt(editor.state, editor.state.selection.from);
    if (!here) return begun(undefined);
    show(here);
    focusThread(here);
  });
  useUncovered(pending ?? active);
  const isThere = threads.some(({ id }) => id === begin.asked);
  useAsked(begin.asked, editor, (id) => {
    if (!isThere) return;
    show(id);
    focusThread(id);
  });
  const ordered = inOrder(threads, places, words);

  return (
    <CommentsFrame
      {...{ desk, documentId, locale }}
      open={active !== undefined || composing !== undefined}
      close={() => {
        choose(undefined);
        compose(undefined);
      }}
      missing={begin.asked !== undefined && !isThere}
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
              // The button of the panel is not there while one writes.
              const field = cameFrom.current;
              if (field instanceof HTMLElement && field.matches("[data-unit]")) field.focus();
              else if (editor?.isEditable) editor.commands.focus();
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
