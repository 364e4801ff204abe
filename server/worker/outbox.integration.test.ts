import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hireStaff, type Staff } from "@/features/editorial/testing/newsroom";
import { invite } from "@/features/staff/links/invitations";
import { findLink } from "@/features/staff/links/links";
import { startReset } from "@/features/staff/links/resets";
import { tellPerson } from "@/features/staff/notices/tell-person";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { claimLetter, enqueueLetter, sweepOutbox } from "@/lib/outbox/outbox";
import { outboxStatus } from "@/lib/outbox/status";
import { testDatabase } from "@/lib/postgres/testing";
import { adoptFormerMails } from "./former-mail-jobs";
import { sendLettersDue } from "./outbox-jobs";

testDatabase();

const running = new AbortController().signal;

/** What a mail server has taken, by whom it is for; and whom it refuses. */
let mails: { to: string; id: string; text: string }[] = [];
const refused = new Set<string>();
let server: SMTPServer;
let staff: Staff;

/** Words of other alphabets are encoded on the wire, and so is what is longer than a line. */
function textOf(raw: string): string {
  const body = raw.slice(raw.indexOf("\r\n\r\n"));
  if (/^Content-Transfer-Encoding: base64/im.test(raw)) {
    return Buffer.from(body, "base64").toString();
  }
  return body.replace(/=\r\n/g, "").replaceAll("=3D", "=");
}

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _, done) {
      done(refused.has(address) ? new Error("no such mailbox") : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString();
        const id = /^Message-ID: <(.*)>/im.exec(raw)?.[1] ?? "";
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        mails.push({ to, id, text: textOf(raw) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.SITE_URL = "https://news.example.com";
});
afterAll(() => {
  delete process.env.SMTP_URL;
  server.close();
});

const serverIsThere = () => {
  const { port } = server.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
};
const serverIsAway = () => {
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
};
const allDue = () => editorialDb().outboxMail.updateMany({ data: { dueAt: new Date(0) } });
const rows = () => editorialDb().outboxMail.findMany({ orderBy: { createdAt: "asc" } });
const emailOf = async ({ userId }: { userId: string }) =>
  (await editorialDb().user.findUniqueOrThrow({ where: { id: userId } })).email;

beforeEach(async () => {
  mails = [];
  refused.clear();
  serverIsThere();
  await editorialDb().outboxMail.deleteMany();
  await editorialDb().job.deleteMany();
  await editorialDb().staffLink.deleteMany();
  await editorialDb().user.deleteMany();
  staff = await hireStaff();
});

test("invitations, resets and notices all wait in the outbox, hold nothing that opens anything, and are sent once", async () => {
  const to = { email: "new@example.com", name: "Анна", role: "author", locale: "ru" } as const;
  await invite(staff.admin, to);
  await startReset(await emailOf(staff.author));
  await inTransaction((tx) => tellPerson(tx, staff.editor.userId, "passkey-added"));
  const waiting = await rows();
  expect(waiting.map(({ letter }) => letter)).toEqual(["link", "link", "notice"]);
  await Promise.all([sendLettersDue(2, running), sendLettersDue(2, running)]);
  await sendLettersDue(1, running);
  expect(mails.map((mail) => mail.to).sort()).toEqual(
    [to.email, await emailOf(staff.author), await emailOf(staff.editor)].sort(),
  );
  // The link in the mail works, and what opens it was never in the outbox.
  const letter = mails.find((mail) => mail.to === to.email)?.text ?? "";
  const token = /\/ru\/staff\/invitation\/([\w-]{40,})/.exec(letter)?.[1] ?? "";
  expect(await findLink("INVITATION", token)).toMatchObject({ email: to.email });
  expect(JSON.stringify(waiting)).not.toContain(token);
  for (const row of await rows()) {
    expect(row).toMatchObject({ about: {}, bundleFor: null, sentAt: expect.any(Date) });
  }
});

test("what does not go out is tried again later under the same number, and is said until it has", async () => {
  serverIsAway();
  await startReset(await emailOf(staff.author));
  const [before] = await rows();
  await sendLettersDue(2, running);
  const [failed] = await rows();
  expect(failed).toMatchObject({ attempts: 1, lastFault: "unreachable", failedAt: null });
  expect(failed?.dueAt.getTime()).toBeGreaterThan(before?.dueAt.getTime() ?? 0);
  const during = await outboxStatus();
  expect(during).toMatchObject({
    waiting: 1,
    again: 1,
    sentLastDay: 0,
    failingSince: failed?.firstFailedAt,
    fault: { code: "unreachable", said: expect.stringContaining("ECONNREFUSED") },
  });
  await allDue();
  await sendLettersDue(2, running);
  const [still] = await rows();
  expect(still).toMatchObject({ attempts: 2, firstFailedAt: failed?.firstFailedAt });

  serverIsThere();
  await allDue();
  await sendLettersDue(2, running);
  expect(mails.map(({ id }) => id)).toEqual([`${before?.id}@news.example.com`]);
  expect(await outboxStatus()).toMatchObject({
    waiting: 0,
    again: 0,
    failed: 0,
    sentLastDay: 1,
    failingSince: undefined,
    fault: undefined,
  });
});

test("one mailbox that is refused is no outage, and is given up after a day", async () => {
  const email = await emailOf(staff.author);
  refused.add(email);
  await startReset(email);
  await sendLettersDue(1, running);
  await startReset(await emailOf(staff.editor));
  await sendLettersDue(1, running);
  expect(mails).toHaveLength(1);
  expect(await outboxStatus()).toMatchObject({
    waiting: 1,
    again: 1,
    failingSince: undefined,
    fault: { code: "recipient", said: expect.stringContaining("no such mailbox") },
  });
  await editorialDb().outboxMail.updateMany({ where: { sentAt: null }, data: { attempts: 33 } });
  await allDue();
  await sendLettersDue(1, running);
  expect(await outboxStatus()).toMatchObject({ waiting: 0, again: 0, failed: 1 });
  await allDue();
  await sendLettersDue(1, running);
  expect(mails).toHaveLength(1);
});

test("letters to one person wait as one, and none goes out beside another", async () => {
  const letter = { letter: "notifications", about: { userId: "u" }, bundleFor: "notifications u" };
  await Promise.all(
    Array.from({ length: 4 }, () => inTransaction((tx) => enqueueLetter(tx, letter))),
  );
  expect(await rows()).toHaveLength(1);
  const claimed = await claimLetter(["notifications"], 60);
  expect(claimed).toBeDefined();
  // What comes while it is being sent may not be in it any more.
  await inTransaction((tx) => enqueueLetter(tx, letter));
  expect(await rows()).toHaveLength(2);
  expect(await claimLetter(["notifications"], 60)).toBeUndefined();
  // One whose worker has died is taken by another.
  await editorialDb().outboxMail.updateMany({ data: { leasedUntil: new Date(0) } });
  expect((await claimLetter(["notifications"], 60))?.id).toBe(claimed?.id);
});

test("a letter that only another build knows is left to it", async () => {
  await inTransaction((tx) => enqueueLetter(tx, { letter: "of tomorrow", about: {} }));
  await sendLettersDue(2, running);
  expect(await rows()).toMatchObject([{ attempts: 0, sentAt: null, failedAt: null }]);
});

test("mails that a build before has left among the jobs are sent, and those in its hands are left to it", async () => {
  const userId = staff.author.userId;
  const due = { dueAt: new Date(0), attempts: 3 };
  const notice = {
    userId,
    kind: "passkey-added",
    at: new Date().toISOString(),
    network: null,
    device: null,
  };
  const alarm = { name: "disk", state: "raised", figure: 3, at: "now", allWell: false };
  process.env.ALARM_MAIL_TO = "ops@example.com";
  const leasedUntil = new Date(Date.now() + 60_000);
  await editorialDb().job.createMany({
    data: [
      { kind: "tell-person", payload: notice, ...due },
      { kind: "mail-bundle", payload: { userId }, ...due },
      { kind: "tell-alarm", payload: { ...alarm, channel: "mail" }, ...due },
      { kind: "tell-alarm", payload: { ...alarm, channel: "webhook" }, ...due },
      { kind: "tell-person", payload: notice, ...due, leasedUntil },
      { kind: "receipt", payload: {}, ...due },
    ],
  });
  expect(await adoptFormerMails()).toBe(3);
  expect(await adoptFormerMails()).toBe(0);
  expect(await editorialDb().job.count()).toBe(3);
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([3, 3, 3]);
  await sendLettersDue(2, running);
  delete process.env.ALARM_MAIL_TO;
  // Of notifications there are none to tell.
  expect(mails.map(({ to }) => to).sort()).toEqual(
    [await emailOf(staff.author), "ops@example.com"].sort(),
  );
});

test("what went out, and what was given up, is forgotten after a time", async () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000);
  const row = (times: object) => ({
    letter: "notice",
    about: {},
    dueAt: new Date(),
    createdAt: new Date(),
    ...times,
  });
  await editorialDb().outboxMail.createMany({
    data: [
      row({ sentAt: days(6), letter: "sent lately" }),
      row({ sentAt: days(8) }),
      row({ failedAt: days(29), letter: "failed lately" }),
      row({ failedAt: days(31) }),
      row({ createdAt: days(90), letter: "waiting" }),
    ],
  });
  await sweepOutbox();
  expect((await rows()).map(({ letter }) => letter).sort()).toEqual([
    "failed lately",
    "sent lately",
    "waiting",
  ]);
});
