import { beforeEach, expect, test } from "vitest";
import { updateDocument } from "@/features/editorial/drafts/documents";
import { releaseNextDue } from "@/features/editorial/schedules/release-due";
import { schedule } from "@/features/editorial/schedules/schedule";
import { newDocument, textIn, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { noteSchedulesAtRisk } from "./at-risk";

const { staff } = newsroomTest();

beforeEach(async () => {
  await editorialDb().schedule.deleteMany();
});

const waiting = async () => {
  const { documentId } = await textIn(staff, { editorial: "APPROVED", public: "NONE" });
  const time = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
  await schedule(staff.editor, { documentId, texts: [{ locale: "en" }], ...time });
  return documentId;
};
const riskOf = async (documentId: string) =>
  (await editorialDb().schedule.findFirstOrThrow({ where: { documentId } })).risk;
const told = (documentId: string) =>
  editorialDb().auditEvent.count({ where: { documentId, verb: "schedule-at-risk" } });

test("what can be carried out is at no risk, whatever others say of its pictures", async () => {
  const documentId = await waiting();
  const other = await newDocument();
  await write(staff.author, other, "en");
  expect(await noteSchedulesAtRisk()).toEqual([]);
  expect(await riskOf(documentId)).toBeNull();
});

test("what changed since it was approved is at risk at once, is told once, and no longer when it was put right", async () => {
  const documentId = await waiting();
  await updateDocument(staff.author, documentId, { version: 0, storyDate: "2021-05-05" });
  expect(await noteSchedulesAtRisk()).toMatchObject([
    { documentId, reasons: [{ code: "approval-outdated" }, { code: "content-changed" }] },
  ]);
  expect(await riskOf(documentId)).toMatchObject([
    { code: "approval-outdated", locale: "en" },
    { code: "content-changed", locale: "en" },
  ]);
  expect(await noteSchedulesAtRisk()).toEqual([]);
  expect(await told(documentId)).toBe(1);

  const { storyDate } = { storyDate: "2020-01-10" };
  await updateDocument(staff.author, documentId, { version: 1, storyDate });
  expect(await noteSchedulesAtRisk()).toEqual([]);
  expect(await riskOf(documentId)).toBeNull();
});

test("what failed keeps its reasons, for people and not as a sentence of codes", async () => {
  const documentId = await waiting();
  await updateDocument(staff.author, documentId, { version: 0, storyDate: "2021-05-05" });
  await editorialDb().schedule.updateMany({ data: { dueAt: new Date(0) } });
  expect(await releaseNextDue()).toMatchObject({ outcome: "failed" });
  expect(await riskOf(documentId)).toMatchObject([
    { code: "approval-outdated", locale: "en" },
    { code: "content-changed", locale: "en" },
  ]);
});
