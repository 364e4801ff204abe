import type { AddressInfo } from "node:net";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addComment, reply } from "@/features/comments/write/add-comment";
import { changeWords, deleteComment } from "@/features/comments/write/own-words";
import { settle } from "@/features/comments/write/settle";
import { publish } from "@/features/editorial/publishing/publish";
import { approve, sendBack, submit } from "@/features/editorial/review/review";
import { hashOf, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { newestNotifications, unreadCount } from "@/features/notifications/data";
import { notificationKinds } from "@/features/notifications/events/kinds";
import { bundleSeconds } from "@/features/notifications/write/mail-bundle";
import { chooseMails, readAll } from "@/features/notifications/write/own-notifications";
import { confirm } from "@/features/translation/write/confirm";
import { link } from "@/features/translation/write/link";
import { editorialDb } from "@/lib/db/editorial";
import { sendLettersDue } from "./outbox-jobs";
import { noteEventsDue } from "./staff-jobs";

const { staff } = newsroomTest();

const running = new AbortController().signal;

/** What a mail server has taken. */
const mails: { to: string; subject: string; text: string }[] = [];
let server: SMTPServer;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push(parsed(Buffer.concat(parts).toString(), session.envelope.rcptTo));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.SITE_URL = "https://news.example.com";
});
afterAll(() => {
  delete process.env.SMTP_URL;
  server.close();
});

beforeEach(async () => {
  mails.length = 0;
  await editorialDb().job.deleteMany();
  await editorialDb().outboxMail.deleteMany();
  await editorialDb().notification.deleteMany();
});

/** Subjects of other alphabets and long lines are encoded on the wire. */
function parsed(raw: string, to: { address: string }[]) {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const text = /Content-Transfer-Encoding: base64/i.test(head)
    ? Buffer.from(body, "base64").toString()
    : body
        .replace(/=\r\n/g, "")
        .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) =>
          Buffer.from(bytes.replaceAll("=", ""), "hex").toString(),
        );
  const subject = (/^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? "").replace(
    /=\?UTF-8\?([BQ])\?(.*?)\?=(?:\r\n )?/gi,
    (_, way: string, words: string) =>
      way.toUpperCase() === "B"
        ? Buffer.from(words, "base64").toString()
        : Buffer.from(
            words.replaceAll("_", " ").replace(/=([0-9A-F]{2})/g, (_, byte) => `%${byte}`),
          )
            .toString()
            .replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent),
  );
  return { to: to.map(({ address }) => address).join(), subject, text };
}

const tell = async () => {
  await noteEventsDue(running);
  await editorialDb().outboxMail.updateMany({ data: { dueAt: new Date(0) } });
  await sendLettersDue(2, running);
};
const addressOf = async (who: keyof typeof staff) =>
  (await editorialDb().user.findUniqueOrThrow({ where: { id: staff[who].userId } })).email;

async function submitted(title = "The bridge"): Promise<{ documentId: string; locale: "en" }> {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en", { title });
  const which = { documentId, locale: "en" } as const;
  await submit(staff.author, which);
  return which;
}

test("what is given back is told its author, with the words and a link; the reviewers were told of it", async () => {
  const which = await submitted();
  await sendBack(staff.editor, {
    ...which,
    reason: "The figure in the second paragraph is wrong.",
  });
  await tell();
  const [author, editor, admin] = [
    await addressOf("author"),
    await addressOf("editor"),
    await addressOf("admin"),
  ];
  expect(mails.map(({ to }) => to).sort()).toEqual([author, editor, admin].sort());
  const toAuthor = mails.find(({ to }) => to === author);
  expect(toAuthor?.subject).toContain("The bridge");
  expect(toAuthor?.text).toContain("The figure in the second paragraph is wrong.");
  expect(toAuthor?.text).toContain(
    `https://news.example.com/zh/staff/stories/${which.documentId}/en`,
  );
  const [told] = await newestNotifications(staff.author.userId, "en");
  expect(told).toMatchObject({ kind: "returned", read: false, shown: { title: "The bridge" } });
  // Whoever did it is told nothing of it.
  const toEditor = await newestNotifications(staff.editor.userId, "en");
  expect(toEditor.map(({ kind }) => kind)).toEqual(["submitted"]);
});

test("a letter is in the language of whom it is for, and one for all that happened meanwhile", async () => {
  await editorialDb().user.update({ where: { id: staff.editor.userId }, data: { locale: "ru" } });
  await submitted("Мост");
  await submitted("The tower");
  await tell();
  const editor = await addressOf("editor");
  const letters = mails.filter(({ to }) => to === editor);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.subject).toContain("2 уведомления");
  expect(letters[0]?.text).toContain("«Мост»");
  expect(letters[0]?.text).toContain("«The tower»");
  expect(letters[0]?.text).toContain("https://news.example.com/ru/staff/stories/");
});

test("an event is told once, however often its job is done; a mail that fails is sent later", async () => {
  const which = await submitted();
  const [job] = await editorialDb().job.findMany({ where: { kind: "tell-staff" } });
  await noteEventsDue(running);
  if (job) await editorialDb().job.create({ data: { ...job, payload: job.payload ?? {} } });
  await noteEventsDue(running);
  expect(await unreadCount(staff.editor.userId)).toBe(1);

  const { SMTP_URL } = process.env;
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
  await tell();
  process.env.SMTP_URL = SMTP_URL;
  expect(mails).toEqual([]);
  expect(await editorialDb().notification.count({ where: { mailedAt: null } })).toBe(2);
  await tell();
  expect(mails).toHaveLength(2);
  await tell();
  expect(mails).toHaveLength(2);

  mails.length = 0;
  await approve(staff.editor, { ...which, publicHash: await hashOf(which.documentId, "en") });
  await tell();
  expect(mails.map(({ to }) => to)).toEqual([await addressOf("author")]);
});

test("an event that concerns many takes as many statements as one that concerns few", async () => {
  const statementsOf = async (): Promise<number> => {
    await editorialDb().job.deleteMany();
    await submitted();
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await noteEventsDue(running);
    const count = sent.mock.calls.length;
    sent.mockRestore();
    return count;
  };
  const few = await statementsOf();
  const editors = Array.from({ length: 40 }, (_, index) => ({
    name: `Editor ${index}`,
    email: `editor-${index}@many.example`,
    role: "EDITOR" as const,
  }));
  await editorialDb().user.createMany({ data: editors });
  await editorialDb().outboxMail.deleteMany();
  expect(await statementsOf()).toBe(few);
  expect(await editorialDb().outboxMail.count()).toBe(42);
  expect(await statementsOf()).toBe(few);
  // Each of them has both in one letter.
  expect(await editorialDb().outboxMail.count()).toBe(42);
  await editorialDb().user.deleteMany({ where: { email: { endsWith: "@many.example" } } });
});

test("what was read at the desk, and what nobody wants mails of, is not mailed", async () => {
  await submitted();
  await noteEventsDue(running);
  await readAll(staff.editor.userId, new Date(0));
  expect(await unreadCount(staff.editor.userId)).toBe(1);
  await readAll(staff.editor.userId, new Date());
  await chooseMails(
    staff.admin.userId,
    notificationKinds.filter((kind) => kind !== "submitted"),
  );
  await tell();
  expect(mails).toEqual([]);
  expect(await unreadCount(staff.editor.userId)).toBe(0);
  expect(await unreadCount(staff.admin.userId)).toBe(1);
  await chooseMails(staff.admin.userId, notificationKinds);
  await submitted();
  await tell();
  expect(mails.map(({ to }) => to)).toContain(await addressOf("admin"));
});

test("a review that somebody was asked for is told them alone", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en");
  await editorialDb().assignment.create({
    data: {
      documentId,
      locale: "en",
      task: "REVIEW",
      userId: staff.admin.userId,
      assignedName: "A",
      createdAt: new Date(),
    },
  });
  await submit(staff.author, { documentId, locale: "en" });
  await tell();
  expect(mails.map(({ to }) => to)).toEqual([await addressOf("admin")]);
});

test("a comment is told who writes the text, who is named and who took part, and nobody twice or of their own", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en", { title: "The bridge" });
  const which = { documentId, locale: "en" } as const;
  const said = { ...which, passage: undefined };
  const id = await addComment(staff.editor, { ...said, body: "Three spans?", mentions: [] });
  await tell();
  const [author, editor, admin] = [
    await addressOf("author"),
    await addressOf("editor"),
    await addressOf("admin"),
  ];
  expect(mails.map(({ to }) => to)).toEqual([author]);
  expect(mails[0]?.text).toContain("Three spans?");
  expect(mails[0]?.text).toContain(
    `https://news.example.com/zh/staff/stories/${documentId}/en?comment=${id}`,
  );

  mails.length = 0;
  const { userId } = staff.admin;
  const mentions = [userId, staff.author.userId];
  const answer = await reply(staff.author, { ...which, id, body: "@ADMIN knows.", mentions });
  await tell();
  expect(mails.map(({ to }) => to).sort()).toEqual([admin, editor].sort());
  const kindsOf = async (person: string) =>
    (await newestNotifications(person, "en")).map(({ kind }) => kind);
  expect(await kindsOf(userId)).toEqual(["mentioned"]);
  expect(await kindsOf(staff.editor.userId)).toEqual(["commented"]);

  // Who is named only later is told then; who was before is not told again.
  mails.length = 0;
  const more = [...mentions, staff.editor.userId];
  const changed = { ...which, id: answer, body: "@ADMIN or @EDITOR knows.", mentions: more };
  await changeWords(staff.author, changed);
  await tell();
  expect(mails.map(({ to }) => to)).toEqual([editor]);

  // What was taken back is not said to those who read of it later.
  await deleteComment(staff.author, { ...which, id: answer });
  const [told] = await newestNotifications(userId, "en");
  expect(told).toMatchObject({ kind: "mentioned", words: "", comment: undefined });
  await settle(staff.author, { ...which, id }, "resolve");
  mails.length = 0;
  await tell();
  expect(mails).toEqual([]);
});

test("a source that is published anew is told who translates it: who was asked, else who did it last", async () => {
  const documentId = await newDocument({ primaryLocale: "zh" });
  const sourceIs = (...words: string[]) =>
    write(staff.admin, documentId, "zh", { title: "访问", body: paragraphs(...words) });
  const go = async () => {
    await publish(staff.admin, { documentId, texts: [{ locale: "zh" }] });
    await tell();
    const letters = mails.splice(0).map(({ to, subject, text }) => ({ to, subject, text }));
    const told = [];
    for (const who of ["author", "editor", "admin"] as const) {
      const [newest] = await newestNotifications(staff[who].userId, "en");
      if (newest?.kind === "source-changed") told.push(who);
    }
    await editorialDb().notification.deleteMany();
    return { told, letters: letters.filter(({ subject }) => subject.includes("访问")) };
  };
  await sourceIs("第一段。", "第二段。");
  await write(staff.author, documentId, "en", { body: paragraphs("One.", "Two.") });
  await link(staff.author, { documentId, locale: "en", source: "zh" });
  expect((await go()).told).toEqual([]);

  // The administrator has changed the source, and is told nothing of it.
  await sourceIs("第一段。", "改了。");
  const first = await go();
  expect(first.told).toEqual(["author"]);
  const { letters } = first;
  expect(letters.map(({ to }) => to)).toEqual([await addressOf("author")]);
  expect(letters[0]?.text).toContain(`/staff/stories/${documentId}/en/translate`);

  // Whoever was asked to translate it is told, and not who did it before.
  const { id } = await editorialDb().assignment.create({
    data: {
      documentId,
      locale: "en",
      task: "TRANSLATE",
      userId: staff.editor.userId,
      assignedName: "A",
      createdAt: new Date(),
    },
  });
  await sourceIs("第一段。", "又改了。");
  const second = await go();
  expect(second.told).toEqual(["editor"]);
  expect(second.letters.map(({ to }) => to)).toEqual([await addressOf("editor")]);

  // Their own change is no news to them, and nothing is where nothing is behind.
  await editorialDb().assignment.update({ where: { id }, data: { doneAt: new Date() } });
  await write(staff.admin, documentId, "en", { body: paragraphs("One.", "Two, again.") });
  await sourceIs("第一段。", "再改。");
  expect((await go()).told).toEqual([]);
  await confirm(staff.author, { documentId, locale: "en" });
  await write(staff.author, documentId, "en", { body: paragraphs("One.", "Two, once more.") });
  await sourceIs("第一段。", "再改。");
  expect((await go()).told).toEqual([]);
});

test("a letter waits a little, so that more goes with it", async () => {
  await submitted();
  await noteEventsDue(running);
  await sendLettersDue(2, running);
  expect(mails).toEqual([]);
  const [job] = await editorialDb().outboxMail.findMany();
  const [note] = await editorialDb().notification.findMany();
  expect((job?.dueAt.getTime() ?? 0) - (note?.createdAt.getTime() ?? 0)).toBe(
    bundleSeconds * 1_000,
  );
});
