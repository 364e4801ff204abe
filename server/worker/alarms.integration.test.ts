import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Condition, readConditions } from "@/features/administration/alarms/conditions";
import { raiseAlarms } from "@/features/administration/alarms/raise";
import { removeOldSecurityEvents } from "@/features/audit/security/retention";
import { noteSecurity } from "@/features/audit/security/security-events";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { tellAlarmsDue } from "./alarm-jobs";
import { sendLettersDue } from "./outbox-jobs";

testDatabase();

const running = new AbortController().signal;

/** What the webhook was sent, and what it answers. */
let received: { method: string; type: string; body: Record<string, unknown> }[] = [];
let answer = 200;
let elsewhere = 0;

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const webhook = createServer(async (req, res) => {
  const body = JSON.parse(await bodyOf(req));
  received.push({ method: req.method ?? "", type: req.headers["content-type"] ?? "", body });
  res.writeHead(answer, { Location: `${other()}/stolen` }).end("words that nobody reads");
});
const elsewhereServer = createServer((_, res) => {
  elsewhere += 1;
  res.end();
});
const addressOf = (server: { address: () => unknown }) =>
  `127.0.0.1:${(server.address() as AddressInfo).port}`;
const other = () => `http://${addressOf(elsewhereServer)}`;

/** A mail server that takes whatever it is given. */
let mails: string[] = [];
const smtp = createTcpServer((socket) => {
  let said = "";
  let inMail = false;
  socket.write("220 test\r\n");
  socket.on("data", (data) => {
    said += data;
    for (;;) {
      const end = said.indexOf(inMail ? "\r\n.\r\n" : "\r\n");
      if (end === -1) return;
      const line = said.slice(0, end);
      said = said.slice(end + (inMail ? 5 : 2));
      if (inMail) {
        mails.push(line);
        inMail = false;
        socket.write("250 taken\r\n");
      } else if (/^DATA/i.test(line)) {
        inMail = true;
        socket.write("354 go on\r\n");
      } else socket.write(/^QUIT/i.test(line) ? "221 bye\r\n" : "250 good\r\n");
    }
  });
  socket.on("error", () => {});
});

beforeAll(async () => {
  for (const server of [webhook, elsewhereServer, smtp]) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
});
afterAll(() => {
  for (const server of [webhook, elsewhereServer, smtp]) server.close();
});
beforeEach(async () => {
  received = [];
  mails = [];
  answer = 200;
  elsewhere = 0;
  await editorialDb().job.deleteMany();
  await editorialDb().alarm.deleteMany();
  vi.stubEnv("SITE_URL", "https://news.example.com");
  vi.stubEnv("DEFAULT_LANGUAGE", "en");
  vi.stubEnv("ALARM_WEBHOOK_URL", `http://${addressOf(webhook)}/hook`);
  vi.stubEnv("ALARM_MAIL_TO", "");
});
afterEach(() => void vi.unstubAllEnvs());

const well: Condition[] = (["schedule", "worker", "disk", "failures"] as const).map((name) => ({
  name,
  wrong: false,
  about: [],
  figure: 0,
}));
const wrong = (name: Condition["name"], about: string[] = []): Condition[] =>
  well.map((each) =>
    each.name === name ? { ...each, wrong: true, about, figure: about.length || 3 } : each,
  );
const look = (conditions: Condition[]) => raiseAlarms(async () => conditions);
const told = () => received.map(({ body }) => `${body.name} ${body.state} ${body.allWell}`);
const dueAgain = () => editorialDb().job.updateMany({ data: { dueAt: new Date(0) } });

test("an alarm is told once when it begins, once when there is more of it, and once when all is well", async () => {
  await look(well);
  await look(wrong("schedule", ["one"]));
  await Promise.all([look(wrong("schedule", ["one"])), look(wrong("schedule", ["one"]))]);
  await tellAlarmsDue(running);
  expect(told()).toEqual(["schedule raised false"]);
  expect(received[0]).toMatchObject({
    method: "POST",
    type: "application/json",
    body: {
      site: "https://news.example.com",
      figure: 1,
      text: "news.example.com: 1 scheduled publication has failed or is late.",
    },
  });
  await look(wrong("schedule", ["one", "two"]));
  await look(wrong("schedule", ["two"]));
  await look(well);
  await look(well);
  await tellAlarmsDue(running);
  expect(told().sort()).toEqual([
    "schedule ended true",
    "schedule raised false",
    "schedule raised false",
  ]);
  expect(JSON.stringify(received.map(({ body }) => body.text))).toContain("All is well again.");
});

test("one of two alarms that ends does not say that all is well", async () => {
  const both = well.map((each) =>
    each.name === "disk" || each.name === "worker" ? { ...each, wrong: true } : each,
  );
  await look(both);
  await look(wrong("disk"));
  await tellAlarmsDue(running);
  expect(told()).toContain("worker ended false");
});

test("nobody is told, and nothing noted, until a way is set", async () => {
  vi.stubEnv("ALARM_WEBHOOK_URL", "");
  await look(wrong("disk"));
  expect(await editorialDb().alarm.count()).toBe(0);
  expect(await editorialDb().job.count()).toBe(0);
});

test.each([301, 302, 307, 308, 404, 500])(
  "an answer %d is tried again, and leads nowhere",
  async (status) => {
    answer = status;
    await look(wrong("disk"));
    await tellAlarmsDue(running);
    const [job] = await editorialDb().job.findMany();
    expect(job).toMatchObject({ attempts: 1, lastError: `the webhook answered ${status}` });
    expect(elsewhere).toBe(0);
    answer = 204;
    await dueAgain();
    await tellAlarmsDue(running);
    expect(await editorialDb().job.count()).toBe(0);
  },
);

test("a webhook that is away is given up after a while, and holds up no mail", async () => {
  vi.stubEnv("ALARM_WEBHOOK_URL", "http://127.0.0.1:1/hook");
  vi.stubEnv("ALARM_MAIL_TO", "one@example.com, two@example.com");
  vi.stubEnv("SMTP_URL", `smtp://${addressOf(smtp)}`);
  await look(wrong("failures"));
  await tellAlarmsDue(running);
  await sendLettersDue(2, running);
  const to = mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim());
  expect(to.sort()).toEqual(["one@example.com", "two@example.com"]);
  for (let attempt = 2; attempt <= 14; attempt++) {
    await dueAgain();
    await tellAlarmsDue(running);
  }
  expect(await editorialDb().job.findMany()).toMatchObject([
    { attempts: 14, failedAt: expect.any(Date) },
  ]);
});

test("a failed schedule, work that waits and many failures are seen", async () => {
  const db = editorialDb();
  const names = async () =>
    (await readConditions(new Set())).filter((each) => each.wrong).map(({ name }) => name);
  const before = await names();
  expect(before).not.toContain("schedule");
  const document = await db.document.create({ data: { kind: "ARTICLE", primaryLocale: "en" } });
  const plan = { dueAt: new Date(), localTime: "2027-01-05T09:00", zone: "Asia/Shanghai" };
  await db.schedule.create({
    data: {
      ...plan,
      documentId: document.id,
      state: "FAILED",
      endedAt: new Date(),
      createdByName: "cli",
      createdAt: new Date(0),
    },
  });
  await db.job.create({ data: { kind: "receipt", payload: {}, dueAt: new Date(0) } });
  for (let each = 0; each < 60; each++) await noteSecurity({ kind: "sign-in-failed" });
  expect(await names()).toEqual(expect.arrayContaining(["schedule", "worker", "failures"]));
  // Planned anew, it is no alarm any more.
  await db.schedule.create({
    data: {
      ...plan,
      documentId: document.id,
      createdByName: "cli",
      createdAt: new Date(Date.now() + 1_000),
    },
  });
  expect(await names()).not.toContain("schedule");
});

test("security events are kept for as long as is set, and never less than a month", async () => {
  const db = editorialDb();
  const add = (age: number, fold: string) => db.$executeRaw`
    INSERT INTO editorial.security_event (at, last_at, kind, fold)
    VALUES (editorial.clock() - make_interval(days => ${age}),
      editorial.clock() - make_interval(days => ${age}), 'signed-out', ${fold})`;
  for (const age of [10, 100, 200]) await add(age, `age ${age}`);
  const left = async () =>
    (
      await db.securityEvent.findMany({ where: { kind: "signed-out" }, orderBy: { at: "asc" } })
    ).map(({ fold }) => fold);
  expect(await removeOldSecurityEvents(180)).toBe(1);
  expect(await left()).toEqual(["age 100", "age 10"]);
  await expect(removeOldSecurityEvents(1)).rejects.toThrow(/security-events-kept/);
  expect(await left()).toEqual(["age 100", "age 10"]);
});
