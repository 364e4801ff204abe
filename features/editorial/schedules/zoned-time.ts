import type { Reason, ReasonCode } from "@/features/audit/errors";
import { asTyped } from "@/lib/text/input";

export type ZonedTime = {
  /** As on a clock in the zone: `2027-01-05T09:00`, seconds allowed. */
  localTime: string;
  /** A name of the IANA time zone database, such as `Asia/Shanghai`. */
  zone: string;
  /** `+08:00`; needed only where the clock shows that time twice. */
  offset?: string;
};

/** A time in the form in which it is kept, of whatever width the keyboard gave. */
export const typedTime = ({ localTime, zone, offset }: ZonedTime): ZonedTime => ({
  localTime: asTyped(localTime),
  zone: asTyped(zone),
  ...(offset === undefined ? {} : { offset: asTyped(offset) }),
});

type ZonedInstant = { instant: Date } | { reasons: Reason<ReasonCode>[] };

/**
 * The instant at which a clock in a zone shows a time.
 *
 * When clocks go forward some local times never come: they are refused
 * (`time-does-not-exist`) rather than moved, because either move would
 * publish at a time that nobody named. When clocks go back some come twice:
 * they ask for their offset (`time-ambiguous`, with the offsets to choose
 * from as detail).
 */
export function instantOf(typed: ZonedTime): ZonedInstant {
  const { localTime, zone, offset } = typedTime(typed);
  const reasons: Reason<ReasonCode>[] = [];
  const wall = wallTime(localTime);
  if (wall === undefined) reasons.push({ code: "time-invalid", detail: localTime });
  const offsetAt = offsetsOf(zone);
  if (!offsetAt) reasons.push({ code: "zone-unknown", detail: zone });
  const named = offset === undefined ? undefined : parseOffset(offset);
  if (offset !== undefined && named === undefined) {
    reasons.push({ code: "offset-wrong", detail: [offset] });
  }
  if (wall === undefined || !offsetAt || reasons.length > 0) return { reasons };

  // Offsets change at most once within a day or so, and by far less than a day.
  const around = new Set([offsetAt(wall - dayMs), offsetAt(wall + dayMs)]);
  const fitting = [...around]
    .filter((each) => offsetAt(wall - each) === each)
    .sort((a, b) => b - a);
  const [first] = fitting;
  if (first === undefined) return { reasons: [{ code: "time-does-not-exist", detail: localTime }] };
  if (named !== undefined) {
    if (fitting.includes(named)) return { instant: new Date(wall - named) };
    return { reasons: [{ code: "offset-wrong", detail: fitting.map(formatOffset) }] };
  }
  if (fitting.length === 1) return { instant: new Date(wall - first) };
  return { reasons: [{ code: "time-ambiguous", detail: fitting.map(formatOffset) }] };
}

const dayMs = 86_400_000;

/** @returns the local time as if it were UTC, in milliseconds; undefined when there is no such day or hour */
function wallTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return undefined;
  const time = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  // `2027-02-30` would become 2 March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return undefined;
  return time;
}

/** @returns what the zone is ahead of UTC at an instant, in milliseconds; undefined for no zone */
function offsetsOf(zone: string): ((instant: number) => number) | undefined {
  // An offset such as `+08:00` is no place: it knows no rules.
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
  return (instant) => {
    const parts = format.formatToParts(instant);
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
    return name === "GMT" ? 0 : (parseOffset(name.slice(3)) ?? 0);
  };
}

function parseOffset(text: string): number | undefined {
  if (text === "Z") return 0;
  const match = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, hours, minutes, seconds = "0"] = match;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -size : size;
}

/** `+08:00` */
export function formatOffset(milliseconds: number): string {
  const size = Math.abs(milliseconds) / 1000;
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  const seconds = size % 60 ? `:${two(size % 60)}` : "";
  return `${milliseconds < 0 ? "-" : "+"}${two(size / 3600)}:${two((size % 3600) / 60)}${seconds}`;
}
