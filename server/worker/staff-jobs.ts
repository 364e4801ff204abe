import { tellStaffJob } from "@/features/audit/log/audit-log";
import { asBundle, mailBundle, mailBundleJob } from "@/features/notifications/write/mail-bundle";
import { asEvent, noteEvent } from "@/features/notifications/write/note-event";
import { type Progress, unwatched } from "@/lib/progress";
import { doInsistently } from "./insistent-jobs";

/** Notes whom what has happened concerns, until no such job is due. */
export const noteEventsDue = (
  signal: AbortSignal,
  progress: Pick<Progress, "outside"> = unwatched,
): Promise<void> =>
  doInsistently(
    {
      kind: tellStaffJob,
      leaseSeconds: 30,
      mostAttempts: 10,
      read: asEvent,
      work: noteEvent,
      named: (event) => ({ event }),
      words: {
        unreadable: "the job names no event",
        again: "staff will be told of an event later",
        gaveUp: "gave up on telling staff of an event",
      },
    },
    signal,
    progress,
  );

/** Writes to people what they were not told by mail yet: a mail server may be out of reach. */
export const mailBundlesDue = (
  signal: AbortSignal,
  progress: Pick<Progress, "outside"> = unwatched,
): Promise<void> =>
  doInsistently(
    {
      kind: mailBundleJob,
      // Longer than a mail server may take for all of its answers (lib/mail.ts).
      leaseSeconds: 120,
      // About a day.
      mostAttempts: 34,
      read: asBundle,
      work: mailBundle,
      named: ({ userId }) => ({ userId }),
      words: {
        unreadable: "the job names no person",
        again: "a letter to a colleague will be sent again",
        gaveUp: "gave up on a letter to a colleague",
      },
    },
    signal,
    progress,
  );
