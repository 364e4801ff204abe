import { createTranslator } from "next-intl";
import { staffPaths } from "@/features/staff/paths";
import { type Locale, newsroomTimeZone } from "@/i18n/routing";
import { type Mail, sendMail } from "@/lib/mail";
import { absoluteUrl } from "@/lib/site-url";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";
import zh from "@/messages/zh.json";

const catalogues: Record<Locale, typeof en> = { zh, en, ru };

type Recipient = { email: string; name: string; locale: Locale };

/** In the recipient's language, not in that of whoever had it sent. */
function wordsFor(locale: Locale) {
  return createTranslator({
    locale,
    messages: catalogues[locale],
    namespace: "StaffLetters",
    timeZone: newsroomTimeZone,
  });
}

/** @throws when the mail cannot be sent */
export async function sendInvitation(
  to: Recipient,
  given: { token: string; from: string; until: Date },
): Promise<void> {
  const t = wordsFor(to.locale);
  await send(to, t("invitationSubject"), [
    t("greeting", { name: to.name }),
    t("invitation", { from: given.from }),
    absoluteUrl(staffPaths.invitation(to.locale, given.token)),
    t("until", { until: given.until }),
    t("notMeant"),
  ]);
}

/** @throws when the mail cannot be sent */
export async function sendReset(
  to: Recipient,
  given: { token: string; until: Date },
): Promise<void> {
  const t = wordsFor(to.locale);
  await send(to, t("resetSubject"), [
    t("greeting", { name: to.name }),
    t("reset"),
    absoluteUrl(staffPaths.resetWith(to.locale, given.token)),
    t("until", { until: given.until }),
    t("notAsked"),
  ]);
}

async function send(to: Recipient, subject: string, paragraphs: string[]): Promise<void> {
  const mail: Mail = { to: to.email, subject, text: `${paragraphs.join("\n\n")}\n` };
  await sendMail(mail);
}
