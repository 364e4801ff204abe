import { securityGroups } from "@/features/audit/security/kinds";
import { editorialDb } from "@/lib/db/editorial";
import { diskSpace, leastFreeShare } from "@/lib/disk-space";
import { dataDir } from "@/lib/storage";

export const alarmNames = ["schedule", "worker", "disk", "failures"] as const;
export type AlarmName = (typeof alarmNames)[number];

/** How something that alarms are about stands now. */
export type Condition = {
  name: AlarmName;
  wrong: boolean;
  /** Ids of what in particular: one that was not there before is told anew. */
  about: string[];
  /** How many, or per cent: the number that people are told. */
  figure: number;
};

/** A schedule that failed is an alarm until it is planned anew, and for a day at most. */
const failedForHours = 24;
/** Work that has been due for so long: the worker is behind, or there is none. Seconds. */
const behindAfter = 600;
/** The alarm about the disk ends when so many times the share is free below which it begins. */
const enoughFree = 1.4;
/** Failed attempts and refusals in a quarter of an hour: so many are an alarm, and half of them its end. */
const manyFailures = 50;

/** @param raised alarms that are raised already: they end later than they begin, so that nothing flutters */
export function readConditions(raised: ReadonlySet<AlarmName>): Promise<Condition[]> {
  return Promise.all([
    failedSchedules(),
    dueWork(),
    fullDisk(raised.has("disk")),
    failures(raised.has("failures")),
  ]);
}

async function failedSchedules(): Promise<Condition> {
  const rows = await editorialDb().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM editorial.schedule AS failed
    WHERE (state = 'FAILED' AND ended_at > editorial.clock() - make_interval(hours => ${failedForHours})
        AND NOT EXISTS (SELECT FROM editorial.schedule AS later
          WHERE later.document_id = failed.document_id AND later.created_at > failed.ended_at))
      OR (state = 'PENDING' AND due_at < editorial.clock() - make_interval(secs => ${behindAfter}))
    ORDER BY id`;
  const about = rows.map(({ id }) => id);
  return { name: "schedule", wrong: about.length > 0, about, figure: about.length };
}

async function dueWork(): Promise<Condition> {
  const [row] = await editorialDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT due_at FROM editorial.job
      WHERE failed_at IS NULL AND attempts = 0 AND leased_until IS NULL
      UNION ALL
      SELECT due_at FROM editorial.outbox_mail
      WHERE sent_at IS NULL AND failed_at IS NULL AND attempts = 0 AND leased_until IS NULL) AS work
    WHERE due_at < editorial.clock() - make_interval(secs => ${behindAfter})`;
  const figure = row?.count ?? 0;
  return { name: "worker", wrong: figure > 0, about: [], figure };
}

/** A folder that cannot be asked about is another fault, which others tell of. */
export async function fullDisk(isRaised: boolean, space = diskSpace): Promise<Condition> {
  const { freeShare } = await space(dataDir()).catch(() => ({ freeShare: 1 }));
  const least = leastFreeShare();
  return {
    name: "disk",
    wrong: freeShare < (isRaised ? least * enoughFree : least),
    about: [],
    figure: Math.floor(freeShare * 100),
  };
}

async function failures(isRaised: boolean): Promise<Condition> {
  const kinds = [...securityGroups.failure, ...securityGroups.refusal];
  const [row] = await editorialDb().$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(count), 0)::int AS count FROM editorial.security_event
    WHERE kind = ANY (${kinds}::text[]) AND last_at > editorial.clock() - interval '15 minutes'`;
  const figure = row?.count ?? 0;
  const wrong = figure >= (isRaised ? manyFailures / 2 : manyFailures);
  return { name: "failures", wrong, about: [], figure };
}
