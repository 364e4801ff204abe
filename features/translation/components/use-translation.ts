"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Standing } from "@/features/editorial/units/provenance";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { isSameLayout, rowsOf } from "@/features/translation/layout/rows";
import type { Pair } from "@/features/translation/linking/align";
import type { Written } from "@/features/writing/components/use-written";
import type { Locale } from "@/i18n/routing";
import { confirmUnits, linkUnits, readTranslation, takeFromMachine } from "../actions";
import type { TranslationView } from "../data";

/** So often somebody who only looks learns that the source has changed. */
const askedEveryMs = 20_000;

type Options = { documentId: string; locale: Locale; view: TranslationView };

/** How the text that is being written stands to its source: asked anew with each save, and now and then. */
export function useTranslation({ documentId, locale, ...given }: Options, written: Written) {
  const [view, setView] = useState(given.view);
  const [failed, setFailed] = useState<ActionResult>();
  const [working, setWorking] = useState(false);
  const { source } = view;
  const asked = useRef(0);
  const known = useRef(given.view.stamp);
  // Of this text: what it asks for and saves meanwhile is asked about once, when it is done.
  const acting = useRef(0);

  const refresh = useCallback(async () => {
    const number = ++asked.current;
    const question = { documentId, locale, source, known: known.current };
    const answer = await readTranslation(question).catch(() => undefined);
    // Answers may overtake each other: only the newest question counts.
    const news = answer?.ok ? answer.news : undefined;
    if (!news || number !== asked.current) return;
    known.current = news.stamp;
    setView((before) => ({
      ...before,
      ...news,
      content: news.content ?? before.content,
      guesses: news.linked ? [] : before.guesses,
    }));
  }, [documentId, locale, source]);

  const { state } = written.text.state;
  const opened = useRef(true);
  useEffect(() => {
    if (opened.current) opened.current = false;
    else if (state === "saved" && acting.current === 0) void refresh();
  }, [state, refresh]);
  useEffect(() => {
    const look = () =>
      document.visibilityState === "visible" && acting.current === 0 && void refresh();
    const timer = setInterval(look, askedEveryMs);
    window.addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", look);
    };
  }, [refresh]);

  /** Does something with the links of the text as it stands here: it is saved first. */
  const act = async (work: () => Promise<ActionResult>): Promise<boolean> => {
    setWorking(true);
    acting.current += 1;
    const { queue } = written.text;
    try {
      await queue.flush();
      const answer: ActionResult = queue.settled
        ? await work().catch(() => ({ ok: false, code: "failed", reasons: [] }))
        : { ok: false, code: "failed", reasons: [] };
      setFailed(answer.ok ? undefined : answer);
      await refresh();
      return answer.ok;
    } finally {
      acting.current -= 1;
      setWorking(acting.current > 0);
    }
  };
  const which = { documentId, locale };
  const laid = useMemo(
    () => rowsOf(view.content.body, written.body, view.lines, view.guesses),
    [view, written.body],
  );
  // A letter changes no row: while they are the same ones, what shows them is not made anew.
  const shown = useRef(laid);
  if (!isSameLayout(shown.current, laid)) shown.current = laid;
  const { rows, fields } = shown.current;

  return {
    view,
    rows,
    fields,
    failed,
    working,
    confirm: (lines: readonly Standing[], reason = "") =>
      act(() => confirmUnits({ ...which, reason, lines: lines.map(seenIn) })),
    /** Before a machine's words are put into a unit. */
    takeFromMachine: (unit: string, seen: { unit: string; hash: string }) =>
      act(() => takeFromMachine({ ...which, source, unit, seen })),
    link: (pairs?: Pair[], units?: string[]) =>
      act(() => linkUnits({ ...which, source, pairs, units })),
    refresh,
  };
}

export type Translation = ReturnType<typeof useTranslation>;

const seenIn = ({ unit, sources }: Standing) => ({
  unit,
  seen: sources.map(({ unit, hash }) => ({ unit, hash })),
});
