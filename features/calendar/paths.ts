import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

/** Addresses of the calendar. `week`: any day of it; this week when left out. */
export const calendarPaths = {
  week: (desk: Locale, week?: string) =>
    `${staffPaths.home(desk)}/calendar${week ? `?week=${week}` : ""}`,
} as const;
