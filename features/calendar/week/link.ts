import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import type { CalendarItem } from "./item";

/** To where something is to be done about it, or to be seen. */
export function calendarLink(desk: Locale, { kind, documentId, languages, work }: CalendarItem) {
  if (kind === "scheduled" || kind === "failed") return storyPaths.publish(desk, documentId);
  const [locale] = languages;
  if (work && locale) return storyPaths.work(desk, { task: work.task, documentId, locale });
  return storyPaths.story(desk, documentId);
}
