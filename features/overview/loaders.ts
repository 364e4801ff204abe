import { requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import { overview, sectionChoices, waitsFor } from "./data";
import { filtersSchema } from "./schema";

/** The home of the desk, for whoever is signed in. */
export async function loadHome(
  locale: Locale,
  query: Record<string, string | string[] | undefined>,
  page: number,
) {
  const staff = await requireStaff(locale);
  const filters = filtersSchema.parse(query);
  const mine = filters.mine ? staff.userId : undefined;
  const [found, sections, waits] = await Promise.all([
    overview(filters, page, mine),
    sectionChoices(locale),
    waitsFor(staff, locale),
  ]);
  return { staff, filters, sections, waits, ...found };
}
