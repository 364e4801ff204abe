import "@/features/publication/write/register-followers";
import { Client } from "pg";
import { raiseAlarms } from "@/features/administration/alarms/raise";
import { removeOldSecurityEvents } from "@/features/audit/security/retention";
import {
  raiseAlarms as noteOverdue,
  releaseNextDue,
} from "@/features/editorial/schedules/release-due";
import { sweepSessions } from "@/features/staff/sign-in/sweep-sessions";
import { disconnectAll } from "@/lib/db/disconnect";
import { log } from "@/lib/log";
import { channel } from "@/lib/page-store/changes";
import { tellAlarmsDue } from "./alarm-jobs";
import { createDrawer } from "./card-drawer";
import { drawDueCards } from "./card-jobs";
import { startHeartbeat } from "./heartbeat";
import { doDueJobs } from "./jobs";
import { startLoop } from "./loop";
import { tellDue } from "./notice-jobs";
import { notifyDue } from "./notify-jobs";
import { overdueAfterSeconds } from "./overdue";
import { createUpkeep } from "./upkeep";

/**
 * The process that does what nobody waits for: schedules when their time has
 * come, by the database's clock, receipts after publishes, share cards. Any number of
 * them may run on one database: rows are claimed, never shared.
 */

/** Between two looks at the clock: a schedule is late by this at most. */
const pauseMs = 500;
const alarmPauseMs = 5_000;
const upkeepPauseMs = 3_000;
/** Less than the two minutes after which a loop that did not come round counts as stuck. */
const sweepPauseMs = 60_000;
const conditionsPauseMs = 15_000;
const retentionPauseMs = 3_600_000;
const receiptsAtOnce = 3;
const notificationsAtOnce = 2;

function main(): void {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; npm start sets it");
  const stopping = new AbortController();
  const report = (error: unknown) => log.warn({ err: error }, "the worker met an error");

  const schedules = startLoop(releaseAllDue, { pauseMs, report });
  const jobs = startLoop(() => doDueJobs(receiptsAtOnce, stopping.signal), { pauseMs, report });
  const notifications = startLoop(() => notifyDue(notificationsAtOnce, stopping.signal), {
    pauseMs,
    report,
  });
  const notices = startLoop(() => tellDue(stopping.signal), { pauseMs, report });
  const drawer = createDrawer();
  const cards = startLoop(() => drawDueCards(drawer, stopping.signal), { pauseMs, report });
  const alarms = startLoop(tellOfOverdue, { pauseMs: alarmPauseMs, report });
  const sweeping = startLoop(sweepSessions, { pauseMs: sweepPauseMs, report });
  const upkeep = startLoop(createUpkeep(stopping.signal), { pauseMs: upkeepPauseMs, report });
  const loops = [schedules, jobs, notifications, notices, cards, alarms, sweeping, upkeep];
  const conditions = startLoop(() => raiseAlarms(), { pauseMs: conditionsPauseMs, report });
  const tellers = startLoop(() => tellAlarmsDue(stopping.signal), { pauseMs, report });
  const keptDays = Number(process.env.SECURITY_EVENTS_KEPT_DAYS || 180);
  const retention = startLoop(() => removeOld(keptDays), { pauseMs: retentionPauseMs, report });
  // No signs of life: what tells of trouble may wait for a mail server, and one round an hour is no standstill.
  const others = [conditions, tellers, retention];
  const endHeartbeat = startHeartbeat(url, () => loops.every((loop) => loop.isWell()));
  // A pool that gives connections by the transaction keeps none that could be told.
  const endListening = listen(process.env.DATABASE_DIRECT_URL || url, jobs.wake);
  process.send?.({ type: "ready" });
  log.info("the worker is at work");

  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    // A card that is being drawn is drawn again: its job stays.
    drawer.end();
    await Promise.allSettled([...loops, ...others].map((loop) => loop.stop()));
    await Promise.allSettled([endHeartbeat(), endListening(), disconnectAll()]);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  // The supervisor died without stopping this process, and nobody else would.
  process.on("disconnect", () => void stop());
}

/** After an outage that is everything that became due meanwhile, the longest overdue first. */
async function releaseAllDue(): Promise<void> {
  for (let released = await releaseNextDue(); released; released = await releaseNextDue()) {
    log.info({ released }, "a schedule was carried out");
  }
}

async function removeOld(days: number): Promise<void> {
  const removed = await removeOldSecurityEvents(days);
  if (removed > 0) log.info({ removed, days }, "old security events were removed");
}

async function tellOfOverdue(): Promise<void> {
  for (const schedule of await noteOverdue(overdueAfterSeconds)) {
    log.error({ schedule }, "a schedule is overdue");
  }
}

/** A publish tells of itself when it commits; its receipt is then begun at once. */
function listen(url: string, wake: () => void): () => Promise<void> {
  let client: Client | undefined;
  const connect = async () => {
    if (client) return;
    const fresh = new Client({ connectionString: url, connectionTimeoutMillis: 1500 });
    client = fresh;
    const lost = () => {
      if (client === fresh) client = undefined;
    };
    fresh.on("error", lost);
    fresh.on("end", lost);
    fresh.on("notification", wake);
    await fresh.connect().catch(lost);
    await fresh.query(`LISTEN ${channel}`).catch(lost);
  };
  void connect();
  const timer = setInterval(() => void connect(), 2_000);
  return async () => {
    clearInterval(timer);
    await client?.end().catch(() => undefined);
  };
}

main();
