import { sweepMedia } from "@/features/editorial/pictures/sweep-media";
import { sweepUploads } from "@/features/media/uploads/upload-files";
import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { Client } from "pg";
import { raiseAlarms } from "@/features/administration/alarms/raise";
import { removeOldSecurityEvents } from "@/features/audit/security/retention";
import { removeDeleted } from "@/features/editorial/keeping/remove-deleted";
import { noteSchedulesAtRisk } from "@/features/editorial/schedules/at-risk";
import {
  raiseAlarms as noteOverdue,
  releaseNextDue,
} from "@/features/editorial/schedules/release-due";
import { remindOfDue } from "@/features/notifications/write/remind";
import { sweepSessions } from "@/features/staff/sign-in/sweep-sessions";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { disconnectAll } from "@/lib/db/disconnect";
import { keepLean } from "@/lib/garbage";
import { sweepLeftovers } from "@/lib/leftovers";
import { log } from "@/lib/log";
import { sweepOutbox } from "@/lib/outbox/outbox";
import { channel } from "@/lib/page-store/tag-rows";
import type { Progress } from "@/lib/progress";
import { dataDir } from "@/lib/storage";
import { tellAlarmsDue } from "./alarm-jobs";
import { createDrawer } from "./card-drawer";
import { drawDueCards } from "./card-jobs";
import { createWorkerFigures } from "./figures";
import { adoptFormerMails } from "./former-mail-jobs";
import { doDueJobs } from "./jobs";
import { bundles, promptLetters } from "./letters";
import { type Loop, startLoop } from "./loop";
import { notifyDue } from "./notify-jobs";
import { sendLettersDue } from "./outbox-jobs";
import { overdueAfterSeconds } from "./overdue";
import { createPictureWalk } from "./picture-walk";
import { startReports } from "./report";
import { noteEventsDue } from "./staff-jobs";
import { createUpkeep } from "./upkeep";

/**
 * The process that does what nobody waits for: schedules when their time has
 * come, by the database's clock, receipts after publishes, share cards. Any number of
 * them may run on one database: rows are claimed, never shared.
 */

/** Between two looks at the clock: a schedule is late by this at most. */
const pauseMs = 500;
const alarmPauseMs = 5_000;
const riskPauseMs = 3_000;
const upkeepPauseMs = 3_000;
const walkPauseMs = 10_000;
const sweepPauseMs = 60_000;
const remindersPauseMs = 60_000;
/** While an update is going on, a build before leaves mails among the jobs. */
const formerPauseMs = 5_000;
const conditionsPauseMs = 15_000;
const retentionPauseMs = 3_600_000;
/** At the start, when a crash may have come before it, and once a day. */
const leftoversPauseMs = 86_400_000;
const receiptsAtOnce = 3;
const notificationsAtOnce = 2;
const lettersAtOnce = 2;
/** Of what nobody needs any more; nobody waits for this process while it is swept up. */
const mostGarbageBytes = 32 * 2 ** 20;
const betweenSweepsMs = 1_000;

function main(): void {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; npm start sets it");
  const stopping = new AbortController();
  const report = countedErrors((err, times) =>
    log.warn({ err, ...timesOf(times) }, "the worker met an error"),
  );

  const round = (
    name: string,
    work: (progress: Progress) => Promise<void>,
    every = pauseMs,
  ): Loop => startLoop(work, { name, pauseMs: every, report });
  const { signal } = stopping;
  const drawer = createDrawer();
  const keptDays = Number(process.env.SECURITY_EVENTS_KEPT_DAYS || 180);
  // A loop each: one that is behind is looked at for seconds, and nothing that is published meanwhile waits for its end.
  const receipts = Array.from({ length: receiptsAtOnce }, (_, index) =>
    round(`receipts ${index + 1}`, (progress) => doDueJobs(signal, progress)),
  );
  const loops = [
    ...receipts,
    round("schedules", releaseAllDue),
    round("notifications", (progress) => notifyDue(notificationsAtOnce, signal, progress)),
    round("events", (progress) => noteEventsDue(signal, progress)),
    round("letters", (progress) => sendLettersDue(lettersAtOnce, signal, progress, promptLetters)),
    round("bundles", (progress) => sendLettersDue(1, signal, progress, bundles)),
    round("reminders", remind, remindersPauseMs),
    round("former mails", adoptFormer, formerPauseMs),
    round("cards", (progress) => drawDueCards(drawer, signal, progress)),
    round("overdue", tellOfOverdue, alarmPauseMs),
    round("at risk", tellOfRisks, riskPauseMs),
    round("sessions", sweepSessions, sweepPauseMs),
    round("upkeep", createUpkeep(signal), upkeepPauseMs),
    round("picture walk", createPictureWalk(signal), walkPauseMs),
    round("conditions", () => raiseAlarms(), conditionsPauseMs),
    round("alarms", (progress) => tellAlarmsDue(signal, progress)),
    round("leftovers", sweepUnfinished, leftoversPauseMs),
    round("retention", () => removeOld(keptDays), retentionPauseMs),
    round("deleted", removeDeletedDue, retentionPauseMs),
  ];
  const endReports = startReports(url, createWorkerFigures());
  // A pool that gives connections by the transaction keeps none that could be told.
  const endListening = listen(process.env.DATABASE_DIRECT_URL || url, () => {
    for (const loop of receipts) loop.wake();
  });
  keepLean(mostGarbageBytes, betweenSweepsMs);

  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    // A card that is being drawn is drawn again: its job stays.
    drawer.end();
    await Promise.allSettled(loops.map((loop) => loop.stop()));
    await Promise.allSettled([endReports(), endListening(), disconnectAll()]);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  // The supervisor died without stopping this process, and nobody else would.
  process.on("disconnect", () => void stop());
  // Not before: whoever hears of it may stop it at once.
  process.send?.({ type: "ready" });
  log.info("the worker is at work");
}

/** After an outage that is everything that became due meanwhile, the longest overdue first. */
async function releaseAllDue(progress: Progress): Promise<void> {
  for (let released = await releaseNextDue(); released; released = await releaseNextDue()) {
    progress.note();
    log.info({ released }, "a schedule was carried out");
  }
}

async function remind(): Promise<void> {
  await remindOfDue();
}

async function adoptFormer(): Promise<void> {
  await adoptFormerMails();
}

async function removeOld(days: number): Promise<void> {
  await sweepOutbox();
  const removed = await removeOldSecurityEvents(days);
  if (removed > 0) log.info({ removed, days }, "old security events were removed");
}

async function removeDeletedDue(progress: Progress): Promise<void> {
  const removed = await removeDeleted(progress.note);
  if (removed.length > 0) log.info({ removed }, "stories deleted long ago were removed for good");
}

async function sweepUnfinished(): Promise<void> {
  const removed = (await sweepLeftovers(dataDir())) + (await sweepUploads());
  if (removed > 0) log.info({ removed }, "files that were never finished were removed");
  const swept = await sweepMedia();
  if (swept.length > 0)
    log.info({ swept }, "files of the library that belong to nothing were removed");
}

async function tellOfRisks(progress: Progress): Promise<void> {
  for (const { reasons, ...schedule } of await noteSchedulesAtRisk(progress.note)) {
    const codes = reasons.map(({ code }) => code);
    log.warn({ schedule, codes }, "a schedule can not be carried out as things stand");
  }
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
    const fresh = new Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
      // It asks nothing by itself, and would not notice that the database's address has moved.
      keepAliveInitialDelayMillis: 10_000,
    });
    client = fresh;
    const lost = () => {
      if (client === fresh) client = undefined;
    };
    fresh.on("error", lost);
    fresh.on("end", lost);
    fresh.on("notification", wake);
    await fresh.connect().catch(lost);
    await fresh.query(`LISTEN ${channel}`).catch(() => {
      lost();
      void fresh.end().catch(() => {});
    });
  };
  void connect();
  const timer = setInterval(() => void connect(), 2_000);
  return async () => {
    clearInterval(timer);
    await client?.end().catch(() => undefined);
  };
}

main();
