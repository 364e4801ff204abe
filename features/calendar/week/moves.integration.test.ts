import { beforeEach, expect, test } from "vitest";
import type { Person } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { weekItems } from "@/features/calendar/data";
import {
  assign,
  changeAssignment,
  finishAssignment,
} from "@/features/editorial/assignments/assign";
import { planDay } from "@/features/editorial/drafts/plan-day";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { approve, submit } from "@/features/editorial/review/review";
import { reschedule } from "@/features/editorial/schedules/reschedule";
import { schedule, unschedule } from "@/features/editorial/schedules/schedule";
import {
  cli,
  hashOf,
  newDocument,
  statesOf,
  textIn,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { weekOf } from "./week";

const { staff } = newsroomTest();

/** The week of Monday, 5 January 2099. */
const week = weekOf("2099-01-08");
const zone = "Asia/Shanghai";

beforeEach(async () => {
  await editorialDb().schedule.deleteMany();
  await editorialDb().assignment.deleteMany();
});

const personAs = (role: "AUTHOR" | "EDITOR" | "ADMIN"): Person => {
  const { userId } = staff[role.toLowerCase() as "author"];
  return { id: userId, name: "x", role };
};
const itemsOf = async (documentId: string, role: "AUTHOR" | "EDITOR" = "EDITOR", of = week) =>
  (await weekItems(of, "en", personAs(role))).items.filter(
    (item) => item.documentId === documentId,
  );
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) =>
      error instanceof Refusal ? error.reasons.map(({ code }) => code).join() : String(error),
  );
const pendingOf = (documentId: string) =>
  editorialDb().schedule.findFirstOrThrow({
    where: { documentId, state: "PENDING" },
    include: { texts: true },
  });

test("a schedule stands on its day in the newsroom, and is moved by whoever may schedule", async () => {
  const { documentId } = await textIn(staff, { editorial: "APPROVED", public: "NONE" });
  const texts = [{ locale: "en" as const, changeNote: undefined }];
  // Half past one in the night of the eighth in Beijing.
  await schedule(staff.editor, {
    documentId,
    texts,
    localTime: "2099-01-07T18:30",
    zone: "Europe/Berlin",
  });
  const [item, ...others] = await itemsOf(documentId);
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    kind: "scheduled",
    day: "2099-01-08",
    time: "01:30",
    languages: ["en"],
    title: "A story",
    atRisk: false,
  });
  const before = await pendingOf(documentId);
  expect(item?.move).toEqual({ kind: "schedule", id: before.id, time: "01:30:00" });
  expect((await itemsOf(documentId, "AUTHOR"))[0]?.move).toBeUndefined();

  await reschedule(staff.editor, { scheduleId: before.id, localTime: "2099-01-09T01:30:00", zone });
  const after = await pendingOf(documentId);
  expect(after.texts.map(({ publicHash }) => publicHash)).toEqual(
    before.texts.map(({ publicHash }) => publicHash),
  );
  expect(await statesOf(documentId, "en")).toEqual({ editorial: "SCHEDULED", public: "NONE" });
  const [moved] = await itemsOf(documentId);
  // The same thing to whoever looks at it, though its row is another one.
  expect([moved?.key, moved?.day, moved?.time]).toEqual([item?.key, "2099-01-09", "01:30"]);
  const trail = await editorialDb().auditEvent.findMany({
    where: { documentId, verb: { in: ["schedule", "unschedule"] } },
    orderBy: { id: "asc" },
  });
  expect(trail.map(({ verb }) => verb)).toEqual(["schedule", "unschedule", "schedule"]);
});

test.each([
  ["author", "role-forbids,role-forbids"],
  ["editor", "done"],
  ["admin", "done"],
] as const)("another time for a schedule by an %s: %s", async (role, expected) => {
  const { documentId } = await textIn(staff, { editorial: "SCHEDULED", public: "NONE" });
  const { id: scheduleId } = await pendingOf(documentId);
  const move = { scheduleId, localTime: "2099-01-06T09:00", zone };
  const found = await outcome(reschedule(staff[role], move));
  expect(expected.startsWith(found)).toBe(true);
});

test("a schedule is moved whole or stays as it is: not into the past, not one that has ended or is at risk", async () => {
  const { documentId } = await textIn(staff, { editorial: "SCHEDULED", public: "LIVE" });
  const { id: scheduleId, dueAt } = await pendingOf(documentId);
  const move = { scheduleId, localTime: "2099-01-06T09:00", zone };
  expect(await outcome(reschedule(staff.editor, { ...move, localTime: "2020-01-01T09:00" }))).toBe(
    "time-past",
  );
  expect(await outcome(reschedule(staff.editor, { ...move, scheduleId: "no id" }))).toBe(
    "not-scheduled",
  );
  // The day of the story is a part of what was approved, for an administrator as well.
  const { version } = await editorialDb().document.findUniqueOrThrow({ where: { id: documentId } });
  await editorialDb().document.update({
    where: { id: documentId },
    data: { storyDate: new Date("2020-02-02"), version: version + 1 },
  });
  for (const role of ["editor", "admin"] as const) {
    expect(await outcome(reschedule(staff[role], move))).toContain("content-changed");
  }
  expect(await pendingOf(documentId)).toMatchObject({ id: scheduleId, dueAt });
  expect(await statesOf(documentId, "en")).toEqual({ editorial: "SCHEDULED", public: "LIVE" });
  await unschedule(staff.editor, { documentId, locales: ["en"] });
  expect(await outcome(reschedule(staff.editor, move))).toBe("not-scheduled");
});

test("languages that are scheduled together are moved together, each with its note", async () => {
  const documentId = await newDocument();
  for (const locale of ["en", "ru"] as const) {
    await write(staff.author, documentId, locale);
    await submit(staff.author, { documentId, locale });
    await approve(staff.editor, {
      documentId,
      locale,
      publicHash: await hashOf(documentId, locale),
    });
  }
  const texts = [{ locale: "en" as const, changeNote: "Mended." }, { locale: "ru" as const }];
  await schedule(staff.editor, { documentId, texts, localTime: "2099-01-05T09:00", zone });
  const { id: scheduleId } = await pendingOf(documentId);
  await reschedule(staff.editor, { scheduleId, localTime: "2099-01-11T23:59", zone });
  const { texts: moved } = await pendingOf(documentId);
  expect(moved.map(({ changeNote }) => changeNote).sort()).toEqual(["Mended.", null]);
  expect(await itemsOf(documentId)).toMatchObject([
    { day: "2099-01-11", time: "23:59", languages: ["en", "ru"] },
  ]);
});

test("what is due stands on its day, and is moved by whoever may change it", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en", { title: "To translate" });
  const { userId } = staff.author;
  const due = { documentId, locale: "ru", task: "TRANSLATE", userId, dueOn: "2099-01-06" } as const;
  const { assignmentId } = await assign(staff.editor, due);
  const [item] = await itemsOf(documentId);
  expect(item).toMatchObject({
    kind: "due",
    day: "2099-01-06",
    title: "To translate",
    work: { task: "TRANSLATE", name: "AUTHOR", late: false, done: false },
    move: { kind: "due", id: assignmentId },
  });
  // An editor has set that day: it is not the author's to move.
  expect((await itemsOf(documentId, "AUTHOR"))[0]?.move).toBeUndefined();
  await changeAssignment(staff.editor, { assignmentId, dueOn: "2099-01-08" });
  await finishAssignment(staff.author, assignmentId);
  const [moved] = await itemsOf(documentId);
  expect(moved).toMatchObject({ day: "2099-01-08", work: { done: true } });
  expect(moved?.move).toBeUndefined();
});

test("a planned story is moved until a text of it is approved, and leaves when it is public", async () => {
  const documentId = await newDocument({ storyDate: "2099-01-07" });
  const version = async () =>
    (await editorialDb().document.findUniqueOrThrow({ where: { id: documentId } })).version;
  await write(staff.author, documentId, "en");
  const [item] = await itemsOf(documentId);
  expect(item).toMatchObject({ kind: "planned", day: "2099-01-07", languages: ["en"] });
  expect(item?.move).toEqual({ kind: "planned", id: documentId, version: await version() });
  const move = { documentId, version: await version(), day: "2099-01-09" };
  expect(await outcome(planDay(staff.author, { ...move, version: 7 }))).toBe("stale");
  await planDay(staff.author, move);
  expect(await itemsOf(documentId)).toMatchObject([{ day: "2099-01-09" }]);

  await submit(staff.author, { documentId, locale: "en" });
  await approve(staff.editor, {
    documentId,
    locale: "en",
    publicHash: await hashOf(documentId, "en"),
  });
  expect((await itemsOf(documentId))[0]?.move).toBeUndefined();
  const again = { documentId, version: await version(), day: "2099-01-05" };
  expect(await outcome(planDay(staff.admin, again))).toBe("day-approved");
  expect(await itemsOf(documentId)).toMatchObject([{ day: "2099-01-09" }]);
  await publish(staff.editor, { documentId, texts: [{ locale: "en" }] });
  expect(await itemsOf(documentId)).toEqual([]);
});

test("what came out and what was taken back stands on the day of it, languages of one time together", async () => {
  const documentId = await newDocument({ storyDate: "2019-04-03" });
  for (const locale of ["en", "ru"] as const) await write(cli, documentId, locale);
  await publish(cli, { documentId, texts: [{ locale: "en" }, { locale: "ru" }] });
  const now = weekOf(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  expect(await itemsOf(documentId, "AUTHOR", now)).toMatchObject([
    { kind: "published", languages: ["en", "ru"] },
  ]);
  await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
  const kinds = (await itemsOf(documentId, "AUTHOR", now)).map(({ kind, languages, move }) => [
    kind,
    languages.join(),
    move,
  ]);
  expect(kinds).toEqual([
    ["published", "en,ru", undefined],
    ["withdrawn", "en", undefined],
  ]);
});

test("a week has so much of a kind and says that there is more", async () => {
  const far = weekOf("2098-06-04");
  await editorialDb().document.createMany({
    data: Array.from({ length: 70 }, () => ({
      kind: "ARTICLE" as const,
      primaryLocale: "en",
      storyDate: new Date("2098-06-04"),
    })),
  });
  const { items, cut } = await weekItems(far, "en", personAs("EDITOR"));
  expect([items.length, cut]).toEqual([60, true]);
  expect((await weekItems(week, "en", personAs("EDITOR"))).cut).toBe(false);
});
