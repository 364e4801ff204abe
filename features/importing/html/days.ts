import { isCalendarDay } from "@/features/importing/reading/credits";
import type { Day } from "@/features/importing/reading/options";

/** The newsroom's zone, which has no daylight saving: a story has one day in all languages. */
const newsroomHours = 8;

/**
 * The day that a machine's date names, in the newsroom's zone; one without a
 * zone is of that zone already.
 */
export function dayIn(given: string | undefined): Day | undefined {
  const found =
    /^\s*([12]\d{3})[-/.年]?([01]?\d)[-/.月]?([0-3]?\d)日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i.exec(
      given ?? "",
    );
  if (!found) return undefined;
  const [, year = "", month = "", day = "", hour, minute, second, zone] = found;
  const plain = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isCalendarDay(plain)) return undefined;
  if (!hour || !zone) return plain;
  const offset = /^z$/i.test(zone) ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  const moment = Date.parse(
    `${plain}T${hour.padStart(2, "0")}:${minute}:${second ?? "00"}${offset}`,
  );
  return Number.isNaN(moment) ? plain : dayOfMoment(moment);
}

/** @param ms since 1970 */
export const dayOfMoment = (ms: number): Day =>
  new Date(ms + newsroomHours * 3_600_000).toISOString().slice(0, 10);
