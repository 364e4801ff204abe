import { announceJob } from "@/features/publication/write/announce";
import type { Notification } from "@/features/syndication/notify/channels";
import { deliver } from "@/features/syndication/notify/deliver";
import { fanOut, notifyJob } from "@/features/syndication/notify/notifications";
import { claimJob, failJob, finishJob, type Job, retryJob } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";
import { purgeJob } from "@/lib/page-store/expire";
import { type Progress, unwatched } from "@/lib/progress";

/** Longer than a request may take (see deliver.ts). */
const leaseSeconds = 20;
/** With the waits of `secondsBefore` that is about a day. */
const mostAttempts = 32;

/**
 * Tells the outside world of changes until no job of that kind is due. In
 * lanes of its own: who does not answer must not hold up a receipt.
 */
export async function notifyDue(
  width: number,
  signal: AbortSignal,
  progress: Pick<Progress, "outside"> = unwatched,
): Promise<void> {
  const lane = async () => {
    while (!signal.aborted) {
      const job = await claimJob([announceJob, purgeJob, notifyJob], leaseSeconds);
      if (!job) return;
      // A request that is under way is waited for, also by a worker that stops.
      if (job.kind === notifyJob) await send(job, progress);
      else await fanOut(job);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function send(job: Job, { outside }: Pick<Progress, "outside">): Promise<void> {
  // Written by `fanOut` alone.
  const notification = job.payload as Notification;
  const { channel } = notification;
  const delivery = await outside(() => deliver(notification, job.id));
  if (delivery.outcome === "done") return finishJob(job.id);
  const { outcome, reason } = delivery;
  if (outcome === "again" && job.attempts < mostAttempts) {
    log.warn({ channel, attempts: job.attempts, reason }, "a notification will be tried again");
    return retryJob(job, reason, delivery.seconds ?? secondsBefore(job.attempts));
  }
  log.error({ channel, reason }, "gave up on a notification");
  await failJob(job, reason);
}

/** 1, 2, 4 … and then every hour. */
const secondsBefore = (attempts: number) => Math.min(2 ** (attempts - 1), 3_600);
