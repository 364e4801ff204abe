import { storyPaths } from "@/features/editorial/paths";
import type { Notification } from "@/features/notifications/data";
import type { Locale } from "@/i18n/routing";

/** Straight to where something is to be done, or to be seen. */
export function linkOf(desk: Locale, notification: Notification): string {
  const { kind, documentId, locale, work, comment } = notification;
  const schedules = kind === "schedule-at-risk" || kind === "schedule-failed";
  if (!locale || schedules || kind === "published") return storyPaths.publish(desk, documentId);
  // A review is for when it is submitted; until then the story says how far it is.
  if (work?.task === "REVIEW") return storyPaths.story(desk, documentId);
  // On what changed since what was approved or public last, with the verbs below it.
  if (kind === "submitted") return storyPaths.review(desk, documentId, locale);
  if (comment) return storyPaths.comment(desk, documentId, locale, comment);
  if (kind === "source-changed") return storyPaths.translate(desk, documentId, locale);
  if (kind === "opinion") return storyPaths.opinions(desk, documentId);
  return storyPaths.text(desk, documentId, locale);
}
