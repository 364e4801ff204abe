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

/** While somebody is at work it is asked so often at most what others have said. */
const seldomMs = 30_000;

/** The comments of a text, and what is done with them. */
export function useComments(documentId: string, locale: Locale, begin: Threads) {
  const [comments, setComments] = useState(begin);
  const [failure, setFailure] = useState<ActionFailure>();
  const [done, setDone] = useState<Done>();
  const reload = useStoryReload();
  const which = { documentId, locale };

  /** An answer that was asked for earlier is not newer than one that is here. */
  const asked = useRef(0);
  const askedAt = useRef(Date.now());
  const refresh = useCallback(async () => {
    asked.current += 1;
    askedAt.current = Date.now();
    const mine = asked.current;
    const answer = await readComments({ documentId, locale }).catch(() => undefined);
    if (answer?.ok && mine === asked.current) setComments(answer.comments);
  }, [documentId, locale]);

  // When somebody comes back to the page, and never by a clock: that would keep a session alive which nobody uses.
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && void refresh();
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [refresh]);

  const refreshSeldom = useCallback(() => {
    if (Date.now() - askedAt.current > seldomMs) void refresh();
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
    /** The same, at most twice a minute. */
    refreshSeldom,
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
