"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  changeComment,
  comment,
  readComments,
  reopenComment,
  replyToComment,
  resolveComment,
  takeComment,
} from "@/features/comments/actions";
import type { Threads } from "@/features/comments/data";
import { useStoryReload } from "@/features/editorial/components/story-live";
import type { ActionFailure, ActionResult } from "@/features/staff/http/staff-action";
import type { Locale } from "@/i18n/routing";

export type Passage = { unit: string; quote: string; starts: number };
export type Words = { body: string; mentions: string[] };
export type Done = "added" | "replied" | "changed" | "resolved" | "reopened" | "deleted";

/** What others say is heard of after so long, while the page is looked at. */
const everyMs = 30_000;

/** The comments of a text, and what is done with them. */
export function useComments(documentId: string, locale: Locale, begin: Threads) {
  const [comments, setComments] = useState(begin);
  const [failure, setFailure] = useState<ActionFailure>();
  const [done, setDone] = useState<Done>();
  const reload = useStoryReload();
  const which = { documentId, locale };

  /** An answer that was asked for earlier is not newer than one that is here. */
  const asked = useRef(0);
  const refresh = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await readComments({ documentId, locale }).catch(() => undefined);
    if (answer?.ok && mine === asked.current) setComments(answer.comments);
  }, [documentId, locale]);

  useEffect(() => {
    const look = () => document.visibilityState === "visible" && void refresh();
    const timer = setInterval(look, everyMs);
    window.addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", look);
    };
  }, [refresh]);

  async function run<T extends { comments: Threads }>(
    what: Done,
    work: () => Promise<ActionResult<T>>,
  ): Promise<(T & { ok: true }) | undefined> {
    setFailure(undefined);
    setDone(undefined);
    asked.current += 1;
    const answer = await work().catch(() => away);
    if (!answer.ok) {
      setFailure(answer);
      return undefined;
    }
    setComments(answer.comments);
    setDone(what);
    // What stands beside the state counts them, too.
    void reload();
    return answer;
  }

  return {
    comments,
    failure,
    done,
    refresh,
    add: (words: Words, passage: Passage | undefined) =>
      run("added", () => comment({ ...which, ...words, passage })),
    reply: (id: string, words: Words) =>
      run("replied", () => replyToComment({ ...which, id, ...words })),
    change: (id: string, words: Words) =>
      run("changed", () => changeComment({ ...which, id, ...words })),
    resolve: (id: string) => run("resolved", () => resolveComment({ ...which, id })),
    reopen: (id: string) => run("reopened", () => reopenComment({ ...which, id })),
    remove: (id: string) => run("deleted", () => takeComment({ ...which, id })),
  };
}

/** No answer came: the same words as for an error. */
const away: ActionFailure = { ok: false, code: "failed", reasons: [] };

export type Comments = ReturnType<typeof useComments>;
