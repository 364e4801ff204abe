import { beforeEach, expect, test } from "vitest";
import { auditTrail, documentDetail, shareLinks } from "@/features/editorial/data";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { publish } from "@/features/editorial/publishing/publish";
import { hashOf, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { tablesWith } from "@/features/editorial/testing/tables-with";
import { newestNotifications } from "@/features/notifications/data";
import { noteEvent } from "@/features/notifications/write/note-event";
import { editorialDb } from "@/lib/db/editorial";
import { opinionCounts, opinionsOf } from "./data";
import { giveOpinion, mostAnswers } from "./give-opinion";
import { opinionSchema } from "./opinion-schema";
import { openShare, revokeShare, shareDraft } from "./share-links";
import { hashOfShared } from "./shown-hash";

const { staff } = newsroomTest();

let documentId: string;
let token: string;

beforeEach(async () => {
  documentId = await newDocument();
  await write(staff.author, documentId, "en", { body: paragraphs("First.") });
  await write(staff.author, documentId, "en", { body: paragraphs("Second.") });
  ({ token } = await share());
});

const share = (change: object = {}) =>
  shareDraft(staff.editor, {
    documentId,
    locale: "en",
    label: "Ms Wang",
    days: 7,
    asksOpinion: true,
    ...change,
  });

/** What the link's page is bound to. */
async function shownBy(link = token): Promise<string> {
  const shared = await openShare(link);
  return (shared && (await hashOfShared(shared))) ?? "";
}

const give = async (change: object = {}) =>
  giveOpinion(
    opinionSchema.parse({
      token,
      answer: "agree",
      name: "Wang Fang",
      shown: await shownBy(),
      ...change,
    }),
  );

async function listed() {
  const { texts } = await documentDetail(documentId);
  const hashes = Object.fromEntries(texts.map((text) => [text.locale, text.publicHash]));
  return opinionsOf(documentId, hashes);
}

test("an opinion stands beside the text, bound to what was shown, until its link ends", async () => {
  await give({ answer: "change", words: "Three spans." });
  expect(await shownBy()).toBe(await hashOf(documentId, "en"));
  expect(await listed()).toMatchObject([
    {
      locale: "en",
      answer: "change",
      name: "Wang Fang",
      words: "Three spans.",
      number: 2,
      label: "Ms Wang",
      changed: false,
      ended: false,
    },
  ]);
  expect(await opinionCounts(documentId)).toEqual({ en: { agree: 0, change: 1 } });
  await write(staff.author, documentId, "en", { body: paragraphs("Third.") });
  expect(await listed()).toMatchObject([{ changed: true, ended: false }]);
  const [link] = await shareLinks(documentId);
  await revokeShare(staff.editor, { id: link?.id ?? "", documentId });
  expect(await listed()).toMatchObject([{ ended: true, words: "Three spans." }]);
  expect(await opinionCounts(documentId)).toEqual({});
});

test.each([
  [{ name: " " }],
  [{ answer: "change", words: "" }],
  [{ answer: "perhaps" }],
  [{ name: "x".repeat(81) }],
  [{ words: "x".repeat(601) }],
])("%j is no opinion", async (change) => {
  await expect(give(change)).rejects.toThrow();
  expect(await listed()).toEqual([]);
});

test("it is no approval, and no step of the text's", async () => {
  const before = await documentDetail(documentId);
  await give();
  const after = await documentDetail(documentId);
  expect(after.texts[0]?.states).toEqual(before.texts[0]?.states);
  expect(after.texts[0]?.approval).toBeNull();
  const texts = [{ locale: "en" as const }];
  await expect(publish(staff.editor, { documentId, texts })).rejects.toThrow("not-approved");
});

test("nothing is recorded for words that the reader was not shown", async () => {
  const shown = await shownBy();
  await write(staff.author, documentId, "en", { body: paragraphs("Third.") });
  await expect(give({ shown })).rejects.toThrow("content-changed");
  expect(await listed()).toEqual([]);
  await give();
  expect(await listed()).toHaveLength(1);
});

test("a link to one revision asks about that revision", async () => {
  const { token: first } = await share({ revisionNumber: 1 });
  await give({ token: first, shown: await shownBy(first) });
  expect(await listed()).toMatchObject([{ number: 1, changed: true }]);
});

test("a reader's later answer takes the place of the earlier one", async () => {
  const { id } = await give();
  await give({ answer: "change", name: " WANG  fang", words: "Four spans." });
  expect(await listed()).toMatchObject([{ answer: "change", before: "agree" }]);
  const again = await give({ name: "Somebody else" });
  expect(await listed()).toHaveLength(2);
  await give({ name: "Zhao", earlier: again.id, answer: "change", words: "No." });
  expect((await listed()).map(({ name }) => name)).toEqual(["Zhao", "WANG  fang"]);
  // Of another link: it is not theirs to replace.
  const other = await share();
  await give({ token: other.token, shown: await shownBy(other.token), earlier: id });
  expect(await listed()).toHaveLength(3);
});

test.each([
  ["wrong", async () => "a".repeat(43)],
  ["one that asks for none", async () => (await share({ asksOpinion: false })).token],
  [
    "revoked",
    async () => {
      for (const { id } of await shareLinks(documentId)) {
        await revokeShare(staff.editor, { id, documentId });
      }
      return token;
    },
  ],
  [
    "expired",
    async () => {
      const expiresAt = new Date(Date.now() - 1000);
      await editorialDb().shareLink.updateMany({ where: { documentId }, data: { expiresAt } });
      return token;
    },
  ],
  [
    "of a story that was deleted",
    async () => {
      await deleteDocument(staff.admin, documentId);
      return token;
    },
  ],
  [
    "published",
    async () => {
      await publish(staff.admin, { documentId, texts: [{ locale: "en" }] });
      return token;
    },
  ],
])("a link that is %s takes no opinion", async (_, tokenOf) => {
  const shown = await shownBy();
  await expect(give({ token: await tokenOf(), shown })).rejects.toThrow("link-invalid");
  expect(await editorialDb().opinion.count({ where: { translation: { documentId } } })).toBe(0);
});

test("a link takes so many answers and no more", async () => {
  const { id } = await give();
  const row = await editorialDb().opinion.findUniqueOrThrow({ where: { id } });
  const more = Array.from({ length: mostAnswers - 1 }, (_, index) => {
    const { id: _id, ...rest } = row;
    return { ...rest, name: `Reader ${index}` };
  });
  await editorialDb().opinion.createMany({ data: more });
  await expect(give()).rejects.toThrow("too-many-attempts");
});

test("whoever made the link is told, in the reader's words, which stand nowhere else", async () => {
  await give({ answer: "change", words: "zaphodwords" });
  const [event] = await auditTrail({ documentId, verb: "opinion" });
  expect(event).toMatchObject({ actorId: null, actorName: "system:share-link" });
  await noteEvent(event?.id ?? 0);
  const [told] = await newestNotifications(staff.editor.userId, "en");
  expect(told).toMatchObject({ kind: "opinion", actor: "Wang Fang", words: "zaphodwords" });
  expect(await newestNotifications(staff.author.userId, "en")).toEqual([]);
  expect(await tablesWith("zaphodwords")).toEqual(["editorial.opinion"]);
});
