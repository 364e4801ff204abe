import {
  colleagues,
  lateAssignments,
  openAssignments,
  ownAssignments,
  today,
} from "@/features/editorial/assignments/data";
import { deletedStories } from "@/features/editorial/keeping/data";
import { presentIn } from "@/features/editorial/presence/presence";
import { endingCount } from "@/features/library/list/list";
import { isAtLeast } from "@/features/staff/policy";
import { requireStaff } from "@/features/staff/sign-in/session";
import { behindCount } from "@/features/translation/data";
import type { Locale } from "@/i18n/routing";
import { waitsFor } from "./data";
import { overview, peopleChoices, sectionChoices } from "./list/data";
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
  const asked = filters.mine ? { ...filters, person: staff.userId } : filters;
  const day = today();
  const isEditor = isAtLeast(staff.role, "editor");
  const [now, found, sections, people, waits, own, late, others, behind, ending] =
    await Promise.all([
      day,
      overview(asked, page, locale),
      sectionChoices(locale),
      peopleChoices(),
      waitsFor(staff, locale),
      ownAssignments(staff.userId, locale, mostAssigned, day),
      isEditor ? lateAssignments(locale, mostAssigned, staff.userId, day) : { rows: [], total: 0 },
      // Nobody else is offered to give work to others.
      isEditor ? colleagues() : [],
      behindCount(),
      endingCount(),
    ]);
  const ids = found.rows.map(({ id }) => id);
  const [present, assigned] = await Promise.all([presentIn(ids), openAssignments(ids, day)]);
  const lists = { waits, own, late, colleagues: others, day: now, behind, ending };
  return { staff, filters, sections, people, present, assigned, ...lists, ...found };
}

/** What was deleted, for whoever is signed in. */
export async function loadDeleted(locale: Locale) {
  await requireStaff(locale);
  return deletedStories(locale);
}
