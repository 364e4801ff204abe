import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { Maintenance } from "@/lib/maintenance";
import { messagesOf } from "./plain-page";

/** What readers are told while the site is being worked on, and until when, where that lies ahead. */
export function maintenanceWords(locale: Locale, { until }: Maintenance) {
  const { title, text, until: back } = messagesOf(locale, "Maintenance");
  const isAhead = until !== undefined && until.getTime() > Date.now();
  const end = isAhead ? ` ${back.replace("{time}", formatInstant(locale, until))}` : "";
  return { title, text: text + end };
}
