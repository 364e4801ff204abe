/** What people are told of, at the desk and, unless they want none, by mail. */
export const notificationKinds = [
  "submitted",
  "returned",
  "approved",
  "published",
  "opinion",
  "schedule-at-risk",
  "schedule-failed",
  "assigned",
  "due",
  "commented",
  "mentioned",
  "source-changed",
] as const;

export type NotificationKind = (typeof notificationKinds)[number];

export const isNotificationKind = (kind: string): kind is NotificationKind =>
  (notificationKinds as readonly string[]).includes(kind);
