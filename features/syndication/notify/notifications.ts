import { type Announcement, announceJob } from "@/features/publication/write/announce";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { enqueueJob, type Job } from "@/lib/jobs/jobs";
import { announcements, type Notification, purges } from "./channels";

/** One request to someone outside, with its own tries. */
export const notifyJob = "notify";

/**
 * Turns the word of a change into one job for each who is to be told, and
 * ends it in the same transaction: so each is told of a change once, and one
 * who does not answer holds up nobody else.
 */
export async function fanOut(job: Job): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.job.deleteMany({ where: { id: job.id } });
    if (count === 0) return;
    let notifications: Notification[];
    if (job.kind === announceJob) {
      // Written by `announce`, in the transaction of the change.
      const change = job.payload as Announcement;
      const where = { locale: change.locale as Locale, key: { in: change.sections } };
      const sections = await tx.publishedSection.findMany({ where, select: { slug: true } });
      notifications = announcements(
        change,
        sections.map(({ slug }) => slug),
      );
    } else notifications = purges((job.payload as { tags: string[] }).tags);
    for (const notification of notifications) {
      const payload: Prisma.InputJsonObject = notification;
      await enqueueJob(tx, { kind: notifyJob, payload });
    }
  });
}
