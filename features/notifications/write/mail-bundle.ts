import { z } from "zod";
import {
  mailChoices,
  type Notification,
  notificationsToMail,
  worded,
} from "@/features/notifications/data";
import { linkOf } from "@/features/notifications/events/links";
import { sentenceValues } from "@/features/notifications/events/sentence";
import { notificationPaths } from "@/features/notifications/paths";
import { sendLetter, wordsFor } from "@/features/staff/notices/letter";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { mailIsSent } from "@/lib/mail";
import { absoluteUrl } from "@/lib/site-url";

export const mailBundleJob = "mail-bundle";

/** So long a letter waits for more to tell: a review of three languages is one letter. */
export const bundleSeconds = 60;

const payloadSchema = z.object({ userId: z.string() });

/** Whom to write to, out of a job; undefined for something else. */
export const asBundle = (payload: unknown): { userId: string } | undefined =>
  payloadSchema.safeParse(payload).data;

/**
 * Writes one letter to one person about all that they were not told by mail
 * yet: in their language, with a link for each that works after signing in.
 * What they read at the desk meanwhile, or want no mails of, is left out.
 *
 * @throws when the mail cannot be sent: nothing is marked, and it is tried again
 */
export async function mailBundle({ userId }: { userId: string }): Promise<void> {
  const db = editorialDb();
  if (await isBeingWritten(userId)) throw new Error("another letter to them is on its way");
  const person = await db.user.findUnique({ where: { id: userId } });
  const { ids, rows } = await notificationsToMail(userId);
  if (!person || ids.length === 0) return;
  const locale = isLocale(person.locale) ? person.locale : defaultLocale;
  const choices = await mailChoices(userId);
  const unread = rows.filter(({ readAt }) => readAt === null);
  const told = (await worded(unread, locale)).filter(({ kind }) => choices[kind]);
  // Without a mail server letters would be files that nobody sends on, and that no erasure finds.
  if (told.length > 0 && !person.disabledAt && mailIsSent()) {
    const to = { email: person.email, name: person.name, locale };
    await sendLetter(to, subjectOf(locale, told), paragraphsOf(locale, person.name, told));
  }
  await db.notification.updateMany({
    where: { id: { in: ids } },
    data: { mailedAt: await databaseNow(db) },
  });
}

/** Whether another worker is at it: it sends what this one would send a second time. */
async function isBeingWritten(userId: string): Promise<boolean> {
  const [row] = await editorialDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM editorial.job
    WHERE kind = ${mailBundleJob} AND payload ->> 'userId' = ${userId}
      AND leased_until > editorial.clock()`;
  return (row?.count ?? 0) > 1;
}

/** What a letter lists: the rest is counted, and stands at the desk. */
const mostInLetter = 30;

function subjectOf(locale: Locale, told: readonly Notification[]): string {
  const t = wordsFor(locale, "Notifications");
  const [first] = told;
  if (told.length > 1 || !first) return t("mail.subject", { count: told.length });
  return sentenceOf(locale, first);
}

function paragraphsOf(locale: Locale, name: string, told: readonly Notification[]): string[] {
  const t = wordsFor(locale, "Notifications");
  return [
    t("mail.greeting", { name }),
    ...told
      .slice(0, mostInLetter)
      .map((each) =>
        [
          sentenceOf(locale, each),
          ...(each.words ? [each.words] : []),
          absoluteUrl(linkOf(locale, each)),
        ].join("\n"),
      ),
    ...(told.length > mostInLetter ? [t("mail.more", { count: told.length - mostInLetter })] : []),
    t("mail.choose"),
    absoluteUrl(notificationPaths.choices(locale)),
  ];
}

function sentenceOf(desk: Locale, told: Notification): string {
  const t = wordsFor(desk, "Notifications");
  return t(`kind.${told.kind}`, sentenceValues(told, desk, t));
}
