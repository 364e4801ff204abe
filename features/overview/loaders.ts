import {
  lateAssignments,
  openAssignments,
  ownAssignments,
} from "@/features/editorial/assignments/data";
import { isAtLeast } from "@/features/staff/policy";
import { requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import { overview, sectionChoices, waitsFor } from "./data";
import { filtersSchema } from "./schema";

/** So many are shown of what somebody is to do, and of what is late: the rest is counted. */
const mostAssigned = 10;

/** The home of the desk, for whoever is signed in. */
export async function loadHome(
  locale: Locale,
  query: Record<string, string | string[] | undefined>,
  page: number,
) {
  const staff = await requireStaff(locale);
  const filters = filtersSchema.parse(query);
  const mine = filters.mine ? staff.userId : undefined;
  const late = isAtLeast(staff.role, "editor")
    ? lateAssignments(locale, mostAssigned, staff.userId)
    : { rows: [], total: 0 };
  const [found, sections, waits, own, lateOnes] = await Promise.all([
    overview(filters, page, mine),
    sectionChoices(locale),
    waitsFor(staff, locale),
    ownAssignments(staff.userId, locale, mostAssigned),
    late,
  ]);
  const assigned = await openAssignments(found.rows.map(({ id }) => id));
  return { staff, filters, sections, waits, assigned, own, late: lateOnes, ...found };
}
