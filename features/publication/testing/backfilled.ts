import { isoDay, isoInstant } from "@/i18n/dates";

/**
 * A story is backfilled when its date lies before the day on which any
 * language of it first came out: it was put here, and is no news. A
 * translation that follows its original by a day is as much news as that.
 *
 * The database works it out, in the column `backfilled`, which tests hold to this.
 */
export function isBackfilled(storyDate: Date, firstInAnyLanguage: Date): boolean {
  return isoDay(storyDate) < isoInstant(firstInAnyLanguage).slice(0, 10);
}
