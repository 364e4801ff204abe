import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";

/**
 * Work on everything that there is (all texts, all pictures), which must be
 * done once for each way of doing it: when the way has changed, it is begun
 * anew by itself. In steps, so that it can be interrupted and goes on where it
 * was, and so that publishing waits for none of it.
 */

export type Step = {
  /** The last one that was looked at; undefined: there are no more. */
  last: string | undefined;
  done: number;
  changed?: number;
  /** What could not be done, in words for an operator. */
  faults?: string[];
};

export type Task = {
  name: string;
  /** Names the way in which it is done: another one, and all is done anew. */
  wanted: string;
  step: (after: string) => Promise<Step>;
};

/** A step takes less; a worker that was killed is taken over from after that. */
const leaseSeconds = 90;
/** So many faults are kept to be read. */
const mostFaults = 200;

/**
 * Has a task begun anew if it was last done, or begun, in another way. To be
 * asked once in the life of a process: while two versions of the site run
 * beside each other the one that came last decides.
 */
export async function wantUpkeep({ name, wanted }: Pick<Task, "name" | "wanted">): Promise<void> {
  await editorialDb().$executeRaw`
    INSERT INTO editorial.upkeep AS kept (task, wanted) VALUES (${name}, ${wanted})
    ON CONFLICT (task) DO UPDATE SET wanted = EXCLUDED.wanted, last = '', done = 0, changed = 0,
      faults = '[]', leased_until = NULL, ended_at = NULL
    WHERE kept.wanted <> EXCLUDED.wanted`;
}

/** Whether somebody is in the middle of a step of a task; of one that was killed, as long as its lease lasts. */
export async function isBeingDone(name: string): Promise<boolean> {
  const rows = await editorialDb().$queryRaw<unknown[]>`
    SELECT FROM editorial.upkeep WHERE task = ${name} AND leased_until > editorial.clock()`;
  return rows.length > 0;
}

/**
 * Does the next step of a task that is wanted in this way and not ended.
 *
 * @returns whether there may be more to do
 */
export async function goOn({ name, wanted, step }: Task): Promise<boolean> {
  const [claimed] = await editorialDb().$queryRaw<{ last: string }[]>`
    UPDATE editorial.upkeep SET leased_until = editorial.clock() + make_interval(secs => ${leaseSeconds})
    WHERE task = ${name} AND wanted = ${wanted} AND ended_at IS NULL
      AND (leased_until IS NULL OR leased_until <= editorial.clock())
    RETURNING last`;
  if (!claimed) return false;
  try {
    const { last, done, changed = 0, faults = [] } = await step(claimed.last);
    const { count } = await editorialDb().upkeep.updateMany({
      where: { task: name, wanted, last: claimed.last, endedAt: null },
      data: {
        last: last ?? claimed.last,
        done: { increment: done },
        changed: { increment: changed },
        leasedUntil: null,
        ...(last === undefined ? { endedAt: new Date() } : {}),
      },
    });
    if (count > 0 && faults.length > 0) await addFaults(name, faults);
    if (last === undefined) log.info({ task: name }, "an upkeep of everything has ended");
    return last !== undefined;
  } catch (error) {
    await editorialDb().upkeep.updateMany({
      where: { task: name, wanted, last: claimed.last },
      data: { leasedUntil: null },
    });
    throw error;
  }
}

async function addFaults(name: string, faults: readonly string[]): Promise<void> {
  for (const fault of faults) log.warn({ task: name, fault }, "an upkeep met a fault");
  await editorialDb().$executeRaw`
    UPDATE editorial.upkeep SET faults = faults || ${JSON.stringify(faults)}::jsonb
    WHERE task = ${name} AND jsonb_array_length(faults) < ${mostFaults}`;
}

/** Begins a task anew, whatever was done before, and does all of it here. @returns what it came to */
export async function doAll(task: Task, progress: (done: number) => void = () => {}) {
  const all = { done: 0, changed: 0, faults: [] as string[] };
  for (let after = ""; ; ) {
    const { last, done, changed = 0, faults = [] } = await task.step(after);
    all.done += done;
    all.changed += changed;
    all.faults.push(...faults);
    progress(all.done);
    if (last === undefined) break;
    after = last;
  }
  const { name, wanted } = task;
  const row = {
    wanted,
    done: all.done,
    changed: all.changed,
    faults: all.faults.slice(0, mostFaults),
    leasedUntil: null,
    endedAt: new Date(),
  };
  await editorialDb().upkeep.upsert({
    where: { task: name },
    create: { task: name, ...row },
    update: row,
  });
  return all;
}

export const upkeepStatus = () => editorialDb().upkeep.findMany({ orderBy: { task: "asc" } });
