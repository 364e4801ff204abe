import { errorMessage } from "@/lib/error-text";
import { claimJob, failJob, finishJob, type Job, retryJob } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";
import type { Progress } from "@/lib/progress";

/** Jobs that are tried again and again, because what they speak to may be out of reach for a while. */
export type InsistentJobs<Payload> = {
  kind: string;
  /** Longer than one try may take. */
  leaseSeconds: number;
  /** The waits between are 2, 4, 8 … seconds, and then an hour each. */
  mostAttempts: number;
  /** @returns undefined for a payload that is none */
  read: (payload: unknown) => Payload | undefined;
  /** Speaks to a machine of somebody else's. Throws when it is to be tried again. */
  work: (payload: Payload) => Promise<void>;
  /** What the log says of one. */
  named: (payload: Payload) => Record<string, unknown>;
  words: { unreadable: string; again: string; gaveUp: string };
};

/** Does them until none is due. To be called in a loop of its own: it must hold up nothing else. */
export async function doInsistently<Payload>(
  jobs: InsistentJobs<Payload>,
  signal: AbortSignal,
  progress: Pick<Progress, "outside">,
): Promise<void> {
  while (!signal.aborted) {
    const job = await claimJob([jobs.kind], jobs.leaseSeconds);
    if (!job) return;
    await attempt(jobs, job, progress);
  }
}

async function attempt<Payload>(
  jobs: InsistentJobs<Payload>,
  job: Job,
  { outside }: Pick<Progress, "outside">,
): Promise<void> {
  const { read, work, named, words, mostAttempts } = jobs;
  const payload = read(job.payload);
  if (payload === undefined) return failJob(job, words.unreadable);
  try {
    await outside(() => work(payload));
  } catch (error) {
    const reason = errorMessage(error);
    if (job.attempts < mostAttempts) {
      log.warn({ ...named(payload), attempts: job.attempts, reason }, words.again);
      return retryJob(job, reason, secondsBefore(job.attempts));
    }
    log.error({ ...named(payload), reason }, words.gaveUp);
    return failJob(job, reason);
  }
  await finishJob(job.id);
}

const secondsBefore = (attempts: number) => Math.min(2 ** attempts, 3_600);
