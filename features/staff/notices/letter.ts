import { createTranslator } from "next-intl";
import { type Locale, newsroomTimeZone } from "@/i18n/routing";
import type { Mail } from "@/lib/mail";
import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };

const catalogues: Record<Locale, typeof en> = { zh, en, ru };

export type Recipient = { email: string; name: string; locale: Locale };

/** In the recipient's language, not in that of whoever had it sent. */
export function wordsFor<Namespace extends "StaffLetters" | "StaffNotices" | "Notifications">(
  locale: Locale,
  namespace: Namespace,
) {
  return createTranslator<typeof en, Namespace>({
    locale,
    messages: catalogues[locale],
    namespace,
    timeZone: newsroomTimeZone,
  });
}

/** A letter to somebody, as the outbox sends it. */
export const letterTo = (to: Recipient, subject: string, paragraphs: readonly string[]): Mail => ({
  to: to.email,
  subject,
  text: `${paragraphs.join("\n\n")}\n`,
});
