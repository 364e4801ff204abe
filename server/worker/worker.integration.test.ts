import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { schedule } from "@/features/editorial/schedules/schedule";
import { setLeadStory } from "@/features/editorial/site/lead-story";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { shareCardJob } from "@/features/publication/write/share-cards";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { withinLimit } from "@/lib/rate-limit";
import { readReadiness } from "@/server/app/readiness";
import { WorkerHarness } from "./worker-harness";

const database = testDatabase();
const harness = new WorkerHarness();
const patience = { timeout: 40_000, interval: 100 };
// Longer than what it waits for: a busy machine takes seconds to start a worker.
vi.setConfig({ testTimeout: 3 * patience.timeout });

beforeAll(async () => {
  await openSection();
  await harness.openSite(database.publicUrl);
});
beforeEach(async () => {
  harness.behind = false;
  await setClock("clock_timestamp()");
  await editorialDb().schedule.deleteMany();
  // What the clock of another test has put years away.
  await editorialDb().job.deleteMany();
  await editorialDb().receipt.deleteMany();
});
afterAll(() => harness.close());

/** Sets the one clock that everything is judged by; the machines' clocks stay as they are. */
async function setClock(expression: string): Promise<void> {
  await editorialDb().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION editorial.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$SELECT ${expression}$$`,
  );
}
const clockAt = (instant: string) => setClock(`'${instant}'::timestamptz`);

async function story(languages: readonly Locale[] = locales): Promise<string> {
  const id = await newDocument();
  for (const locale of languages) await write(cli, id, locale, { title: `${locale} 0` });
  return id;
}

const texts = (languages: readonly Locale[] = locales) => languages.map((locale) => ({ locale }));
const livePages = (documentId: string) =>
  editorialDb().publication.count({ where: { documentId, state: "LIVE" } });
const openReceipts = () => editorialDb().receipt.count({ where: { state: "PENDING" } });

describe("workers that come and go", () => {
  afterEach(() => harness.endAll());

  test("begin from the sources, as while the site is being worked on", async () => {
    vi.stubEnv("BUILD_DIR", "");
    const worker = await harness.start(database.url).finally(() => vi.unstubAllEnvs());
    expect(worker.spawnargs.join(" ")).toContain("--import tsx server/worker/worker.ts");
  });

  test("carry schedules out once each, all languages together, by two workers that both want to", async () => {
    await clockAt("2030-01-01T00:00:00Z");
    const ids = await Promise.all(Array.from({ length: 6 }, () => story()));
    for (const documentId of ids) {
      const time = { localTime: "2030-01-05T09:00", zone: "Asia/Shanghai" };
      await schedule(cli, { documentId, texts: texts(), ...time });
    }
    await Promise.all([harness.start(database.url), harness.start(database.url)]);
    await clockAt("2030-01-05T01:00:00Z");
    const done = () => editorialDb().schedule.count({ where: { state: "DONE" } });
    await expect.poll(done, patience).toBe(ids.length);
    for (const documentId of ids) {
      expect(await livePages(documentId)).toBe(3);
      const released = { documentId, verb: "release" };
      expect(await editorialDb().auditEvent.count({ where: released })).toBe(3);
      expect(await editorialDb().receipt.count({ where: { documentId } })).toBe(1);
    }
    await expect.poll(openReceipts, patience).toBe(0);
  });

  test("do at their start what became due while none ran; until then it is an alarm", async () => {
    const limit = { attempts: 1, seconds: 60 };
    await withinLimit("test", "somebody of long ago", limit);
    await editorialDb().rateLimit.updateMany({ data: { until: new Date(0) } });
    await clockAt("2030-01-01T00:00:00Z");
    const documentId = await story(["en"]);
    const time = { localTime: "2030-01-02T00:00", zone: "Europe/Moscow" };
    await schedule(cli, { documentId, texts: texts(["en"]), ...time });
    await clockAt("2030-01-09T00:00:00Z");
    await withinLimit("test", "somebody of now", limit);
    // The last words of those that were killed count for a while: see health.integration.test.ts.
    await editorialDb().$executeRaw`DELETE FROM editorial.process_report`;
    expect((await readReadiness(database.url)).checks).toEqual({
      app: "ok",
      database: "ok",
      migrations: "ok",
      worker: "missing",
      overdueSchedules: 1,
      neighbours: "unknown",
    });
    await harness.start(database.url);
    await expect.poll(() => livePages(documentId), patience).toBe(1);
    await expect
      .poll(async () => (await readReadiness(database.url)).status, patience)
      .toBe("ready");
    // Attempts that no longer count are removed; the other one stays.
    await expect.poll(() => editorialDb().rateLimit.count(), patience).toBe(1);
  });
});

describe("one worker", () => {
  beforeAll(async () => void (await harness.start(database.url)));
  afterAll(() => harness.endAll());

  test("is never early, whatever the clock does, in any zone and on days when clocks change", async () => {
    await clockAt("2030-01-01T00:00:00Z");
    const documents: { documentId: string; due: string }[] = [];
    for (const [zone, localTime, due] of [
      // The night in which Berlin's clocks go from 2 to 3: before and after it.
      ["Europe/Berlin", "2030-03-31T01:30", "2030-03-31T00:30:00Z"],
      ["Asia/Shanghai", "2030-03-31T09:00", "2030-03-31T01:00:00Z"],
      ["Europe/Moscow", "2030-03-31T09:00", "2030-03-31T06:00:00Z"],
      ["Europe/Berlin", "2030-03-31T09:00", "2030-03-31T07:00:00Z"],
      ["Europe/Berlin", "2030-10-27T09:00", "2030-10-27T08:00:00Z"],
    ] as const) {
      const documentId = await story(["en"]);
      const { dueAt } = await schedule(cli, { documentId, texts: texts(["en"]), localTime, zone });
      expect(dueAt.toISOString()).toBe(new Date(due).toISOString());
      documents.push({ documentId, due });
    }
    const live = () => Promise.all(documents.map(({ documentId }) => livePages(documentId)));
    for (const [index, { documentId, due }] of documents.entries()) {
      const before = new Date(Date.parse(due) - 1).toISOString();
      // Forward to just before it, back by months, and there again.
      for (const instant of [before, "2030-01-02T00:00:00Z", before]) {
        await clockAt(instant);
        await sleep(600);
        expect(await live()).toEqual(documents.map((_, other) => (other < index ? 1 : 0)));
      }
      await clockAt(due);
      await expect.poll(() => livePages(documentId), patience).toBe(1);
    }
  });

  test("ends a lead story when its time has come", async () => {
    await clockAt("2030-01-01T00:00:00Z");
    const documentId = await story(["en"]);
    await publish(cli, { documentId, texts: texts(["en"]) });
    const until = { localTime: "2030-01-05T09:00", zone: "Asia/Shanghai" };
    await setLeadStory(cli, { documentId, until });
    const leads = () => editorialDb().leadStory.count();
    await clockAt("2030-01-05T00:59:59.999Z");
    await sleep(1_200);
    expect(await leads()).toBe(1);
    await clockAt("2030-01-05T01:00:00Z");
    await expect.poll(leads, patience).toBe(0);
    const ended = await editorialDb().receipt.findFirstOrThrow({ where: { verb: "end-lead" } });
    const urls = await editorialDb().receiptUrl.findMany({ where: { receiptId: ended.id } });
    expect(urls.map(({ path }) => path).sort()).toEqual(["/en", "/ru", "/zh"]);
    await expect.poll(openReceipts, patience).toBe(0);
  });

  test("finishes a receipt only when the site shows the change", async () => {
    harness.behind = true;
    const documentId = await story();
    const { receiptId } = await publish(cli, { documentId, texts: texts() });
    const seen = () =>
      editorialDb().receiptUrl.count({ where: { receiptId, seenAt: { not: null } } });
    await expect
      .poll(
        () => editorialDb().receiptUrl.count({ where: { receiptId, attempts: { gt: 1 } } }),
        patience,
      )
      .toBeGreaterThan(0);
    expect(await seen()).toBe(0);
    expect(await openReceipts()).toBe(1);
    harness.behind = false;
    await expect.poll(openReceipts, patience).toBe(0);
    expect(await seen()).toBeGreaterThanOrEqual(3);
  });

  test("takes a later withdrawal for an answer", async () => {
    harness.behind = true;
    const documentId = await story(["en"]);
    await publish(cli, { documentId, texts: texts(["en"]) });
    await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
    harness.behind = false;
    await expect.poll(openReceipts, patience).toBe(0);
  });
});

test("workers killed in the middle leave no publish in parts and no receipt behind", async () => {
  const documentId = await story();
  const numbers = new Set<string>();
  const watch = async () => {
    const rows = await editorialDb().publication.findMany({ where: { documentId } });
    numbers.add(rows.map(({ title }) => title.split(" ").at(-1)).join(" "));
  };
  // At once, while it is published, and when that is nearly done.
  for (const [round, afterMs] of [0, 40, 90].entries()) {
    const worker = await harness.start(database.url);
    for (const locale of locales) await write(cli, documentId, locale, { title: `x ${round + 1}` });
    const published = publish(cli, { documentId, texts: texts() });
    await sleep(afterMs);
    await harness.end(worker, "SIGKILL");
    await watch();
    await published;
    await watch();
  }
  for (const seen of numbers) expect(new Set(seen.split(" ")).size, seen).toBe(1);
  const last = await harness.start(database.url);
  // What the killed ones had claimed is theirs for some seconds, by this clock.
  await setClock("clock_timestamp() + interval '1 minute'");
  await expect.poll(openReceipts, patience).toBe(0);
  // Share cards come when they come.
  const others = { kind: { not: shareCardJob } };
  await expect.poll(() => editorialDb().job.count({ where: others }), patience).toBe(0);
  expect(await harness.end(last)).toBe(0);
});
