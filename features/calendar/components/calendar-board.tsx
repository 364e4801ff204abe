"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CalendarItem } from "@/features/calendar/week/item";
import { dayColumn } from "@/features/editorial/assignments/newsroom-day";
import { Reasons } from "@/features/editorial/components/reasons";
import { formatWeekday } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { CalendarCard } from "./calendar-card";
import { saidId, useMoves } from "./use-moves";

/** Said on the server, so that both sides say the same. */
type DayWords = { day: string; name: string; isToday: boolean; isPast: boolean };

type Props = { desk: Locale; days: readonly DayWords[]; items: readonly CalendarItem[] };

/** What is taken up, by the mouse or by the keyboard, and over which day it is. */
type Held = { key: string; over: string };

/** A week: each day with what stands on it, which goes to another day by mouse, keys or a form. */
export function CalendarBoard({ desk, days, items }: Props) {
  const t = useTranslations("Calendar");
  const [held, hold] = useState<Held>();
  // Of the board and not of its cards: one that comes to another day is made anew, and has its button at once.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const nameOf = (day: string) =>
    days.find((each) => each.day === day)?.name ?? formatWeekday(desk, dayColumn(day));
  const titleOf = ({ title }: CalendarItem) => title || t("untitled");
  const { move, say, said, result, pending } = useMoves(items, {
    moving: (item, day) => t("moving", { title: titleOf(item), day: nameOf(day) }),
    moved: (item, day) => t("moved", { title: titleOf(item), day: nameOf(day) }),
    refused: (item) => t("refused", { title: titleOf(item) }),
  });
  const heldItem = items.find(({ key }) => key === held?.key);

  /** By the keyboard: over another day of this week, and not yet there. */
  const step = (item: CalendarItem, to: number | "first" | "last") => {
    const from = days.findIndex(
      ({ day }) => day === (held?.key === item.key ? held.over : item.day),
    );
    const index = to === "first" ? 0 : to === "last" ? days.length - 1 : from + to;
    const target = days[index];
    if (!target) return say(t("edge"));
    hold({ key: item.key, over: target.day });
    say(t("over", { title: titleOf(item), day: target.name }));
  };
  const letGo = (item: CalendarItem) => {
    hold(undefined);
    say(t("stays", { title: titleOf(item), day: nameOf(item.day) }));
  };
  const drop = (item: CalendarItem, day: string) => {
    hold(undefined);
    if (day !== item.day) move(item, day);
    else say(t("stays", { title: titleOf(item), day: nameOf(day) }));
  };

  return (
    <div className="calendar" aria-busy={pending}>
      <p id="calendar-keys" className="visually-hidden">
        {t("keys")}
      </p>
      <p id={saidId} className="calendar-said" role="status" tabIndex={-1}>
        {said}
      </p>
      <Reasons result={result} />
      <ol className="calendar-week">
        {days.map(({ day, name, isToday, isPast }) => {
          const own = items.filter((item) => item.day === day);
          return (
            <li
              key={day}
              className={dayClass({
                isToday,
                isPast,
                isOver: held?.over === day,
                isEmpty: own.length === 0,
              })}
              onDragOver={(event) => {
                if (!heldItem) return;
                event.preventDefault();
                event.dataTransfer.dropEffect = "move";
                if (held?.over !== day) hold({ key: heldItem.key, over: day });
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (heldItem) drop(heldItem, day);
              }}
            >
              <h2>
                <time dateTime={day}>{name}</time>
                {isToday && <span className="calendar-today">{t("today")}</span>}
              </h2>
              {own.length === 0 ? (
                <p className="desk-soft desk-small">{t("nothing")}</p>
              ) : (
                <ul>
                  {own.map((item) => (
                    <CalendarCard
                      key={item.key}
                      {...{ desk, item, ready, pending }}
                      isHeld={held?.key === item.key}
                      take={() => hold({ key: item.key, over: item.day })}
                      release={() => hold(undefined)}
                      step={(to) => step(item, to)}
                      cancel={() => letGo(item)}
                      put={() => held && drop(item, held.over)}
                      move={(to, time) => move(item, to, time)}
                    />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const dayClass = (is: Record<"isToday" | "isPast" | "isOver" | "isEmpty", boolean>) =>
  [
    "calendar-day",
    is.isToday && "is-today",
    is.isPast && "is-past",
    is.isOver && "is-over",
    is.isEmpty && "is-empty",
  ]
    .filter(Boolean)
    .join(" ");
