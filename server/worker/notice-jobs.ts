import { asNotice, sendNotice } from "@/features/staff/notices/send-notice";
import { tellPersonJob } from "@/features/staff/notices/tell-person";
import { errorMessage } from "@/lib/error-text";
import { claimJob, failJob, finishJob, type Job, retryJob } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";

/** Longer than a mail server may take for all of its answers (lib/mail.ts). */
const leaseSeconds = 120;
/** With the waits of `secondsBefore` that is about a day. */
const mostAttempts = 34;

/**
 * Writes to people about their accounts until no such job is due. In a loop of its
 * own: a mail server that is out of reach must hold up nothing else.
 */
export async function tellDue(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await claimJob([tellPersonJob], leaseSeconds);
    if (!job) return;
    await tell(job);
  }
}

async function tell(job: Job): Promise<void> {
  const notice = asNotice(job.payload);
  if (!notice) return failJob(job.id, "the job has no notice");
  try {
    await sendNotice(notice);
  } catch (error) {
    const reason = errorMessage(error);
    const { kind } = notice;
    if (job.attempts < mostAttempts) {
      log.warn({ kind, attempts: job.attempts, reason }, "a notice will be sent again");
      return retryJob(job.id, reason, secondsBefore(job.attempts));
    }
    log.error({ kind, reason }, "gave up on a notice to a person");
    return failJob(job.id, reason);
  }
  await finishJob(job.id);
}

/** 2, 4, 8 … and then every hour. */
const secondsBefore = (attempts: number) => Math.min(2 ** attempts, 3_600);
