import { linkReader } from "@/features/editorial/sharing/opinion-schema";
import type { Notification } from "@/features/notifications/data";
import { formatDay } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";

/**
 * What the sentence of a notification (`Notifications.kind.…`) is put together
 * from, at the desk and in letters alike.
 *
 * @param desk in whose language days are said
 * @param words for whoever is no person, and for a story without a title
 */
export const sentenceValues = (
  { actor, shown, locale, work }: Notification,
  desk: Locale,
  words: (key: "system" | "untitled" | "reader") => string,
) => ({
  actor: actor.startsWith("system:")
    ? words(actor === `system:${linkReader}` ? "reader" : "system")
    : actor,
  story: shown.title || words("untitled"),
  language: locale ? languages[locale].name : "",
  task: work?.task ?? "other",
  late: work?.late ? "yes" : "no",
  due: work?.dueOn ? formatDay(desk, work.dueOn) : "none",
});
