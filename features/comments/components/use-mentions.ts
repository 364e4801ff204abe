"use client";

import { useEffect, useState } from "react";
import { findColleagues } from "@/features/comments/actions";
import type { Colleague } from "@/features/comments/data";

/** The words from an @ to the caret, while they may be a name. */
const nameBefore = /(?:^|[\s（(，,。;；])@([\p{L}\p{M}.'’\- ]{0,40})$/u;

/** A pause in typing, after which it is asked who is called that. */
const quietMs = 200;

/** Who could be meant by an @ before the caret; undefined while none is. */
export function useMentions() {
  const [asked, setAsked] = useState<string>();
  const [people, setPeople] = useState<Colleague[]>();
  useEffect(() => {
    if (asked === undefined) return setPeople(undefined);
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await findColleagues({ words: asked }).catch(() => undefined);
      if (!current) return;
      // After "@Anna, " a sentence goes on: nobody is called that any more.
      const goesOn = answer?.ok && answer.people.length === 0 && asked.includes(" ");
      setPeople(answer?.ok && !goesOn ? answer.people : undefined);
    }, quietMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return {
    people,
    /** Looks what stands before the caret. */
    look: (text: string, caret: number) => setAsked(nameBefore.exec(text.slice(0, caret))?.[1]),
    close: () => {
      setAsked(undefined);
      setPeople(undefined);
    },
  };
}

/** A text with a name in the place of what was typed of it. */
export function withName(text: string, caret: number, name: string) {
  const from = text.lastIndexOf("@", caret - 1);
  const before = `${text.slice(0, from)}@${name} `;
  return { body: before + text.slice(caret), caret: before.length };
}
