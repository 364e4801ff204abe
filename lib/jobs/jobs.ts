import type { Prisma } from "@/generated/prisma/client";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";

/**
 * Jobs as rows beside the content: put there by the transaction that makes
 * them necessary, so that there is never one without the other. See
 * docs/decisions/0009-jobs-are-rows.md.
 *
 * A job is done at least once: a worker takes it for a while (a lease), and
 * when the worker dies another one takes it after that. What handles a job
 * must therefore come to the same end when it is done twice.
 */

export type Job = {
  id: string;
  kind: string;
  payload: Prisma.JsonValue;
  attempts: number;
  /** Until when it is this worker's, to the microsecond: so it also says whose it is. */
  lease: string;
};

/** A job as one worker holds it. */
type Held = Pick<Job, "id" | "lease">;

/** @param dueAt at once when not given; by the database's clock */
export async function enqueueJob(
  tx: Transaction,
  job: { kind: string; payload: Prisma.InputJsonObject; dueAt?: Date },
): Promise<string> {
  const dueAt = job.dueAt ?? (await databaseNow(tx));
  const { id } = await tx.job.create({ data: { ...job, dueAt }, select: { id: true } });
  return id;
}

/**
 * Takes the job that has been due longest, or undefined when none is due.
 *
 * @param leaseSeconds how long this worker may take; then another one gets it
 */
export async function claimJob(kinds: string[], leaseSeconds: number): Promise<Job | undefined> {
  const [job] = await editorialDb().$queryRaw<Job[]>`
    UPDATE editorial.job SET
      attempts = attempts + 1,
      leased_until = editorial.clock() + make_interval(secs => ${leaseSeconds})
    WHERE id = (
      SELECT id FROM editorial.job
      WHERE failed_at IS NULL AND kind = ANY (${kinds}::text[]) AND due_at <= editorial.clock()
        AND (leased_until IS NULL OR leased_until <= editorial.clock())
      ORDER BY due_at, created_at LIMIT 1
      FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, payload, attempts, leased_until::text AS lease`;
  return job;
}

/** A job that is done leaves nothing behind: what it did has records of its own. */
export async function finishJob(id: string): Promise<void> {
  await editorialDb().job.deleteMany({ where: { id } });
}

/**
 * Puts a job back: due again after `seconds`. Nothing happens, as in the two
 * below, to one that was held for too long and that another worker has taken
 * meanwhile: to put it back would give it to a third one while that is at work.
 */
export async function retryJob({ id, lease }: Held, error: string, seconds: number): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.job SET leased_until = NULL, last_error = ${error},
      due_at = editorial.clock() + make_interval(secs => ${seconds})
    WHERE id = ${id}::uuid AND leased_until = ${lease}::timestamptz`;
}

/** Puts a job back that could not be done yet, for a reason that is nobody's fault: it does not count as a try. */
export async function putOffJob(
  { id, lease }: Held,
  reason: string,
  seconds: number,
): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.job SET leased_until = NULL, last_error = ${reason},
      attempts = greatest(attempts - 1, 0),
      due_at = editorial.clock() + make_interval(secs => ${seconds})
    WHERE id = ${id}::uuid AND leased_until = ${lease}::timestamptz`;
}

/** Gives a job up; it stays, to be looked at. */
export async function failJob({ id, lease }: Held, error: string): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.job SET leased_until = NULL, last_error = ${error},
      failed_at = editorial.clock()
    WHERE id = ${id}::uuid AND leased_until = ${lease}::timestamptz`;
}
