import { alarmSchema, deliverAlarm } from "@/features/administration/alarms/deliver";
import { alarmJob } from "@/features/administration/alarms/raise";
import { type Progress, unwatched } from "@/lib/progress";
import { doInsistently } from "./insistent-jobs";

/** Tells of alarms until no such job is due: where it goes may be what is broken. */
export const tellAlarmsDue = (
  signal: AbortSignal,
  progress: Pick<Progress, "outside"> = unwatched,
): Promise<void> =>
  doInsistently(
    {
      kind: alarmJob,
      // Longer than a webhook may take.
      leaseSeconds: 120,
      // About six hours: later it is no news.
      mostAttempts: 14,
      read: (payload) => alarmSchema.safeParse(payload).data,
      work: deliverAlarm,
      named: ({ name, state }) => ({ name, state }),
      words: {
        unreadable: "the job has no alarm",
        again: "an alarm will be told again",
        gaveUp: "gave up on telling an alarm",
      },
    },
    signal,
    progress,
  );
