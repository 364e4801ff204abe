import type { Remark } from "@/features/importing/report/remark";
import { datesWithYear, type EventDates } from "./event-dates";
import type { Day } from "./options";

/**
 * The dates of a story and of the event that it tells of, as far as they are
 * known; what is not known is said and never guessed.
 *
 * @param given the date that the person named
 * @param found the date that the file names beside its headline
 */
export function proposeDates(
  told: EventDates | undefined,
  given: Day | undefined,
  found: Day | undefined,
  remark: (remark: Remark) => void,
): { storyDate: Day | undefined; event: { start: Day; end: Day } | undefined } {
  const storyDate = given ?? found;
  if (found && !given) {
    remark({
      code: "story-date-found",
      message: `The file is dated ${found}: taken as the story's date.`,
      text: found,
    });
  }
  if (!storyDate) {
    remark({
      code: "story-date-missing",
      message:
        "The file does not say the story's date: give it with --date, or it will be the day of the first publication.",
    });
  }
  if (!told) return { storyDate, event: undefined };
  const event = datesWithYear(told, storyDate);
  if (told.year === undefined) {
    remark({
      code: "event-year-unknown",
      message: event
        ? `The text tells of "${told.text}" without a year: ${event.start.slice(0, 4)} is taken from the story's date, please check it.`
        : `The text tells of "${told.text}" and the year is unknown: give the story's date with --date.`,
      text: told.text,
    });
  }
  if (event) {
    const days = event.start === event.end ? event.start : `${event.start} to ${event.end}`;
    remark({
      code: "event-dates-proposed",
      message: `Proposed as days of the event: ${days} ("${told.text}").`,
      text: told.text,
    });
  }
  return { storyDate, event };
}
