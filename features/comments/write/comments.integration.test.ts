import { expect, test } from "vitest";
import { colleagues, threadsOf } from "@/features/comments/data";
import { commentSchema, longestComment, wordsSchema } from "@/features/comments/schema";
import { documentDetail, openComments } from "@/features/editorial/data";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { submit } from "@/features/editorial/review/review";
import {
  hashOf,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { tablesWith } from "@/features/editorial/testing/tables-with";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { addComment, reply } from "./add-comment";
import { mostReplies } from "./open-comment";
import { changeWords, deleteComment } from "./own-words";
import { settle } from "./settle";

const { staff } = newsroomTest();

const bridge = "The bridge has three spans.";

async function textOf(...texts: string[]) {
  const documentId = await newDocument();
  const which = { documentId, locale: "en" as const };
  await write(staff.author, documentId, "en", { body: paragraphs(...texts) });
  return which;
}

type Which = Awaited<ReturnType<typeof textOf>>;

const onSpans = { unit: "b:b1", quote: "three spans", starts: 15 };
const say = (which: Which, body = "Three?", passage: typeof onSpans | undefined = onSpans) =>
  addComment(staff.editor, { ...which, body, mentions: [], passage });
const answer = (which: Which, id: string, actor = staff.author, mentions: string[] = []) =>
  reply(actor, { ...which, id, body: "Yes, three.", mentions });
const seenBy = (which: Which, role: "AUTHOR" | "EDITOR" | "ADMIN" = "EDITOR") =>
  threadsOf(which, { id: staff[role.toLowerCase() as "editor"].userId, role });
const only = async (which: Which) => (await seenBy(which)).threads[0];

test("of a story that is not there, or was deleted, no comments are read", async () => {
  const viewer = { id: staff.editor.userId, role: "EDITOR" as const };
  const read = (documentId: string, locale: Locale = "en") =>
    threadsOf({ documentId, locale }, viewer).then(
      ({ threads }) => threads.length,
      (error: { reasons?: { code: string }[] }) => error.reasons?.map(({ code }) => code).join(),
    );
  expect(await read(crypto.randomUUID())).toBe("document-unknown");
  const documentId = await newDocument();
  await write(staff.author, documentId, "en");
  expect(await read(documentId)).toBe(0);
  expect(await read(documentId, "ru")).toBe(0);
  await deleteDocument(staff.admin, documentId);
  expect(await read(documentId)).toBe("deleted");
  expect(await read(documentId, "ru")).toBe("deleted");
});

test("a comment stands at its words, through edits, and when they come back", async () => {
  const which = await textOf(bridge, "It was opened.");
  await say(which);
  expect(await only(which)).toMatchObject({
    body: "Three?",
    anchor: { quote: "three spans" },
    place: { unit: "b:b1", starts: 15, ends: 26, changed: false },
    passage: "three spans",
    author: "EDITOR",
  });
  const states = await statesOf(which.documentId, "en");
  await write(staff.author, which.documentId, "en", {
    body: paragraphs("Opened: it was.", `Now: ${bridge}`.replace("three", "four")),
  });
  // The block keeps its id where people move it; here the words have changed places with another's.
  expect((await only(which))?.place).toBe(null);
  await write(staff.author, which.documentId, "en", {
    body: paragraphs(`Now: ${bridge}`.replace("three", "four")),
  });
  expect(await only(which)).toMatchObject({ passage: "four spans", place: { changed: true } });
  await restoreRevision(staff.author, { ...which, number: 1, basedOn: 3 });
  expect((await only(which))?.place).toMatchObject({ starts: 15, changed: false });
  expect(states).toEqual({ editorial: "DRAFT", public: "NONE" });
});

test("a comment is no change of the text: what was submitted stays so", async () => {
  const which = await textOf(bridge);
  await submit(staff.author, which);
  const hash = await hashOf(which.documentId, "en");
  await say(which);
  await say(which, "In all.", undefined);
  expect(await hashOf(which.documentId, "en")).toBe(hash);
  expect((await statesOf(which.documentId, "en"))?.editorial).toBe("IN_REVIEW");
});

test("a passage is looked up in what the server has, whatever the client says", async () => {
  const which = await textOf(bridge);
  const at = { unit: "b:b1", quote: "three spans", starts: 400 };
  await say(which, "Near to it", at);
  expect((await only(which))?.anchor).toMatchObject({ starts: 15, ends: 26, words: bridge });
  for (const passage of [
    { ...onSpans, quote: "five spans" },
    { ...onSpans, unit: "b:b9" },
  ]) {
    await expect(say(which, "Gone", passage)).rejects.toMatchObject({
      code: "comment-passage-gone",
    });
  }
  const unwritten = { documentId: await newDocument(), locale: "en" as const };
  await expect(say(unwritten)).rejects.toMatchObject({ code: "translation-unknown" });
});

test("what is said is limited, and nothing is not said", () => {
  const which = { documentId: crypto.randomUUID(), locale: "en" };
  const fits = (body: string) => commentSchema.safeParse({ ...which, body }).success;
  expect(["A", "a".repeat(longestComment)].map(fits)).toEqual([true, true]);
  expect(["", " \n", "a".repeat(longestComment + 1)].map(fits)).toEqual([false, false, false]);
  const id = crypto.randomUUID();
  const mentions = Array.from({ length: 21 }, (_, index) => `${index}`);
  expect(wordsSchema.safeParse({ ...which, id, body: "A", mentions }).success).toBe(false);
});

test("comments are counted until they are resolved, and a reply opens them again", async () => {
  const which = await textOf(bridge);
  const count = async () => {
    const { texts } = await documentDetail(which.documentId);
    return texts[0]?.openComments;
  };
  const id = await say(which);
  await answer(which, id);
  expect(await count()).toBe(1);
  await settle(staff.author, { ...which, id }, "resolve");
  await settle(staff.editor, { ...which, id }, "resolve");
  expect(await count()).toBe(0);
  expect((await openComments([which.documentId])).size).toBe(0);
  expect((await only(which))?.resolved?.by).toBe("AUTHOR");
  await answer(which, id);
  expect(await count()).toBe(1);
  await settle(staff.editor, { ...which, id }, "resolve");
  await settle(staff.editor, { ...which, id }, "reopen");
  expect(await count()).toBe(1);
  const verbs = await editorialDb().auditEvent.findMany({
    where: { documentId: which.documentId, verb: { contains: "comment" } },
    orderBy: { id: "asc" },
  });
  expect(verbs.map(({ verb }) => verb)).toEqual([
    "comment",
    "resolve-comment",
    "resolve-comment",
    "reopen-comment",
  ]);
  // The trail can never be erased: it holds no words.
  expect(JSON.stringify(verbs)).not.toContain("Three?");
});

test("words are their author's: others do not change them, and an administrator may delete them", async () => {
  const which = await textOf(bridge);
  const id = await say(which);
  const words = { ...which, id, body: "Two?", mentions: [] };
  const refused = { code: "comment-of-another" };
  await expect(changeWords(staff.author, words)).rejects.toMatchObject(refused);
  await expect(changeWords(staff.admin, words)).rejects.toMatchObject(refused);
  await expect(deleteComment(staff.author, { ...which, id })).rejects.toMatchObject(refused);
  await changeWords(staff.editor, words);
  expect(await only(which)).toMatchObject({ body: "Two?", edited: true });
  expect((await seenBy(which, "AUTHOR")).threads[0]?.may).toEqual({ change: false, delete: false });
  expect((await seenBy(which, "ADMIN")).threads[0]?.may).toEqual({ change: false, delete: true });

  // Answers of others stay, and the comment goes with the last of them.
  const replied = await answer(which, id);
  await deleteComment(staff.admin, { ...which, id });
  const [left] = (await seenBy(which)).threads;
  expect(left).toMatchObject({ body: "", may: { change: false, delete: false } });
  expect(left?.replies).toHaveLength(1);
  await expect(deleteComment(staff.editor, { ...which, id })).rejects.toMatchObject({
    code: "comment-deleted",
  });
  await deleteComment(staff.author, { ...which, id: replied });
  expect((await seenBy(which)).threads).toEqual([]);
  await expect(answer(which, id)).rejects.toMatchObject({ code: "comment-unknown" });
});

test("a comment is one of its text's alone", async () => {
  const [one, other] = [await textOf(bridge), await textOf(bridge)];
  const id = await say(one);
  const unknown = { code: "comment-unknown" };
  await expect(answer(other, id)).rejects.toMatchObject(unknown);
  await expect(settle(staff.admin, { ...other, id }, "resolve")).rejects.toMatchObject(unknown);
  await expect(deleteComment(staff.admin, { ...other, id })).rejects.toMatchObject(unknown);
});

test("an account that is unknown or disabled is not named, and no program comments", async () => {
  const which = await textOf(bridge);
  const id = await say(which);
  const { id: left } = await editorialDb().user.create({
    data: { name: "Left", email: `${id}@example.com`, role: "AUTHOR", disabledAt: new Date() },
  });
  for (const mentions of [[left], ["nobody"]]) {
    await expect(answer(which, id, staff.author, mentions)).rejects.toMatchObject({
      code: "account-unknown",
    });
  }
  const input = { ...which, body: "Beep", mentions: [], passage: undefined };
  await expect(addComment({ system: "cli" }, input)).rejects.toMatchObject({
    code: "role-forbids",
  });
});

test("who may be meant by a name: those with an account, by address where two are called the same", async () => {
  const hire = (name: string, disabledAt: Date | null = null) =>
    editorialDb().user.create({
      data: { name, email: `${crypto.randomUUID()}@example.com`, role: "AUTHOR", disabledAt },
    });
  const [one, two] = [await hire("Wang Fang"), await hire("Wang Fang")];
  await hire("Wang Gone", new Date());
  await hire("Wang Li");
  const found = await colleagues("wang");
  expect(found.map(({ name, email }) => [name, email])).toEqual([
    ...[one.email, two.email].sort().map((email) => ["Wang Fang", email]),
    ["Wang Li", ""],
  ]);
  expect((await colleagues("")).length).toBe(6);
});

test("a thread has an end", async () => {
  const which = await textOf(bridge);
  const id = await say(which);
  const { translationId } = await editorialDb().comment.findUniqueOrThrow({ where: { id } });
  await editorialDb().comment.createMany({
    data: Array.from({ length: mostReplies }, () => ({
      translationId,
      revisionNumber: 1,
      parentId: id,
      authorName: "a",
      body: "And on.",
      createdAt: new Date(),
    })),
  });
  await expect(answer(which, id)).rejects.toMatchObject({ code: "comments-too-many" });
});

test("what a comment quotes goes with the revision that is erased, and the comment stays", async () => {
  const word = "xenoquoted";
  const which = await textOf(`A ${word} bridge of steel.`);
  await say(which, "Is it?", { unit: "b:b1", quote: `${word} bridge`, starts: 2 });
  await write(staff.author, which.documentId, "en", { body: paragraphs("A bridge.") });
  expect(await tablesWith(word)).toEqual(["editorial.comment", "editorial.revision"]);
  await eraseRevision(staff.admin, { ...which, number: 1, reason: "A court" });
  expect(await tablesWith(word)).toEqual([]);
  expect(await only(which)).toMatchObject({ body: "Is it?", place: null });
});
