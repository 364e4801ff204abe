import type { Notification } from "@/features/notifications/data";
import { languages } from "@/i18n/routing";

/**
 * What the sentence of a notification (`Notifications.kind.…`) is put together
 * from, at the desk and in letters alike.
 *
 * @param words for whoever is no person, and for a story without a title
 */
export const sentenceValues = (
  { actor, shown, locale }: Notification,
  words: (key: "system" | "untitled") => string,
) => ({
  actor: actor.startsWith("system:") ? words("system") : actor,
  story: shown.title || words("untitled"),
  language: locale ? languages[locale].name : "",
});
