import { instantOf } from "@/features/editorial/schedules/zoned-time";
import { newsroomTimeZone } from "@/i18n/routing";

const dayMs = 86_400_000;

/** Seven days in the newsroom's zone, from a Monday on, as `2026-11-30`. */
export type Week = { days: string[]; previous: string; next: string };

/** @param day any day of it */
export function weekOf(day: string): Week {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const monday = daysLater(day, -((weekday + 6) % 7));
  return {
    days: Array.from({ length: 7 }, (_, index) => daysLater(monday, index)),
    previous: daysLater(monday, -7),
    next: daysLater(monday, 7),
  };
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The instant at which a day begins in the newsroom. */
export function beginningOf(day: string): Date {
  const found = instantOf({ localTime: `${day}T00:00`, zone: newsroomTimeZone });
  if ("reasons" in found) throw new Error(`there is no day ${day}`);
  return found.instant;
}
