import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { noticeKinds, tellPerson } from "@/features/staff/notices/tell-person";
import { changePassword } from "@/features/staff/own-account/own-account";
import { hashPassword } from "@/features/staff/own-account/passwords";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabase } from "@/lib/postgres/testing";
import { withinRequest } from "@/lib/request-context";
import { sendLettersDue } from "./outbox-jobs";

// Outside of Next: its headers and cookies are those of a browser in the test.
vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

const running = new AbortController().signal;
const request = { requestId: "r1", network: "192.0.2.7", device: "Firefox, Windows" };
const current = "a sentence that nobody guesses";

beforeEach(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  process.env.SITE_URL = "https://news.example.com";
  delete process.env.SMTP_URL;
  await editorialDb().outboxMail.deleteMany();
  await editorialDb().user.deleteMany();
});

async function hire(locale: Locale) {
  const db = editorialDb();
  const [name, email] = ["Анна Иванова", "anna@example.com"];
  const { id: userId } = await db.user.create({ data: { name, email, locale } });
  const password = await hashPassword(current);
  await db.account.create({
    data: { userId, accountId: userId, providerId: "credential", password },
  });
  const expiresAt = new Date(Date.now() + 86_400_000);
  const session = await db.session.create({ data: { userId, token: userId, expiresAt } });
  const seen = { role: "author", deskLocale: locale, hasSecondFactor: false } as const;
  return { userId, name, email, sessionId: session.id, ...seen };
}

async function mails(): Promise<string[]> {
  const folder = path.join(process.env.DATA_DIR ?? "", "mail");
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
}

const letters = () => editorialDb().outboxMail.findMany();
const sendDue = () => sendLettersDue(2, running);

test("a changed password is told in its owner's language; a mail server out of reach keeps nobody", async () => {
  const staff = await hire("ru");
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
  const next = { current, password: "another sentence, nobody guesses" };
  await withinRequest(request, () => changePassword(staff as never, next));
  await sendDue();
  expect(await letters()).toMatchObject([
    {
      attempts: 1,
      failedAt: null,
      lastFault: "unreachable",
      lastError: expect.stringContaining("ECONNREFUSED"),
    },
  ]);

  delete process.env.SMTP_URL;
  await editorialDb().outboxMail.updateMany({ data: { dueAt: new Date(0) } });
  await sendDue();
  // What it was about is gone with it: of whom it was, and from where they came.
  expect(await letters()).toMatchObject([{ about: {}, sentAt: expect.any(Date), lastError: null }]);
  const [mail = "", ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toContain("To: anna@example.com");
  expect(mail).toContain("Пароль вашей учётной записи в редакции Bauing изменён.");
  expect(mail).toContain("Откуда: Firefox, Windows, 192.0.2.7");
  expect(mail).toContain("https://news.example.com/ru/staff/reset\n");
});

test("what did not happen is not told, nor is anybody who may not sign in", async () => {
  const { userId } = await hire("en");
  const undone = inTransaction(async (tx) => {
    await tellPerson(tx, userId, "passkey-added");
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await inTransaction((tx) => tellPerson(tx, userId, "passkey-added"));
  await editorialDb().user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
  await sendDue();
  expect(await letters()).toEqual([]);
  expect(await mails()).toEqual([]);
});

test.each(locales)("every notice has its words in %s", async (locale) => {
  const { userId } = await hire(locale);
  for (const kind of noticeKinds) await inTransaction((tx) => tellPerson(tx, userId, kind));
  await sendDue();
  const subjects = (await mails()).map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1] ?? "");
  expect(new Set(subjects).size).toBe(noticeKinds.length);
  for (const mail of await mails()) expect(mail).not.toMatch(/StaffNotices|\{|undefined/);
});
