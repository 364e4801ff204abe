import { asNotice, sendNotice } from "@/features/staff/notices/send-notice";
import { tellPersonJob } from "@/features/staff/notices/tell-person";
import { type Progress, unwatched } from "@/lib/progress";
import { doInsistently } from "./insistent-jobs";

/** Writes to people about their accounts until no such job is due: a mail server may be out of reach. */
export const tellDue = (
  signal: AbortSignal,
  progress: Pick<Progress, "outside"> = unwatched,
): Promise<void> =>
  doInsistently(
    {
      kind: tellPersonJob,
      // Longer than a mail server may take for all of its answers (lib/mail.ts).
      leaseSeconds: 120,
      // About a day.
      mostAttempts: 34,
      read: asNotice,
      work: sendNotice,
      named: ({ kind }) => ({ kind }),
      words: {
        unreadable: "the job has no notice",
        again: "a notice will be sent again",
        gaveUp: "gave up on a notice to a person",
      },
    },
    signal,
    progress,
  );
