import { isoDay, isoInstant } from "@/i18n/dates";

type Dates = {
  /** The day that readers see. */
  storyDate: Date;
  firstPublishedAt: Date;
  updatedAt: Date;
  /** What readers are told of a substantive change; without one there was none. */
  changeNote: string | null;
};

/**
 * When a story was published and last changed, as machines are told: the day
 * that its page shows, with the hour where it came out on that day, and else
 * from the day's beginning in the newsroom's zone. Always with the offset.
 */
export function articleDates({ storyDate, firstPublishedAt, updatedAt, changeNote }: Dates): {
  published: string;
  modified: string;
} {
  const day = isoDay(storyDate);
  const first = isoInstant(firstPublishedAt);
  const published = first.startsWith(day) ? first : `${day}T00:00:00${first.slice(-6)}`;
  const modified = changeNote ? isoInstant(updatedAt) : published;
  // Of one form and one offset, so their order as texts is that in time.
  return { published, modified: [published, modified].sort()[1] ?? published };
}
