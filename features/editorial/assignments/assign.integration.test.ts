import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/features/audit/errors";
import { publish } from "@/features/editorial/publishing/publish";
import { approve, sendBack, submit } from "@/features/editorial/review/review";
import { cli, hashOf, newDocument, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import {
  assign,
  beginAssigned,
  changeAssignment,
  finishAssignment,
  removeAssignment,
} from "./assign";
import {
  assignmentsOf,
  colleagues,
  lateAssignments,
  openAssignments,
  ownAssignments,
} from "./data";
import type { AssignmentTask } from "./schema";

const { staff } = newsroomTest();
const far = "2099-01-05";

beforeEach(async () => {
  await editorialDb().assignment.deleteMany();
  await editorialDb().user.updateMany({ data: { disabledAt: null } });
});

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) =>
      error instanceof Refusal
        ? [...new Set(error.reasons.map(({ code }) => code))].join()
        : String(error),
  );

const one = { locale: "en" as const, task: "WRITE" as AssignmentTask, dueOn: far };
const stateOf = async (documentId: string) =>
  (await assignmentsOf(documentId)).map(({ task, userId, doneAt }) => ({
    task,
    userId,
    done: doneAt !== null,
  }));
const trail = async (documentId: string) =>
  (
    await editorialDb().auditEvent.findMany({
      where: { documentId, verb: { contains: "assign" } },
      orderBy: { id: "asc" },
    })
  ).map(({ verb, actorName, detail }) => ({ verb, actorName, detail }));

const who = ["author", "editor", "admin"] as const;
const whose = ["own", "theirs", "another's"] as const;
/** Who may do what with whose: what they have taken on, what they were given, what is somebody else's. */
const rights: Record<string, Record<(typeof whose)[number], readonly (typeof who)[number][]>> = {
  assign: { own: who, theirs: ["editor", "admin"], "another's": ["editor", "admin"] },
  change: { own: who, theirs: ["editor", "admin"], "another's": ["editor", "admin"] },
  finish: { own: who, theirs: who, "another's": ["editor", "admin"] },
  remove: { own: who, theirs: ["editor", "admin"], "another's": ["editor", "admin"] },
};

describe("rights", () => {
  for (const act of Object.keys(rights)) {
    test.each(whose)(`${act}: %s`, async (of) => {
      for (const role of who) {
        const documentId = await newDocument();
        const actor = staff[role];
        const { userId } =
          of === "another's" ? staff[role === "admin" ? "editor" : "admin"] : actor;
        const maker = of === "own" ? actor : cli;
        const { assignmentId } = await assign(maker, { ...one, documentId, userId });
        const does = {
          assign: () => assign(actor, { ...one, documentId, userId, dueOn: "2099-02-01" }),
          change: () => changeAssignment(actor, { assignmentId, userId, dueOn: "2099-02-01" }),
          finish: () => finishAssignment(actor, assignmentId),
          remove: () => removeAssignment(actor, assignmentId),
        }[act];
        const may = rights[act]?.[of].includes(role);
        expect(await outcome((does as () => Promise<unknown>)()), role).toBe(
          may ? "done" : "role-forbids",
        );
      }
    });
  }

  test("an author gives no work to others, also not by handing on their own", async () => {
    const documentId = await newDocument();
    const { userId } = staff.editor;
    expect(await outcome(assign(staff.author, { ...one, documentId, userId }))).toBe(
      "role-forbids",
    );
    const own = await assign(staff.author, { ...one, documentId, userId: staff.author.userId });
    const change = { ...own, userId, dueOn: null };
    expect(await outcome(changeAssignment(staff.author, change))).toBe("role-forbids");
  });
});

test("only who can sign in is asked, for a review only who may approve, and no day that has passed", async () => {
  const documentId = await newDocument();
  const { userId } = staff.author;
  const ask = (change: object) =>
    outcome(assign(staff.editor, { ...one, documentId, userId, ...change }));
  expect(await ask({ userId: "nobody" })).toBe("account-unknown");
  expect(await ask({ task: "REVIEW" })).toBe("assignee-may-not-approve");
  expect(await ask({ dueOn: "2020-01-01" })).toBe("day-past");
  await editorialDb().user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
  expect(await ask({})).toBe("account-disabled");
  expect((await colleagues()).map(({ id }) => id)).not.toContain(userId);
  expect(await outcome(assign(cli, { ...one, documentId: crypto.randomUUID(), userId }))).toBe(
    "document-unknown",
  );
  expect(await outcome(finishAssignment(cli, "no id"))).toBe("assignment-unknown");
  expect(await stateOf(documentId)).toEqual([]);
});

test("who is asked once more has it to do again, and is one row; each step is in the trail", async () => {
  const documentId = await newDocument();
  const { userId } = staff.author;
  const { assignmentId } = await assign(staff.editor, { ...one, documentId, userId });
  await finishAssignment(staff.author, assignmentId);
  expect(await stateOf(documentId)).toEqual([{ task: "WRITE", userId, done: true }]);
  const again = await assign(staff.editor, { ...one, documentId, userId, dueOn: null });
  expect(again).toEqual({ assignmentId });
  await changeAssignment(staff.editor, { assignmentId, userId: staff.admin.userId, dueOn: far });
  expect(await stateOf(documentId)).toEqual([
    { task: "WRITE", userId: staff.admin.userId, done: false },
  ]);
  await removeAssignment(staff.editor, assignmentId);
  const events = await trail(documentId);
  expect(events.map(({ verb }) => verb)).toEqual([
    "assign",
    "finish-assignment",
    "assign",
    "change-assignment",
    "remove-assignment",
  ]);
  const { email } = await editorialDb().user.findUniqueOrThrow({ where: { id: userId } });
  expect(events[0]?.detail).toEqual({ assignmentId, account: email, task: "WRITE", dueOn: far });
});

test("work that is given to who had it already becomes one row", async () => {
  const documentId = await newDocument();
  const first = await assign(cli, { ...one, documentId, userId: staff.author.userId });
  await assign(cli, { ...one, documentId, userId: staff.admin.userId });
  await changeAssignment(cli, { ...first, userId: staff.admin.userId, dueOn: null });
  expect(await stateOf(documentId)).toEqual([
    { task: "WRITE", userId: staff.admin.userId, done: false },
  ]);
});

test("a submit says that it is written, a return that it is not; an approval that it is reviewed", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en");
  await write(staff.author, documentId, "ru");
  const { userId } = staff.author;
  await assign(cli, { ...one, documentId, userId });
  await assign(cli, { ...one, documentId, userId, locale: "ru", task: "TRANSLATE" });
  await assign(cli, { ...one, documentId, userId: staff.editor.userId, task: "REVIEW" });
  const done = async () =>
    (await assignmentsOf(documentId))
      .filter(({ doneAt }) => doneAt)
      .map(({ task, locale }) => `${task} ${locale}`)
      .sort();
  const which = { documentId, locale: "en" as const };
  await submit(staff.author, which);
  expect(await done()).toEqual(["WRITE en"]);
  await sendBack(staff.editor, { ...which, reason: "The figure." });
  expect(await done()).toEqual([]);
  await submit(staff.author, which);
  await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "en") });
  expect(await done()).toEqual(["REVIEW en", "WRITE en"]);
  await sendBack(staff.editor, { ...which, reason: "Once more." });
  expect(await done()).toEqual([]);
  // What somebody has said to be done stays so when a text is sent back.
  const [review] = await assignmentsOf(documentId).then((all) =>
    all.filter(({ task }) => task === "REVIEW"),
  );
  await finishAssignment(staff.editor, review?.id ?? "");
  await submit(staff.author, which);
  await sendBack(staff.editor, { ...which, reason: "And again." });
  expect(await done()).toEqual(["REVIEW en"]);
  await publish(cli, { documentId, texts: [{ locale: "ru" }] });
  expect(await done()).toEqual(["REVIEW en", "TRANSLATE ru"]);
});

test("a story is begun for somebody, or not at all", async () => {
  const document = { kind: "ARTICLE", primaryLocale: "zh", sectionKey: "works" } as const;
  const { userId } = staff.author;
  const { documentId } = await beginAssigned(staff.editor, document, { userId, dueOn: far });
  expect(await openAssignments([documentId])).toMatchObject([
    { locale: "zh", task: "WRITE", userId, name: "AUTHOR", late: false },
  ]);
  const before = await editorialDb().document.count();
  const past = { userId, dueOn: "2020-01-01" };
  expect(await outcome(beginAssigned(staff.editor, document, past))).toBe("day-past");
  expect(await editorialDb().document.count()).toBe(before);
});

test("one's own come by their day, what is late by how long; what was put away is neither", async () => {
  const { userId } = staff.author;
  const make = async (dueOn: string | null) => {
    const documentId = await newDocument();
    await write(staff.author, documentId, "en", { title: `Due ${dueOn}` });
    await editorialDb().assignment.create({
      data: {
        ...one,
        documentId,
        userId,
        dueOn: dueOn === null ? null : new Date(dueOn),
        assignedName: "A",
        createdAt: new Date(),
      },
    });
    return documentId;
  };
  await make(null);
  await make(far);
  await make("2020-01-03");
  await make("2020-01-02");
  const archived = await make("2020-01-01");
  await editorialDb().document.update({
    where: { id: archived },
    data: { archivedAt: new Date() },
  });
  const own = await ownAssignments(userId, "en", 3);
  expect(own.total).toBe(4);
  expect(own.rows.map(({ shown, late }) => [shown.title, late])).toEqual([
    ["Due 2020-01-02", true],
    ["Due 2020-01-03", true],
    [`Due ${far}`, false],
  ]);
  const late = await lateAssignments("en", 10);
  expect(late.rows.map(({ shown }) => shown.title)).toEqual(["Due 2020-01-02", "Due 2020-01-03"]);
  expect((await lateAssignments("en", 10, userId)).total).toBe(0);
});
