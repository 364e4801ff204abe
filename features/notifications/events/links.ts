import { storyPaths } from "@/features/editorial/paths";
import type { Notification } from "@/features/notifications/data";
import type { Locale } from "@/i18n/routing";

/** Straight to where something is to be done, or to be seen. */
export function linkOf(desk: Locale, { kind, documentId, locale }: Notification): string {
  const schedules = kind === "schedule-at-risk" || kind === "schedule-failed";
  if (!locale || schedules || kind === "published") return storyPaths.publish(desk, documentId);
  return storyPaths.text(desk, documentId, locale);
}
