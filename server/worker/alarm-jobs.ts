import { alarmSchema, deliverAlarm } from "@/features/administration/alarms/deliver";
import { alarmJob } from "@/features/administration/alarms/raise";
import { errorMessage } from "@/lib/error-text";
import { claimJob, failJob, finishJob, type Job, retryJob } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";

/** Longer than a webhook or a mail server may take. Seconds. */
const lease = 120;
/** With the waits of `waitBefore` that is about six hours: later it is no news. */
const mostAttempts = 14;

/** Tells of alarms until no such job is due. In a loop of its own: where it goes may be what is broken. */
export async function tellAlarmsDue(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await claimJob([alarmJob], lease);
    if (!job) return;
    await tell(job);
  }
}

async function tell(job: Job): Promise<void> {
  const word = alarmSchema.safeParse(job.payload);
  if (!word.success) return failJob(job.id, "the job has no alarm");
  const { name, state, channel } = word.data;
  try {
    await deliverAlarm(word.data);
  } catch (error) {
    const reason = errorMessage(error);
    if (job.attempts < mostAttempts) {
      log.warn(
        { name, state, channel, attempts: job.attempts, reason },
        "an alarm will be told again",
      );
      return retryJob(job.id, reason, waitBefore(job.attempts));
    }
    log.error({ name, state, channel, reason }, "gave up on telling an alarm");
    return failJob(job.id, reason);
  }
  await finishJob(job.id);
}

/** Seconds: 2, 4, 8 … and then every hour. */
const waitBefore = (attempts: number) => Math.min(2 ** attempts, 3_600);
