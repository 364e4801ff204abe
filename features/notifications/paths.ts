import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

/** Addresses of what people are told. */
export const notificationPaths = {
  list: (desk: Locale) => `${staffPaths.home(desk)}/notifications`,
  choices: (desk: Locale) => `${staffPaths.home(desk)}/notifications#mail`,
} as const;
