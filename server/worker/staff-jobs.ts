import { tellStaffJob } from "@/features/audit/log/audit-log";
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
