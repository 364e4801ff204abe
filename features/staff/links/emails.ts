import { type Recipient, sendLetter, wordsFor } from "@/features/staff/notices/letter";
import { staffPaths } from "@/features/staff/paths";
import { absoluteUrl } from "@/lib/site-url";

/** @throws when the mail cannot be sent */
export async function sendInvitation(
  to: Recipient,
  given: { token: string; from: string; until: Date },
): Promise<void> {
  const t = wordsFor(to.locale, "StaffLetters");
  await sendLetter(to, t("invitationSubject"), [
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
  const t = wordsFor(to.locale, "StaffLetters");
  await sendLetter(to, t("resetSubject"), [
    t("greeting", { name: to.name }),
    t("reset"),
    absoluteUrl(staffPaths.resetWith(to.locale, given.token)),
    t("until", { until: given.until }),
    t("notAsked"),
  ]);
}
