import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Readiness } from "@/server/app/readiness";
import { createReadiness } from "./readiness";

const ofApp: Readiness = {
  status: "ready",
  checks: {
    ...{ app: "ok", database: "ok", migrations: "ok", worker: "ok", overdueSchedules: 0 },
    neighbours: "ok",
  },
};
const roomy = async () => ({ freeBytes: 1, totalBytes: 2, freeShare: 0.5 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-ready-"));
  vi.stubEnv("DATA_DIR", folder);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Options = Parameters<typeof createReadiness>[0];
const asked = (change: Partial<Options> = {}) =>
  createReadiness({
    app: { readiness: async () => ofApp },
    opening: () => "open",
    stuck: () => [],
    space: roomy,
    ...change,
  })();

const well = { front: "ok", disk: "ok", pageStore: "ok", ...ofApp.checks };

test("is ready where everything is", async () => {
  expect(await asked()).toEqual({ status: "ready", checks: well });
});

test.each<[string, Partial<Options>, object]>([
  ["a front that hears of no changes", { stuck: () => ["pages"] }, { front: "stuck" }],
  ["a front that is opening", { opening: () => "opening" }, { front: "opening" }],
  [
    "a full disk",
    { space: async () => ({ ...(await roomy()), freeShare: 0.04 }) },
    { disk: "low" },
  ],
  [
    "what the app says",
    {
      app: {
        readiness: async () => ({
          status: "not-ready",
          checks: { ...ofApp.checks, worker: "stuck" },
        }),
      },
    },
    { worker: "stuck" },
  ],
  [
    "an app that is away",
    { app: { readiness: () => Promise.reject(new Error("ECONNREFUSED")) } },
    {
      app: "away",
      database: "unknown",
      migrations: "unknown",
      worker: "unknown",
      overdueSchedules: undefined,
      neighbours: "unknown",
    },
  ],
])("is not for %s", async (_, change, checks) => {
  expect(await asked(change)).toEqual({ status: "not-ready", checks: { ...well, ...checks } });
});

test("is not where pages cannot be kept", async () => {
  writeFileSync(path.join(folder, "pages"), "a file where the folder should be");
  expect(await asked()).toEqual({
    status: "not-ready",
    checks: { ...well, pageStore: "unwritable" },
  });
});

test("says that the machine differs from others, where that makes it no less ready", async () => {
  const checks = { ...ofApp.checks, neighbours: "differ" as const };
  expect(await asked({ app: { readiness: async () => ({ ...ofApp, checks }) } })).toEqual({
    status: "ready",
    checks: { ...well, neighbours: "differ" },
  });
});

test("a disk that cannot be asked about is no fault by itself", async () => {
  mkdirSync(path.join(folder, "pages"));
  const answer = await asked({ space: () => Promise.reject(new Error("ENOSYS")) });
  expect(answer).toEqual({ status: "ready", checks: { ...well, disk: "unknown" } });
});

test("an app that hangs is waited for in a bounded time, and a database that was away is named", async () => {
  vi.useFakeTimers();
  const answer = asked({
    app: { readiness: () => new Promise(() => {}) },
    opening: () => "database-away",
  });
  await vi.advanceTimersByTimeAsync(7_000);
  expect((await answer).checks).toMatchObject({
    front: "opening",
    app: "away",
    database: "away",
  });
});

test("before a start has come to the database, that is said at once, and no app is asked", async () => {
  const readiness = vi.fn(async () => ofApp);
  const answer = await asked({ app: { readiness }, opening: () => "starting" });
  expect(answer).toMatchObject({
    status: "not-ready",
    checks: { front: "opening", app: "away", database: "starting" },
  });
  expect(readiness).not.toHaveBeenCalled();
});

test("however many ask, everything is asked once a second", async () => {
  const readiness = vi.fn(async () => ofApp);
  const ask = createReadiness({ app: { readiness }, opening: () => "open", space: roomy });
  await Promise.all([ask(), ask(), ask()]);
  expect(readiness).toHaveBeenCalledTimes(1);
});
