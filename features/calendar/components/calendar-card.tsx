"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { State } from "@/components/desk/state";
import type { CalendarItem } from "@/features/calendar/week/item";
import { calendarLink } from "@/features/calendar/week/link";
import { type Locale, languages } from "@/i18n/routing";
import { MoveForm } from "./move-form";
import { moveButtonId } from "./use-moves";

type Props = {
  desk: Locale;
  item: CalendarItem;
  /** The scripts are there: only with them it can be moved. */
  ready: boolean;
  pending: boolean;
  isHeld: boolean;
  /** The mouse takes it up, and lets it go where no day is. */
  take: () => void;
  release: () => void;
  /** The keyboard looks at another day, goes there, or stays. */
  step: (to: number | "first" | "last") => void;
  put: () => void;
  cancel: () => void;
  /** The form says where to. */
  move: (day: string, time?: string) => void;
};

const steps: Record<string, number | "first" | "last"> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: "first",
  End: "last",
};

/** One thing on the calendar. Only with scripts it can be moved; to be read it needs none. */
export function CalendarCard(props: Props) {
  const { desk, item, ready, pending, isHeld, take, release, step, put, cancel, move } = props;
  const t = useTranslations("Calendar");
  const [asks, setAsks] = useState(false);
  const movable = ready && item.move !== undefined;
  const title = item.title || t("untitled");

  const onKeyDown = (event: KeyboardEvent) => {
    const to = steps[event.key];
    if (to !== undefined && !asks) step(to);
    else if (isHeld && (event.key === "Enter" || event.key === " ")) put();
    else if (isHeld && event.key === "Escape") cancel();
    else return;
    event.preventDefault();
  };
  const close = () => {
    setAsks(false);
    document.getElementById(moveButtonId(item.key))?.focus();
  };

  return (
    <li
      className={`calendar-card is-${item.kind} ${isHeld ? "is-held" : ""}`}
      draggable={movable && !asks && !pending}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", title);
        take();
      }}
      onDragEnd={release}
    >
      <KindWords item={item} />
      <a href={calendarLink(desk, item)} lang={languages[item.titleLocale].tag} draggable={false}>
        {title}
      </a>
      <CardFacts item={item} />
      {movable && (
        <button
          id={moveButtonId(item.key)}
          type="button"
          className="calendar-move"
          aria-label={t("moveOf", { title })}
          aria-describedby="calendar-keys"
          aria-expanded={asks}
          aria-disabled={pending}
          onKeyDown={onKeyDown}
          onBlur={() => isHeld && cancel()}
          onClick={() => !pending && setAsks(!asks)}
        >
          {t("move")}
        </button>
      )}
      {movable && asks && (
        <MoveForm
          item={item}
          close={close}
          move={(day, time) => {
            setAsks(false);
            move(day, time);
          }}
        />
      )}
    </li>
  );
}

/** What it is, with its time of day. */
function KindWords({ item: { kind, time, atRisk, work } }: { item: CalendarItem }) {
  const t = useTranslations("Calendar");
  const bad = kind === "failed" || atRisk || work?.late;
  const good = kind === "published" || work?.done;
  const waits = kind === "scheduled" || kind === "due";
  return (
    <span className="calendar-kind">
      <State kind={bad ? "bad" : good ? "good" : waits ? "waits" : "none"}>
        {t(`kind.${work?.done ? "done" : work?.late ? "late" : atRisk ? "atRisk" : kind}`)}
      </State>
      {time && <time dateTime={time}>{time}</time>}
    </span>
  );
}

function CardFacts({ item: { languages: of, work } }: { item: CalendarItem }) {
  const tasks = useTranslations("Assignments");
  return (
    <span className="calendar-facts">
      {work && <>{`${work.name}: ${tasks(`task.${work.task}`)} `}</>}
      {of.map((each, index) => (
        <span key={each}>
          {index > 0 && ", "}
          <span lang={languages[each].tag}>{languages[each].name}</span>
        </span>
      ))}
    </span>
  );
}
