import { formatMonthRange } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

/** The months that a list spans, whichever way it is ordered; an empty text of no stories. */
export function monthsOf(locale: Locale, cards: readonly { storyDate: Date }[]): string {
  const days = cards.map(({ storyDate }) => storyDate.getTime());
  if (days.length === 0) return "";
  return formatMonthRange(locale, new Date(Math.min(...days)), new Date(Math.max(...days)));
}
