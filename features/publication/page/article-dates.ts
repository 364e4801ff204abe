import { isoDay, isoInstant } from "@/i18n/dates";

type Dates = {
  /** The day that readers see. */
  storyDate: Date;
  /** When the language came out here. */
  firstPublishedAt: Date;
  updatedAt: Date;
  /** What readers are told of a substantive change; without one there was none. */
  changeNote: string | null;
  /** When a language of the story last came, went, returned or moved. */
  alternatesAt?: Date | null;
};

/**
 * When a story was published and last changed: the one policy by which page,
 * structured data, feeds, sitemaps and news speak (docs/decisions/0028-one-date-policy.md).
 *
 * - `published`: the day that its page shows, at the hour at which it came out
 *   where it came out on that day; else at noon in the newsroom, which is
 *   the same day in Moscow and in London
 * - `modified`: the last change that readers are told of, else `published`
 * - `lastmod`: when a crawler had reason to look again: also when it came
 *   here, and when a language of it came or went
 *
 * The database orders by the first of them and keeps it in a column
 * (`published_at`), which a test holds to this.
 */
export function storyDates(story: Dates): { published: Date; modified: Date; lastmod: Date } {
  const { storyDate, firstPublishedAt, updatedAt, changeNote, alternatesAt } = story;
  const published =
    newsroomDay(firstPublishedAt) === isoDay(storyDate) ? firstPublishedAt : noonOf(storyDate);
  // Nothing was changed before it was published: a date can lie ahead.
  const modified = newest(published, changeNote ? updatedAt : null);
  return { published, modified, lastmod: newest(modified, firstPublishedAt, alternatesAt) };
}

/** The same of a page that has no date of its own: it shows when it was last changed. */
export function pageLastmod(page: Omit<Dates, "storyDate" | "changeNote">): Date {
  return newest(page.updatedAt, page.firstPublishedAt, page.alternatesAt);
}

/** As texts with the newsroom's offset, for heads of pages and structured data. */
export function articleDates(story: Dates): { published: string; modified: string } {
  const { published, modified } = storyDates(story);
  return { published: isoInstant(published), modified: isoInstant(modified) };
}

const newsroomDay = (instant: Date) => isoInstant(instant).slice(0, 10);

const noonOf = (day: Date) => new Date(`${isoDay(day)}T12:00:00${isoInstant(day).slice(-6)}`);

function newest(first: Date, ...others: (Date | null | undefined)[]): Date {
  return others.reduce<Date>((last, each) => (each && each > last ? each : last), first);
}
