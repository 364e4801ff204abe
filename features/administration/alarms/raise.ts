import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { enqueueJob } from "@/lib/jobs/jobs";
import { enqueueLetter } from "@/lib/outbox/outbox";
import { type AlarmName, alarmNames, type Condition, readConditions } from "./conditions";
import { alarmAddresses, alarmChannels, alarmLetter } from "./deliver";

export const alarmJob = "tell-alarm";

/**
 * Looks at everything that alarms are about, and leaves word of each change
 * for whoever is to be told: once when something goes wrong, once when more
 * of it does, and once when it is well again. What is raised stands in the
 * database, so that several processes and a restart tell it once.
 */
export async function raiseAlarms(read = readConditions): Promise<void> {
  const channels = alarmChannels();
  if (channels.length === 0) return;
  const conditions = await read(await raisedNow());
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.alarms'))`;
    const rows = new Map((await tx.alarm.findMany()).map((row) => [row.name, row]));
    const at = await databaseNow(tx);
    const changes: { condition: Condition; state: "raised" | "ended" }[] = [];
    for (const condition of conditions) {
      const { name, wrong, about } = condition;
      const row = rows.get(name);
      if (wrong) {
        const isMore = !row || about.some((each) => !row.about.includes(each));
        if (isMore) changes.push({ condition, state: "raised" });
        await tx.alarm.upsert({
          where: { name },
          create: { name, raisedAt: at, about },
          update: { about },
        });
        rows.set(name, { name, raisedAt: row?.raisedAt ?? at, about });
      } else if (row) {
        changes.push({ condition, state: "ended" });
        await tx.alarm.delete({ where: { name } });
        rows.delete(name);
      }
    }
    for (const { condition, state } of changes) {
      const { name, figure } = condition;
      const payload = { name, state, figure, at: at.toISOString(), allWell: rows.size === 0 };
      for (const channel of channels) {
        if (channel === "webhook") {
          await enqueueJob(tx, { kind: alarmJob, payload: { ...payload, channel } });
          continue;
        }
        for (const to of alarmAddresses()) {
          await enqueueLetter(tx, { letter: alarmLetter, about: { ...payload, to } });
        }
      }
    }
  });
}

const isAlarm = (name: string): name is AlarmName => alarmNames.some((each) => each === name);

async function raisedNow(): Promise<ReadonlySet<AlarmName>> {
  const rows = await inTransaction((tx) => tx.alarm.findMany({ select: { name: true } }));
  return new Set(rows.map(({ name }) => name).filter(isAlarm));
}
