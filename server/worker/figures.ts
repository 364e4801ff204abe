import { hostname } from "node:os";
import { editorialDb } from "@/lib/db/editorial";
import { figuresAreWanted, openRegistry } from "@/lib/figures/registry";

/** Jobs of a kind and in a state; letters of the outbox among them. */
type Waiting = { kind: string; state: "due" | "waiting" | "given-up"; count: number; age: number };

/**
 * What this worker says of itself and of the work there is. Of several
 * workers each says the latter: take the greatest and not the sum.
 */
export function createWorkerFigures(): () => Promise<string> {
  if (!figuresAreWanted()) return async () => "";
  let jobs: Waiting[] = [];
  let schedules: { due: number; later: number; age: number } | undefined;
  let receipts: number | undefined;
  const opened = openRegistry(`worker-${hostname()}-${process.pid}`, {
    newsroom_jobs: () =>
      jobs.map(({ kind, state, count }) => ({ labels: { kind, state }, value: count })),
    newsroom_jobs_oldest_age_seconds: () =>
      jobs
        .filter(({ state }) => state === "due")
        .map(({ kind, age }) => ({ labels: { kind }, value: age })),
    newsroom_schedules: () =>
      schedules
        ? [
            { labels: { state: "due" }, value: schedules.due },
            { labels: { state: "later" }, value: schedules.later },
          ]
        : [],
    newsroom_schedules_oldest_age_seconds: () => (schedules ? [{ value: schedules.age }] : []),
    newsroom_receipts_open: () => (receipts === undefined ? [] : [{ value: receipts }]),
  });
  return async () => {
    [jobs, schedules, receipts] = await Promise.all([
      waitingJobs(),
      waitingSchedules(),
      editorialDb().receipt.count({ where: { state: "PENDING" } }),
    ]).catch(() => [[], undefined, undefined] as const);
    return (await opened)();
  };
}

const waitingJobs = () =>
  editorialDb().$queryRaw<Waiting[]>`
    SELECT kind, state, count(*)::int AS count,
      greatest(0, extract(epoch FROM editorial.clock() - min(due_at)))::float AS age
    FROM (SELECT kind, due_at, CASE
        WHEN failed_at IS NOT NULL THEN 'given-up'
        WHEN due_at <= editorial.clock() THEN 'due'
        ELSE 'waiting' END AS state
      FROM (SELECT kind, due_at, failed_at FROM editorial.job
        UNION ALL
        SELECT 'letter-' || letter, due_at, failed_at FROM editorial.outbox_mail
        WHERE sent_at IS NULL) AS work) AS job
    GROUP BY kind, state ORDER BY kind, state`;

async function waitingSchedules() {
  const [row] = await editorialDb().$queryRaw<{ due: number; later: number; age: number }[]>`
    SELECT count(*) FILTER (WHERE due_at <= editorial.clock())::int AS due,
      count(*) FILTER (WHERE due_at > editorial.clock())::int AS later,
      greatest(0, coalesce(extract(epoch FROM editorial.clock() - min(due_at)), 0))::float AS age
    FROM editorial.schedule WHERE state = 'PENDING'`;
  return row;
}
