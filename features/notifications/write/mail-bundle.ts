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
import { letterTo } from "@/features/staff/notices/letter";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { wordsOf } from "@/i18n/words-of";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { type Mail, mailIsSent } from "@/lib/mail";
import { enqueueLetters } from "@/lib/outbox/outbox";
import { absoluteUrl } from "@/lib/site-url";

/** Of the outbox. */
export const bundleLetter = "notifications";

/** What letters to one person wait under, so that they go as one. */
const bundleOf = (userId: string) => `${bundleLetter} ${userId}`;

/** So long a letter waits for more to tell: a review of three languages is one letter. */
export const bundleSeconds = 60;

/**
 * Leaves a letter for each of these people, or has the one that waits for them
 * take it along.
 *
 * @param from when what it tells of happened
 */
export async function leaveBundles(
  tx: Transaction,
  userIds: readonly string[],
  from: Date,
): Promise<void> {
  const dueAt = new Date(from.getTime() + bundleSeconds * 1_000);
  await enqueueLetters(
    tx,
    [...new Set(userIds)].map((userId) => ({
      letter: bundleLetter,
      about: { userId },
      bundleFor: bundleOf(userId),
      dueAt,
    })),
  );
}

const aboutSchema = z.object({ userId: z.string() });

/**
 * Puts one letter to one person together about all that they were not told by
 * mail yet: in their language, with a link for each that works after signing
 * in. What they read at the desk meanwhile, or want no mails of, is left out.
 *
 * @param about whom to write to
 * @returns with what notes that they were told: until then it is tried again
 */
export async function writeBundle(
  about: unknown,
): Promise<{ mail: Mail; sent: () => Promise<void> } | undefined> {
  const { userId } = aboutSchema.parse(about);
  const db = editorialDb();
  const person = await db.user.findUnique({ where: { id: userId } });
  const { ids, rows } = await notificationsToMail(userId);
  if (!person || ids.length === 0) return undefined;
  const locale = isLocale(person.locale) ? person.locale : defaultLocale;
  const choices = await mailChoices(userId);
  const unread = rows.filter(({ readAt }) => readAt === null);
  const told = (await worded(unread, locale)).filter(({ kind }) => choices[kind]);
  const sent = async () => {
    const mailedAt = await databaseNow(db);
    await db.notification.updateMany({ where: { id: { in: ids } }, data: { mailedAt } });
  };
  // Without a mail server letters would be files that nobody sends on, and that no erasure finds.
  if (told.length === 0 || person.disabledAt || !mailIsSent()) {
    await sent();
    return undefined;
  }
  const to = { email: person.email, name: person.name, locale };
  const words = paragraphsOf(locale, person.name, told);
  return { mail: letterTo(to, subjectOf(locale, told), words), sent };
}

/** What a letter lists: the rest is counted, and stands at the desk. */
const mostInLetter = 30;

function subjectOf(locale: Locale, told: readonly Notification[]): string {
  const t = wordsOf(locale, "Notifications");
  const [first] = told;
  if (told.length > 1 || !first) return t("mail.subject", { count: told.length });
  return sentenceOf(locale, first);
}

function paragraphsOf(locale: Locale, name: string, told: readonly Notification[]): string[] {
  const t = wordsOf(locale, "Notifications");
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
  const t = wordsOf(desk, "Notifications");
  return t(`kind.${told.kind}`, sentenceValues(told, desk, t));
}
