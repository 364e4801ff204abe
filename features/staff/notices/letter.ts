import { createTranslator } from "next-intl";
import { type Locale, newsroomTimeZone } from "@/i18n/routing";
import { sendMail } from "@/lib/mail";
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

/** @throws when the mail cannot be sent */
export async function sendLetter(
  to: Recipient,
  subject: string,
  paragraphs: string[],
): Promise<void> {
  await sendMail({ to: to.email, subject, text: `${paragraphs.join("\n\n")}\n` });
}
