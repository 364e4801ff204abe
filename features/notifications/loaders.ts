import { requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import { mailIsSent } from "@/lib/mail";
import { mailChoices, newestNotifications } from "./data";

/** For the page of what somebody is told: their own. */
export async function loadNotifications(locale: Locale) {
  const staff = await requireStaff(locale);
  const [notifications, choices] = await Promise.all([
    newestNotifications(staff.userId, locale),
    mailChoices(staff.userId),
  ]);
  return { notifications, choices, mailIsSent: mailIsSent() };
}
