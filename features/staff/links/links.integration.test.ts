import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Refusal } from "@/features/audit/errors";
import { hireStaff, type Staff } from "@/features/editorial/testing/newsroom";
import {
  addAccount,
  changeRole,
  disableAccount,
  enableAccount,
} from "@/features/staff/accounts/accounts";
import { removeFactorsOf } from "@/features/staff/accounts/lost-factors";
import { changePassword } from "@/features/staff/own-account/own-account";
import { hashPassword, verifyPassword } from "@/features/staff/own-account/passwords";
import { editorialDb } from "@/lib/db/editorial";
import { dropLetter, noteSent } from "@/lib/outbox/outbox";
import { testDatabase } from "@/lib/postgres/testing";
import { clearOldAttempts, forgetAttempts, withinLimit } from "@/lib/rate-limit";
import { linkLetter, writeLink } from "./emails";
import { acceptInvitation, invite, withdrawInvitation } from "./invitations";
import { findLink } from "./links";
import { finishReset, startReset } from "./resets";
import { openSetup, setUp, setupIsOpen } from "./setup";

testDatabase();

const password = "a sentence that nobody guesses";
let staff: Staff;

beforeEach(async () => {
  process.env.SITE_URL = "https://news.example.com";
  mailed = [];
  await editorialDb().outboxMail.deleteMany();
  await editorialDb().staffLink.deleteMany();
  await editorialDb().user.deleteMany();
});

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

/** Tokens of the letters that have gone out. */
let mailed: string[] = [];

/** Has the letters that wait go out, as the worker does. @returns the token of the newest */
async function mailedToken(): Promise<string> {
  const waiting = await editorialDb().outboxMail.findMany({
    where: { letter: linkLetter, sentAt: null },
    orderBy: { createdAt: "asc" },
  });
  for (const { id, about } of waiting) {
    const written = await writeLink(about);
    const token = /\/(?:invitation|reset)\/([\w-]+)/.exec(written?.mail.text ?? "")?.[1];
    // The outbox has the number of a link and never what opens it.
    expect(JSON.stringify(about)).not.toContain(token);
    if (token) mailed.push(token);
    await (written ? noteSent(id) : dropLetter(id));
  }
  return mailed.at(-1) ?? "";
}

const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

/** As its owner does it at their own account. */
async function changeOwnPassword(userId: string, email: string): Promise<void> {
  const [user, db] = [{ userId, accountId: userId, providerId: "credential" }, editorialDb()];
  await db.account.create({ data: { ...user, password: await hashPassword(password) } });
  const session = await db.session.create({
    data: { userId, token: randomUUID(), expiresAt: new Date(Date.now() + 60_000) },
  });
  const self = { userId, email, name: "Author", sessionId: session.id };
  const asStaff = { ...self, role: "author", deskLocale: "en", confirmedAt: null } as const;
  await changePassword(asStaff, { current: password, password: "another one that nobody guesses" });
  expect(await db.session.count({ where: { id: session.id } })).toBe(1);
}

const person = { name: "Anna", email: "anna@example.com", password, locale: "en" as const };

test("the first administrator comes by a link that works once and only while there is no administrator", async () => {
  const earlier = (await openSetup("en")) ?? "";
  const token = (await openSetup("en")) ?? "";
  expect(await setupIsOpen(earlier)).toBe(false);
  expect(await setupIsOpen(token)).toBe(true);
  expect(await code(setUp(earlier, person))).toBe("link-invalid");
  expect(await code(setUp(token, { ...person, password: "short" }))).toBe("password-short");
  const results = await Promise.all([
    code(setUp(token, person)),
    code(setUp(token, { ...person, email: "other@example.com" })),
  ]);
  expect(results.sort()).toEqual(["done", "link-invalid"]);
  expect(await editorialDb().user.findMany({ select: { role: true } })).toEqual([
    { role: "ADMIN" },
  ]);
  expect(await openSetup("en")).toBeUndefined();
  // Nothing that a copy of the database would open anything with.
  const [link] = await editorialDb().staffLink.findMany();
  expect(JSON.stringify(link)).not.toContain(token);
});

test("an author who was created by a command leaves the link open, an administrator closes it", async () => {
  const token = (await openSetup("en")) ?? "";
  const { author, editor, admin } = await hireStaff();
  expect([author, editor, admin]).not.toContain(undefined);
  expect(await setupIsOpen(token)).toBe(false);
  await editorialDb().user.delete({ where: { id: admin.userId } });
  expect(await setupIsOpen(token)).toBe(true);
  await hireStaff();
  expect(await code(setUp(token, person))).toBe("link-invalid");
  expect(await openSetup("en")).toBeUndefined();
});

test("only administrators invite; an invitation works once, for whom it was meant", async () => {
  staff = await hireStaff();
  const to = { email: "new@example.com", name: "Новая", role: "editor", locale: "ru" } as const;
  await expect(invite(staff.editor, to)).rejects.toThrow(Refusal);
  await invite(staff.admin, to);
  const first = await mailedToken();
  expect(await findLink("INVITATION", first)).toMatchObject({ email: to.email, locale: "ru" });
  // As a link for something else it is nothing.
  expect(await findLink("RESET", first)).toBeNull();
  await invite(staff.admin, to);
  const token = await mailedToken();
  expect(await findLink("INVITATION", first)).toBeNull();
  const given = { name: "Новая", password, locale: "ru" as const };
  expect(await code(acceptInvitation(first, given))).toBe("link-invalid");
  expect(await code(acceptInvitation(token, given))).toBe("done");
  expect(await code(acceptInvitation(token, given))).toBe("link-invalid");
  const user = await editorialDb().user.findUnique({
    where: { email: to.email },
    include: { accounts: true },
  });
  expect(user).toMatchObject({ role: "EDITOR", locale: "ru" });
  expect(await verifyPassword({ hash: user?.accounts[0]?.password ?? "", password })).toBe(true);
  expect(await code(invite(staff.admin, to))).toBe("email-taken");
});

test("an invitation can be taken back, and runs out", async () => {
  staff = await hireStaff();
  const to = { email: "new@example.com", name: "New", role: "author", locale: "en" } as const;
  await invite(staff.admin, to);
  const link = await editorialDb().staffLink.findFirstOrThrow({ where: { endedAt: null } });
  const first = await mailedToken();
  expect(await findLink("INVITATION", first)).not.toBeNull();
  await withdrawInvitation(staff.admin, link.id);
  expect(await findLink("INVITATION", first)).toBeNull();
  await invite(staff.admin, to);
  const second = await mailedToken();
  expect(await findLink("INVITATION", second)).not.toBeNull();
  await editorialDb().staffLink.updateMany({ data: { expiresAt: new Date(0) } });
  expect(await findLink("INVITATION", second)).toBeNull();
});

test("a letter with a link that works no more is not sent", async () => {
  staff = await hireStaff();
  const to = { email: "new@example.com", name: "New", role: "author", locale: "en" } as const;
  await invite(staff.admin, to);
  await editorialDb().staffLink.updateMany({ data: { expiresAt: new Date(0) } });
  await mailedToken();
  await invite(staff.admin, to);
  const link = await editorialDb().staffLink.findFirstOrThrow({ where: { endedAt: null } });
  await withdrawInvitation(staff.admin, link.id);
  await mailedToken();
  expect(mailed).toEqual([]);
  expect(await editorialDb().outboxMail.count()).toBe(0);
});

test("a disabled account has no session, and the last administrator stays", async () => {
  staff = await hireStaff();
  const { userId } = staff.editor;
  const session = { userId, token: "t", expiresAt: new Date(Date.now() + 60_000) };
  await editorialDb().session.create({ data: session });
  await disableAccount(staff.admin, userId);
  expect(await editorialDb().session.count({ where: { userId } })).toBe(0);
  await expect(disableAccount(staff.editor, staff.author.userId)).rejects.toThrow(
    "account-disabled",
  );
  await enableAccount(staff.admin, userId);
  expect(await code(disableAccount(staff.admin, staff.admin.userId))).toBe("not-yourself");
  expect(await code(disableAccount({ system: "cli" }, staff.admin.userId))).toBe("last-admin");
  expect(await code(changeRole({ system: "cli" }, staff.admin.userId, "author"))).toBe(
    "last-admin",
  );
  await changeRole(staff.admin, userId, "admin");
  // Each takes the other's rights at once: one of the two is too late.
  const results = await Promise.all([
    code(changeRole(staff.admin, userId, "author")),
    code(changeRole(staff.editor, staff.admin.userId, "author")),
  ]);
  expect(results.filter((each) => each === "done")).toHaveLength(1);
  expect(await editorialDb().user.count({ where: { role: "ADMIN" } })).toBe(1);
});

test("a new password by mail ends all sessions, and tells nobody who has an account", async () => {
  staff = await hireStaff();
  const { userId } = staff.author;
  const { email } = await editorialDb().user.findUniqueOrThrow({ where: { id: userId } });
  const session = { userId, token: "t2", expiresAt: new Date(Date.now() + 60_000) };
  await editorialDb().session.create({ data: session });
  await startReset("nobody@example.com");
  expect(await editorialDb().outboxMail.count()).toBe(0);
  await startReset(email);
  const token = await mailedToken();
  expect(await code(finishReset(token, "short"))).toBe("password-short");
  expect(await code(finishReset(token, password))).toBe("done");
  expect(await code(finishReset(token, password))).toBe("link-invalid");
  expect(await editorialDb().session.count({ where: { userId } })).toBe(0);
});

describe("the link for a new password", () => {
  let userId: string;
  let email: string;
  beforeEach(async () => {
    staff = await hireStaff();
    ({ userId } = staff.author);
    ({ email } = await editorialDb().user.findUniqueOrThrow({ where: { id: userId } }));
  });
  const live = () =>
    editorialDb().staffLink.count({
      where: { userId, endedAt: null, expiresAt: { gt: new Date() } },
    });
  const mails = async () => {
    await mailedToken();
    return mailed.length;
  };
  /** The last mail is so long ago that another may go out. */
  const longAfterTheMail = () =>
    editorialDb().staffLink.updateMany({ where: { userId }, data: { mailedAt: new Date(0) } });

  test("is one, however many ask at once, and one mail has it", async () => {
    await Promise.all(Array.from({ length: 5 }, () => startReset(email)));
    expect(await live()).toBe(1);
    expect(await mails()).toBe(1);
    expect(await findLink("RESET", await mailedToken())).toMatchObject({ email });
  });

  test("is not ended by whoever asks for another: it is mailed again, with its whole time", async () => {
    await startReset(email);
    const token = await mailedToken();
    const soon = new Date(Date.now() + 60_000);
    await editorialDb().staffLink.updateMany({ where: { userId }, data: { expiresAt: soon } });
    await longAfterTheMail();
    await startReset(email);
    expect(await mails()).toBe(2);
    expect(await mailedToken()).toBe(token);
    expect(await live()).toBe(1);
    const [link] = await editorialDb().staffLink.findMany({ where: { userId } });
    expect(link?.expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    expect(await code(finishReset(token, password))).toBe("done");
  });

  test("ends within a day, however often it is asked for", async () => {
    await startReset(email);
    const yesterday = new Date(Date.now() - 24 * 3_600_000);
    await editorialDb().staffLink.updateMany({ where: { userId }, data: { createdAt: yesterday } });
    await longAfterTheMail();
    const [before] = await editorialDb().staffLink.findMany({ where: { userId } });
    await startReset(email);
    const [after] = await editorialDb().staffLink.findMany({ where: { userId } });
    expect(after?.expiresAt).toEqual(before?.expiresAt);
  });

  test("is replaced by one that somebody has sent for them, and by a new one where the secret is another", async () => {
    await startReset(email);
    const first = await mailedToken();
    await startReset(email, "admin@example.com");
    const second = await mailedToken();
    expect(await findLink("RESET", first)).toBeNull();
    expect(await findLink("RESET", second)).toMatchObject({ email });
    process.env.SITE_SECRET = "another secret of at least 32 characters";
    let third = "";
    try {
      await startReset(email);
      third = await mailedToken();
    } finally {
      delete process.env.SITE_SECRET;
    }
    expect(await live()).toBe(1);
    expect(await findLink("RESET", third)).toMatchObject({ email });
    expect(await findLink("RESET", second)).toBeNull();
  });

  test("waits in one letter while mails do not go out, and asking again has that tried at once", async () => {
    await startReset(email);
    const later = new Date(Date.now() + 3_600_000);
    await editorialDb().outboxMail.updateMany({ data: { attempts: 12, dueAt: later } });
    await longAfterTheMail();
    await startReset(email);
    const [letter, ...others] = await editorialDb().outboxMail.findMany();
    expect(others).toEqual([]);
    expect(letter?.attempts).toBe(0);
    expect(letter?.dueAt.getTime()).toBeLessThan(later.getTime());
    expect(await mails()).toBe(1);
    expect(await live()).toBe(1);
  });

  test("does not outlive a change of what its owner signs in with", async () => {
    const changes: [string, () => Promise<unknown>][] = [
      ["a password", () => changeOwnPassword(userId, email)],
      ["a factor taken off", () => removeFactorsOf(staff.admin, userId)],
    ];
    for (const [what, change] of changes) {
      await startReset(email);
      const before = await mailedToken();
      expect(await findLink("RESET", before), what).not.toBeNull();
      await change();
      expect(await findLink("RESET", before), what).toBeNull();
    }
  });
});

test("an address that is invited by two at once has one invitation that works", async () => {
  staff = await hireStaff();
  const to = { email: "new@example.com", name: "New", role: "author", locale: "en" } as const;
  await Promise.all(Array.from({ length: 4 }, () => invite(staff.admin, to)));
  expect(await editorialDb().staffLink.count({ where: { email: to.email, endedAt: null } })).toBe(
    1,
  );
  await addAccount(staff.admin, { ...to, role: "author" });
  expect(await editorialDb().staffLink.count({ where: { email: to.email, endedAt: null } })).toBe(
    0,
  );
});

test("attempts are counted by all processes together, and are over after their time", async () => {
  const limit = { attempts: 3, seconds: 60 };
  const tried = await Promise.all(
    Array.from({ length: 10 }, () => withinLimit("test", "someone", limit)),
  );
  expect(tried.filter(Boolean)).toHaveLength(3);
  expect(await withinLimit("test", "someone else", limit)).toBe(true);
  await editorialDb().rateLimit.updateMany({ data: { until: new Date(0) } });
  expect(await withinLimit("test", "someone", limit)).toBe(true);
  await forgetAttempts("test", "someone");
  await clearOldAttempts();
  expect(await editorialDb().rateLimit.count()).toBe(0);
});
