"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { Field } from "@/components/desk/field";
import type { CalendarItem } from "@/features/calendar/week/item";

type Props = {
  item: CalendarItem;
  move: (day: string, time?: string) => void;
  close: () => void;
};

/** Another day, and of a schedule another time, said in a form: for whoever does not drag. */
export function MoveForm({ item, move, close }: Props) {
  const t = useTranslations("Calendar");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const time = typed.get("time");
    move(`${typed.get("day")}`, typeof time === "string" ? time : undefined);
  };
  return (
    <form
      ref={form}
      className="calendar-form"
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <Field
        id={`day-${item.key}`}
        name="day"
        type="date"
        label={t("day")}
        defaultValue={item.day}
        required
      />
      {item.time && (
        <Field
          id={`time-${item.key}`}
          name="time"
          type="time"
          label={t("time")}
          defaultValue={item.time}
          required
        />
      )}
      <div className="button-row">
        <button type="submit" className="button button-small">
          {t("put")}
        </button>
        <button type="button" className="button button-small button-quiet" onClick={close}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
