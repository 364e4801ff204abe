import { afterEach, describe, expect, test } from "vitest";
import { auditTrail, pendingSchedules } from "@/features/editorial/data";
import { updateDocument } from "@/features/editorial/drafts/documents";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { cli, newDocument, statesOf, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { claimJob, enqueueJob, failJob, finishJob, putOffJob, retryJob } from "@/lib/jobs/jobs";
import { raiseAlarms, releaseNextDue } from "./release-due";
import { schedule, unschedule } from "./schedule";
import type { ZonedTime } from "./zoned-time";

newsroomTest();

/** Sets the database's clock; tests of schedules do not wait. */
async function setClock(to?: string): Promise<void> {
  const now = to ? `timestamptz '${to}'` : "clock_timestamp()";
  await editorialDb().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION editorial.clock() RETURNS timestamptz
     LANGUAGE sql VOLATILE AS $$SELECT ${now}$$`,
  );
}

afterEach(async () => {
  await editorialDb().schedule.deleteMany();
  await setClock();
});

async function scheduled(time: ZonedTime, languages: readonly ("zh" | "en" | "ru")[] = ["en"]) {
  const documentId = await newDocument();
  for (const locale of languages) await write(cli, documentId, locale);
  const texts = languages.map((locale) => ({ locale }));
  return { documentId, ...(await schedule(cli, { documentId, texts, ...time })) };
}

const live = (documentId: string) =>
  editorialDb().publication.count({ where: { documentId, state: "LIVE" } });

describe("a schedule", () => {
  test.each([
    [{ localTime: "2027-01-05T09:00", zone: "Asia/Shanghai" }, "2027-01-05T01:00:00.000Z"],
    [{ localTime: "2027-01-05T09:00", zone: "Europe/Moscow" }, "2027-01-05T06:00:00.000Z"],
    [{ localTime: "2027-03-28T03:00", zone: "Europe/Berlin" }, "2027-03-28T01:00:00.000Z"],
    [
      { localTime: "2027-10-31T02:30", zone: "Europe/Berlin", offset: "+01:00" },
      "2027-10-31T01:30:00.000Z",
    ],
  ])("is carried out at its instant and not a moment before: %o", async (time, instant) => {
    await setClock("2027-01-01 00:00:00Z");
    const { documentId, dueAt } = await scheduled(time, locales);
    expect(dueAt.toISOString()).toBe(instant);
    await setClock(new Date(dueAt.getTime() - 1).toISOString());
    expect(await releaseNextDue()).toBeUndefined();
    await setClock(dueAt.toISOString());
    expect(await releaseNextDue()).toMatchObject({ outcome: "released", documentId });
    expect(await live(documentId)).toBe(3);
    expect(await statesOf(documentId, "ru")).toEqual({ editorial: "APPROVED", public: "LIVE" });
    const [event] = await auditTrail({ documentId, verb: "release" });
    expect(event).toMatchObject({ actorName: "system:schedule", fromEditorial: "SCHEDULED" });
    // Back in time and forth again: it is done, once.
    await setClock("2027-01-01 00:00:00Z");
    await setClock("2028-01-01 00:00:00Z");
    expect(await releaseNextDue()).toBeUndefined();
  });

  test("is refused for a time that does not exist, is ambiguous, or has passed", async () => {
    await setClock("2027-01-01 00:00:00Z");
    const zone = "Europe/Berlin";
    for (const [localTime, code] of [
      ["2027-03-28T02:30", "time-does-not-exist"],
      ["2027-10-31T02:30", "time-ambiguous"],
      ["2026-12-31T23:59", "time-past"],
    ]) {
      await expect(scheduled({ localTime: localTime ?? "", zone })).rejects.toMatchObject({
        reasons: [expect.objectContaining({ code })],
      });
    }
  });

  test("is carried out once by many workers at once", async () => {
    await setClock("2027-01-01 00:00:00Z");
    const time = { localTime: "2027-01-01T09:00", zone: "Asia/Shanghai" };
    const all = [await scheduled(time), await scheduled(time), await scheduled(time)];
    await setClock("2027-01-01 01:00:00Z");
    const worker = async () => {
      const done: string[] = [];
      for (;;) {
        const released = await releaseNextDue();
        if (!released) return done;
        done.push(released.scheduleId);
      }
    };
    const done = (await Promise.all([worker(), worker(), worker(), worker()])).flat();
    expect(done.sort()).toEqual(all.map(({ scheduleId }) => scheduleId).sort());
    for (const { documentId } of all) {
      expect(await auditTrail({ documentId, verb: "release" })).toHaveLength(1);
    }
  });

  test("that can no longer be published fails, is told of, and leaves the text approved", async () => {
    await setClock("2027-01-01 00:00:00Z");
    const { documentId } = await scheduled({ localTime: "2027-01-02T09:00", zone: "UTC" });
    await updateDocument(cli, documentId, { version: 0, storyDate: "2022-02-02" });
    await setClock("2027-01-03 00:00:00Z");
    expect(await releaseNextDue()).toMatchObject({
      outcome: "failed",
      reasons: [{ code: "approval-outdated" }, { code: "content-changed" }],
    });
    expect(await live(documentId)).toBe(0);
    expect(await statesOf(documentId, "en")).toEqual({ editorial: "APPROVED", public: "NONE" });
    expect(await auditTrail({ documentId, verb: "release-failed" })).toHaveLength(1);
    expect(await releaseNextDue()).toBeUndefined();
  });

  test("that is late is told of once, and listed until it is done", async () => {
    await setClock("2027-01-01 00:00:00Z");
    const { scheduleId } = await scheduled({ localTime: "2027-01-02T09:00", zone: "UTC" });
    await setClock("2027-01-02 09:02:00Z");
    expect(await raiseAlarms(60)).toMatchObject([{ scheduleId }]);
    expect(await raiseAlarms(60)).toEqual([]);
    expect(await pendingSchedules()).toMatchObject([{ id: scheduleId }]);
    await releaseNextDue();
    expect(await pendingSchedules()).toEqual([]);
    expect(await raiseAlarms(60)).toEqual([]);
  });

  test("loses the languages that are taken out of it, and ends with the last", async () => {
    const time = { localTime: "2099-01-02T09:00", zone: "UTC" };
    const { documentId, scheduleId } = await scheduled(time, ["en", "ru"]);
    await unschedule(cli, { documentId, locales: ["ru"] });
    expect((await pendingSchedules())[0]?.texts).toHaveLength(1);
    await unschedule(cli, { documentId, locales: ["en"] });
    const ended = await editorialDb().schedule.findUnique({ where: { id: scheduleId } });
    expect(ended?.state).toBe("CANCELLED");
  });

  test("of a live text ends when the text is withdrawn", async () => {
    await setClock("2027-01-01 00:00:00Z");
    const { documentId } = await scheduled({ localTime: "2027-01-02T09:00", zone: "UTC" });
    await setClock("2027-01-02 09:00:00Z");
    await releaseNextDue();
    const texts = [{ locale: "en" as const }];
    const later = { localTime: "2027-02-02T09:00", zone: "UTC" };
    await schedule(cli, { documentId, texts, ...later });
    await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
    await setClock("2027-02-03 00:00:00Z");
    expect(await releaseNextDue()).toBeUndefined();
    expect(await statesOf(documentId, "en")).toEqual({
      editorial: "APPROVED",
      public: "WITHDRAWN",
    });
  });
});

const taken = async () => {
  const job = await claimJob(["try"], 60);
  if (!job) throw new Error("no job is due");
  return job;
};

test("a job is one worker's until its lease ends, and is put back, given up or done", async () => {
  await setClock("2027-01-01 00:00:00Z");
  const id = await editorialDb().$transaction((tx) =>
    enqueueJob(tx, { kind: "try", payload: { a: 1 } }),
  );
  expect(await claimJob(["other"], 60)).toBeUndefined();
  const slow = await taken();
  expect(slow).toMatchObject({ id, payload: { a: 1 }, attempts: 1 });
  expect(await claimJob(["try"], 60)).toBeUndefined();
  await setClock("2027-01-01 00:01:00Z");
  const second = await taken();
  expect(second).toMatchObject({ id, attempts: 2 });
  // Whose lease has ended puts nothing back that is another one's by now.
  await retryJob(slow, "late", 0);
  await putOffJob(slow, "late", 0);
  await failJob(slow, "late");
  expect(await claimJob(["try"], 60)).toBeUndefined();
  expect(await editorialDb().job.findUnique({ where: { id } })).toMatchObject({
    attempts: 2,
    failedAt: null,
    lastError: null,
  });
  await retryJob(second, "away", 30);
  expect(await claimJob(["try"], 60)).toBeUndefined();
  await setClock("2027-01-01 00:01:30Z");
  const third = await taken();
  expect(third).toMatchObject({ id, attempts: 3 });
  await putOffJob(third, "not yet", 0);
  const last = await taken();
  expect(last).toMatchObject({ id, attempts: 3 });
  await failJob(last, "gone");
  expect(await claimJob(["try"], 60)).toBeUndefined();
  await finishJob(id);
  expect(await editorialDb().job.count({ where: { id } })).toBe(0);
});
