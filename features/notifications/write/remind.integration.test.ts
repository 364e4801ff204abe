import { afterAll, beforeEach, expect, test } from "vitest";
import { newDocument, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { newestNotifications } from "@/features/notifications/data";
import { editorialDb } from "@/lib/db/editorial";
import { remindOfDue } from "./remind";

const { staff } = newsroomTest();

/** Sets the database's clock. */
const clockAt = (instant: string) =>
  editorialDb().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION editorial.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$SELECT '${instant}'::timestamptz$$`,
  );

beforeEach(async () => {
  await editorialDb().assignment.deleteMany();
  await editorialDb().notification.deleteMany();
  await editorialDb().outboxMail.deleteMany();
});
afterAll(() => clockAt("2030-05-01T00:00:00Z"));

async function toDo(title: string, dueOn: string | null, more: object = {}): Promise<string> {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en", { title });
  await editorialDb().assignment.create({
    data: {
      documentId,
      locale: "ru",
      task: "TRANSLATE",
      userId: staff.author.userId,
      assignedName: "A",
      createdAt: new Date("2030-04-01"),
      dueOn: dueOn === null ? null : new Date(dueOn),
      ...more,
    },
  });
  return documentId;
}
const told = async () =>
  (await newestNotifications(staff.author.userId, "en")).map(({ shown, work, kind }) => [
    kind,
    shown.title,
    work?.late,
  ]);

test("people are reminded in the morning, the day before and when it is late, once each and in one letter", async () => {
  // Half past eight in Beijing on the ninth.
  await clockAt("2030-05-09T00:30:00Z");
  await toDo("Due on the tenth", "2030-05-10");
  await toDo("Due on the eighth", "2030-05-08");
  await toDo("Due on the eleventh", "2030-05-11");
  await toDo("Due some day", null);
  await toDo("Done", "2030-05-08", { doneAt: new Date() });
  await toDo("Late for a month", "2030-04-10");
  await toDo("Asked just now", "2030-05-10", { createdAt: new Date("2030-05-08T20:00:00Z") });
  const away = await toDo("Put away", "2030-05-08");
  await editorialDb().document.update({ where: { id: away }, data: { archivedAt: new Date() } });
  expect(await remindOfDue()).toBe(0);

  await clockAt("2030-05-09T01:00:00Z");
  expect(await remindOfDue()).toBe(2);
  expect(await remindOfDue()).toBe(0);
  expect((await told()).sort()).toEqual([
    ["due", "Due on the eighth", true],
    ["due", "Due on the tenth", false],
  ]);
  expect(await editorialDb().outboxMail.findMany()).toMatchObject([
    { letter: "notifications", about: { userId: staff.author.userId } },
  ]);

  // Two days on: what was due is late by now, and is told as that.
  await clockAt("2030-05-11T02:00:00Z");
  await remindOfDue();
  expect((await told()).filter(([, title]) => title === "Due on the tenth").length).toBe(2);
});

test("whoever cannot sign in is told nothing; another day is told anew", async () => {
  await clockAt("2030-05-09T03:00:00Z");
  await toDo("Due tomorrow", "2030-05-10");
  const { userId } = staff.author;
  const disabled = (disabledAt: Date | null) =>
    editorialDb().user.update({ where: { id: userId }, data: { disabledAt } });
  await disabled(new Date());
  expect(await remindOfDue()).toBe(0);
  await disabled(null);
  expect(await remindOfDue()).toBe(1);
  await editorialDb().assignment.updateMany({ data: { dueOn: new Date("2030-05-12") } });
  expect(await remindOfDue()).toBe(0);
  await clockAt("2030-05-11T03:00:00Z");
  expect(await remindOfDue()).toBe(1);
});
