import { lateAssignments, today } from "@/features/editorial/assignments/data";
import { personOfStaff } from "@/features/editorial/loaders";
import { requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import { weekItems } from "./data";
import { askedSchema } from "./schema";
import { weekOf } from "./week/week";

/** So much of what is late is shown above the week: the rest is counted. */
const mostLate = 6;

/** A week of the desk's calendar, for whoever is signed in. */
export async function loadWeek(
  locale: Locale,
  query: Record<string, string | string[] | undefined>,
) {
  const staff = await requireStaff(locale);
  const now = await today();
  const week = weekOf(askedSchema.parse(query).week ?? now);
  const [{ items, cut }, late] = await Promise.all([
    weekItems(week, locale, personOfStaff(staff), now),
    lateAssignments(locale, mostLate, undefined, now),
  ]);
  return { staff, today: now, week, items, cut, late };
}
