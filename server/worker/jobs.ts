import { z } from "zod";
import { receiptJob } from "@/features/editorial/publishing/receipts";
import { endLeadJob, endLeadStory } from "@/features/editorial/site/lead-story";
import { ageNews, ageNewsJob } from "@/features/publication/write/news-ageing";
import { claimJob, failJob, finishJob, type Job, putOffJob, retryJob } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";
import { readMaintenance } from "@/lib/maintenance";
import { type Progress, unwatched } from "@/lib/progress";
import { checkReceipt } from "./receipts/job";
import { endReceipt, namesBehind } from "./receipts/rows";
import { wholeSite } from "./receipts/whole-site";

/**
 * More than twice as long as a round of looking takes (see receipts/job.ts):
 * what it has seen is noted by the database, which may be slow. For so long
 * nobody goes on with what a killed worker had.
 */
const leaseSeconds = 45;
/** With the waits of `secondsBefore` that is about two hours. */
const mostAttempts = 30;
/** While readers are told that the site is being worked on. */
const maintenanceSeconds = 30;
const payloadSchema = z.object({ receiptId: z.uuid() });

/**
 * Does jobs until none is due: receipts, the end of a lead story's time, and
 * sitemaps of news that name a story which is too old for them.
 *
 * @param signal ends it after what was begun; a receipt is then gone on with by whoever comes next
 * @param progress told of each job
 * @throws what a job throws, such as a database that is away: it is due again after its lease
 */
export async function doDueJobs(
  signal: AbortSignal,
  progress: Pick<Progress, "note"> = unwatched,
): Promise<void> {
  while (!signal.aborted) {
    const job = await claimJob([receiptJob, endLeadJob, ageNewsJob], leaseSeconds);
    progress.note();
    if (!job) return;
    if (job.kind === receiptJob) await doReceipt(job, signal);
    else if (job.kind === ageNewsJob) await makeNewsAnew(job);
    else await endLead(job);
  }
}

/** Done twice it does nothing: another story may lead by then. */
async function endLead(job: Job): Promise<void> {
  if (await endLeadStory()) log.info("the time of the lead story has ended");
  await finishJob(job.id);
}

async function makeNewsAnew(job: Job): Promise<void> {
  await ageNews((job.payload as { locale: string }).locale);
  await finishJob(job.id);
}

async function doReceipt(job: Job, signal: AbortSignal): Promise<void> {
  const payload = payloadSchema.safeParse(job.payload);
  if (!payload.success) return failJob(job, "the job does not name a receipt");
  const { receiptId } = payload.data;
  const worked = await readMaintenance();
  const outcome = await checkReceipt(receiptId, wholeSite(), signal);
  if (outcome === "done" || outcome === "gone") return finishJob(job.id);
  // As many as there are: somebody waits for the rest, and it is not late.
  if (outcome === "going") return putOffJob(job, "there are more addresses", 0);
  // Readers are to get something else: however long that lasts, the receipt is not given up for it.
  if (worked || (await readMaintenance()))
    return putOffJob(job, "the site is being worked on", maintenanceSeconds);
  // Stopped in the middle: whoever comes next goes on at once.
  if (signal.aborted) return retryJob(job, "the worker was stopped", 0);
  const behind = await namesBehind(receiptId);
  if (job.attempts < mostAttempts) {
    log.warn(
      { receiptId, attempts: job.attempts, behind },
      "some addresses do not show a publish yet",
    );
    return retryJob(job, "some addresses are behind", secondsBefore(job.attempts));
  }
  await endReceipt(receiptId, "INCOMPLETE");
  log.error({ receiptId, behind }, "gave up on a receipt: some addresses do not show the publish");
  await failJob(job, "some addresses are behind");
}

/** Soon at first, because most outages are restarts. */
const secondsBefore = (attempts: number) => Math.min(2 ** attempts, 240);
