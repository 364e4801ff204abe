import { z } from "zod";
import { staffPaths } from "@/features/staff/paths";
import { defaultLocale, isLocale } from "@/i18n/routing";
import { wordsOf } from "@/i18n/words-of";
import { editorialDb } from "@/lib/db/editorial";
import type { Mail } from "@/lib/mail";
import { absoluteUrl } from "@/lib/site-url";
import { letterTo } from "./letter";
import { noticeKinds } from "./tell-person";

const noticeSchema = z.object({
  userId: z.string(),
  kind: z.enum(noticeKinds),
  at: z.iso.datetime(),
  network: z.string().nullable(),
  device: z.string().nullable(),
});

/**
 * Puts together what a person is told. Whose account is gone or disabled
 * meanwhile is told nothing.
 *
 * @param about a `Notice`
 */
export async function writeNotice(about: unknown): Promise<{ mail: Mail } | undefined> {
  const { userId, kind, at, network, device } = noticeSchema.parse(about);
  const user = await editorialDb().user.findUnique({ where: { id: userId } });
  if (!user || user.disabledAt) return undefined;
  const locale = isLocale(user.locale) ? user.locale : defaultLocale;
  const t = wordsOf(locale, "StaffNotices");
  const place = { device: device ?? t("unknownDevice"), network: network ?? t("unknownNetwork") };
  const mail = letterTo({ email: user.email, name: user.name, locale }, t(`subject.${kind}`), [
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
  return { mail };
}
