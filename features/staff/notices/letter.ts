import type { Locale } from "@/i18n/routing";
import type { Mail } from "@/lib/mail";

export type Recipient = { email: string; name: string; locale: Locale };

/** A letter to somebody, as the outbox sends it. */
export const letterTo = (to: Recipient, subject: string, paragraphs: readonly string[]): Mail => ({
  to: to.email,
  subject,
  text: `${paragraphs.join("\n\n")}\n`,
});
