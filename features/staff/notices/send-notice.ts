import { z } from "zod";
import { staffPaths } from "@/features/staff/paths";
import { defaultLocale, isLocale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { absoluteUrl } from "@/lib/site-url";
import { sendLetter, wordsFor } from "./letter";
import { type Notice, noticeKinds } from "./tell-person";

const noticeSchema = z.object({
  userId: z.string(),
  kind: z.enum(noticeKinds),
  at: z.iso.datetime(),
  network: z.string().nullable(),
  device: z.string().nullable(),
});

/** A notice out of a job; undefined for something else. */
export const asNotice = (payload: unknown): Notice | undefined =>
  noticeSchema.safeParse(payload).data;

/**
 * Writes to the person. Whose account is gone or disabled meanwhile is told
 * nothing.
 *
 * @throws when the mail cannot be sent
 */
export async function sendNotice({ userId, kind, at, network, device }: Notice): Promise<void> {
  const user = await editorialDb().user.findUnique({ where: { id: userId } });
  if (!user || user.disabledAt) return;
  const locale = isLocale(user.locale) ? user.locale : defaultLocale;
  const t = wordsFor(locale, "StaffNotices");
  const place = { device: device ?? t("unknownDevice"), network: network ?? t("unknownNetwork") };
  await sendLetter({ email: user.email, name: user.name, locale }, t(`subject.${kind}`), [
    t("greeting", { name: user.name }),
    t(`what.${kind}`),
    t("when", { at: new Date(at) }),
    device || network ? t("where", place) : t("onServer"),
    t("yours"),
    t("notYours"),
    absoluteUrl(staffPaths.reset(locale)),
    t("notYoursThen"),
    absoluteUrl(staffPaths.account(locale)),
  ]);
}
