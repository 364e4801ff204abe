"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { moveItem } from "@/features/calendar/actions";
import type { CalendarItem, Movable } from "@/features/calendar/week/item";
import type { ActionResult } from "@/features/staff/http/staff-action";

/** Where the button is that moves an item: it has the focus again when the item has come to its day. */
export const moveButtonId = (key: string) => `move-${key}`;

/** Where it is said what becomes of a move. */
export const saidId = "calendar-said";

type Words = Record<"moving" | "moved" | "refused", (item: CalendarItem, day: string) => string>;

/**
 * Moves items of the calendar, says what becomes of that, and has the focus
 * go with what was moved: its row is another one by then.
 *
 * @param items as the server has them: they are others after a move
 */
export function useMoves(items: readonly CalendarItem[], words: Words) {
  const [said, say] = useState("");
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const moved = useRef<{ key: string; day: string }>(undefined);

  useEffect(() => {
    const { key, day } = moved.current ?? {};
    if (!key) return;
    const item = items.find((each) => each.key === key);
    if (item && item.day !== day) return;
    moved.current = undefined;
    // In another week by now: what became of it is said where the focus goes.
    document.getElementById(item ? moveButtonId(key) : saidId)?.focus();
  }, [items]);

  /** @param time of a schedule, where it is another one */
  const move = (item: CalendarItem, day: string, time?: string) => {
    if (!item.move || pending) return;
    const asked = payloadOf(item.move, day, time);
    say(words.moving(item, day));
    setResult(null);
    moved.current = { key: item.key, day };
    start(async () => {
      const answer = await moveItem(asked);
      start(() => {
        setResult(answer);
        say(answer.ok ? words.moved(item, day) : words.refused(item, day));
        if (!answer.ok) moved.current = undefined;
      });
    });
  };
  return { move, say, said, result, pending };
}

function payloadOf(move: Movable, day: string, time?: string) {
  return move.kind === "schedule" ? { ...move, day, time: time ?? move.time } : { ...move, day };
}
