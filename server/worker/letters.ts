import { alarmLetter, writeAlarm } from "@/features/administration/alarms/deliver";
import { bundleLetter, writeBundle } from "@/features/notifications/write/mail-bundle";
import { linkLetter, writeLink } from "@/features/staff/links/emails";
import { noticeLetter } from "@/features/staff/notices/tell-person";
import { writeNotice } from "@/features/staff/notices/write-notice";
import type { Mail } from "@/lib/mail";

/** A letter, put together; and what is to be noted when it has gone out. */
type Written = { mail: Mail; sent?: () => Promise<void> };

type LetterKind = {
  /**
   * @param about as it stands in the outbox
   * @returns undefined where there is nothing to tell any more
   */
  write: (about: unknown) => Promise<Written | undefined>;
  /** The waits between are 2, 4, 8 … seconds, and then an hour each. */
  mostAttempts: number;
};

/** About a day. */
const aDay = 34;
/** About six hours: later it is no news. */
const sixHours = 14;

/** What puts each kind of letter of the outbox together. */
export const letters: Readonly<Record<string, LetterKind>> = {
  [noticeLetter]: { write: writeNotice, mostAttempts: aDay },
  [linkLetter]: { write: writeLink, mostAttempts: aDay },
  [bundleLetter]: { write: writeBundle, mostAttempts: aDay },
  [alarmLetter]: { write: writeAlarm, mostAttempts: sixHours },
};

/** They are many at times, and can wait. */
export const bundles = [bundleLetter];

/** Somebody waits for these: no bundle is to stand before them. */
export const promptLetters = Object.keys(letters).filter((each) => !bundles.includes(each));
