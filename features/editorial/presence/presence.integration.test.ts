import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { content, newDocument, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { endPresence, notePresence, presentIn, takeOver } from "./presence";

const { staff } = newsroomTest();

const open = async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en");
  const at = (tab: string) => ({ documentId, locale: "en" as const, tab });
  const author = at(randomUUID());
  const editor = at(randomUUID());
  return { documentId, author, editor };
};
const beat = (userId: string, tab: Parameters<typeof endPresence>[1], handed = false) =>
  notePresence(userId, { ...tab, handed });
/** As if it had not been heard of for so long. */
const seenAgo = (tab: string, seconds: number) =>
  editorialDb().$executeRaw`
    UPDATE editorial.presence SET seen_at = editorial.clock() - make_interval(secs => ${seconds})
    WHERE tab = ${tab}::uuid`;

test("who has a text open is seen by others, until they leave or are not heard of", async () => {
  const { documentId, author, editor } = await open();
  expect(await beat(staff.author.userId, author)).toMatchObject({ others: [], taken: null });
  const seen = await beat(staff.editor.userId, editor);
  expect(seen.others).toMatchObject([{ tab: author.tab, name: "AUTHOR", own: false }]);
  // Another language is another text.
  const other = { ...editor, locale: "ru" as const, tab: randomUUID() };
  expect((await beat(staff.editor.userId, other)).others).toEqual([]);
  expect((await presentIn([documentId])).get(documentId)).toMatchObject([
    { locale: "en", name: "AUTHOR" },
    { locale: "en", name: "EDITOR" },
    { locale: "ru", name: "EDITOR" },
  ]);
  await endPresence(staff.editor.userId, editor);
  expect((await beat(staff.author.userId, author)).others).toEqual([]);
  await seenAgo(author.tab, 31);
  expect((await beat(staff.editor.userId, editor)).others).toEqual([]);
  // Nobody speaks for somebody else's tab.
  expect(await beat(staff.editor.userId, author)).toMatchObject({ others: [], deleted: false });
  await seenAgo(author.tab, 2 * 86_400);
  await beat(staff.author.userId, { ...author, tab: randomUUID() });
  expect(await editorialDb().presence.count({ where: { tab: author.tab } })).toBe(0);
});

test("taking over is an editor's, has a reason, and is told and recorded", async () => {
  const { author, editor } = await open();
  await beat(staff.author.userId, author);
  await beat(staff.editor.userId, editor);
  await expect(takeOver(staff.author, { ...author, reason: "Mine." })).rejects.toThrow(
    "role-forbids",
  );
  await expect(takeOver(staff.editor, { ...editor, reason: " " })).rejects.toThrow(
    "reason-missing",
  );
  expect(await takeOver(staff.editor, { ...editor, reason: "The figure is wrong." })).toEqual({
    taken: 1,
  });
  expect((await beat(staff.editor.userId, editor)).handing).toBe(1);
  const told = await beat(staff.author.userId, author);
  expect(told.taken).toMatchObject({ by: "EDITOR", reason: "The figure is wrong." });
  expect(told.others).toMatchObject([{ name: "EDITOR" }]);
  await beat(staff.author.userId, author, true);
  expect(await beat(staff.editor.userId, editor)).toMatchObject({ handing: 0, others: [] });
  expect(await editorialDb().auditEvent.findFirst({ where: { verb: "take-over" } })).toMatchObject({
    actorId: staff.editor.userId,
    locale: "en",
    reason: "The figure is wrong.",
    detail: { people: [expect.stringMatching(/^author-/)] },
  });
  // A tab that slept is told when it wakes; one that is closed has nothing to be told of.
  await endPresence(staff.author.userId, author);
  expect((await beat(staff.author.userId, author)).taken).not.toBeNull();
});

test("an author takes over from their own other window, without a reason", async () => {
  const { author } = await open();
  await beat(staff.author.userId, author);
  const other = { ...author, tab: randomUUID() };
  await beat(staff.author.userId, other);
  expect(await takeOver(staff.author, { ...other, reason: "" })).toEqual({ taken: 1 });
});

test("what was typed before is saved as the newest, and what comes late beside it", async () => {
  const { documentId, author, editor } = await open();
  await beat(staff.author.userId, author);
  await beat(staff.editor.userId, editor);
  await takeOver(staff.editor, { ...editor, reason: "Urgent." });
  const save = (basedOn: number, title: string) =>
    saveRevision(staff.author, {
      ...author,
      basedOn,
      content: content({ title }),
    });
  expect(await save(1, "Typed before")).toMatchObject({ outcome: "saved", version: 2 });
  await beat(staff.author.userId, author, true);
  const late = await save(2, "Typed after");
  expect(late).toMatchObject({ outcome: "conflict-copy", reason: "taken", copy: 3 });
  // Nor does an editor wait for ever for one that never answers.
  await editorialDb().$executeRaw`
    UPDATE editorial.presence SET handed_at = NULL, taken_at = editorial.clock() - interval '13 seconds'
    WHERE tab = ${author.tab}::uuid`;
  expect(await save(2, "Typed much later")).toMatchObject({ reason: "taken", copy: 4 });
  const kept = await editorialDb().revision.findMany({
    where: { translation: { documentId } },
    select: { title: true },
    orderBy: { number: "asc" },
  });
  expect(kept.map(({ title }) => title).slice(1)).toEqual([
    "Typed before",
    "Typed after",
    "Typed much later",
  ]);
});

test("an editor whose story was deleted is told so", async () => {
  const { documentId, author } = await open();
  await beat(staff.author.userId, author);
  await deleteDocument(staff.admin, documentId);
  expect(await beat(staff.author.userId, author)).toMatchObject({ deleted: true });
});
