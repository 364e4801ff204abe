import { z } from "zod";
import { letterTo } from "@/features/staff/notices/letter";
import { staffPaths } from "@/features/staff/paths";
import { wordsOf } from "@/i18n/words-of";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import type { Mail } from "@/lib/mail";
import { enqueueLetter } from "@/lib/outbox/outbox";
import { absoluteUrl } from "@/lib/site-url";
import { localeOf } from "./links";
import { tokenOfLink } from "./tokens";

/** Of the outbox: an invitation, or the way to a new password. */
export const linkLetter = "link";

const aboutSchema = z.object({ linkId: z.uuid() });

/**
 * Leaves a letter with a link, as a part of what makes the link. The outbox
 * has the link's number alone: what opens anything is made when it is sent
 * (`linkToken`). While it waits, nobody has it sent a second time.
 */
export const mailLink = (tx: Transaction, linkId: string): Promise<void> =>
  enqueueLetter(tx, { letter: linkLetter, about: { linkId }, bundleFor: `link ${linkId}` });

/**
 * Puts the letter with a link together. One that was used, taken back, or has
 * run out meanwhile is not sent, nor one that was made under another secret:
 * nobody knows what opens it.
 *
 * @param about as `mailLink` left it
 */
export async function writeLink(about: unknown): Promise<{ mail: Mail } | undefined> {
  const { linkId } = aboutSchema.parse(about);
  const db = editorialDb();
  const link = await db.staffLink.findFirst({
    where: { id: linkId, endedAt: null, expiresAt: { gt: await databaseNow(db) } },
    include: { user: true },
  });
  const token = link && tokenOfLink(link.id, link.tokenHash);
  if (!link || !token || link.user?.disabledAt) return undefined;
  const { name, email } = link.user ?? link;
  const locale = localeOf(link.user ?? link);
  const to = { email, name, locale };
  const t = wordsOf(locale, "StaffLetters");
  const until = t("until", { until: link.expiresAt });
  if (link.kind === "RESET") {
    const path = staffPaths.resetWith(locale, token);
    const words = [t("greeting", { name }), t("reset"), absoluteUrl(path), until, t("notAsked")];
    return { mail: letterTo(to, t("resetSubject"), words) };
  }
  const mail = letterTo(to, t("invitationSubject"), [
    t("greeting", { name }),
    t("invitation", { from: link.createdByName }),
    absoluteUrl(staffPaths.invitation(locale, token)),
    until,
    t("notMeant"),
  ]);
  return { mail };
}
