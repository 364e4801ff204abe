import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "@/lib/postgres/postmaster";
import { isAlive } from "@/lib/startup/lock-holder.mjs";
import { type Run, StartHarness } from "./start-harness";

const site = new StartHarness();
const { root } = site;

beforeAll(() => site.prepare());
afterEach(() => site.end());
afterAll(() => site.remove());

/** Requests in flight are answered, and nothing is left behind. */
async function expectStopInOrder(run: Run, signal: "SIGINT" | "SIGTERM"): Promise<void> {
  // The site is ready before the worker is: a stop must find both.
  await expect.poll(() => site.hasWorker(), { timeout: 15_000 }).toBe(true);
  const slow = site.get("/slow");
  await new Promise((resolve) => setTimeout(resolve, 300));
  run.process.kill(signal);
  expect(await run.code).toBe(0);
  expect(Number(await slow)).toBeGreaterThan(0);
  expect(isAlive(site.worker())).toBe(false);
  expect(site.postmaster()).toBeUndefined();
  expect(existsSync(path.join(site.dataDir, "lock"))).toBe(false);
}

describe("a start", () => {
  test("numbers its steps, says where the site is, lets no other one onto its data, and stops in order on SIGINT", async () => {
    const run = await site.startReady();
    expect(run.output()).toMatch(/1\/8 .* done in .*\n2\/8 /);
    for (const locale of ["zh", "en", "ru"])
      expect(run.output()).toContain(`:${site.port}/${locale}`);
    const second = site.start({ PORT: String(await freePort()) });
    expect(await second.code).toBe(1);
    expect(second.output()).toContain(
      `already running on the data in ${site.dataDir} (process ${run.process.pid}`,
    );
    expect(await site.get("/")).toMatch(/^\d+$/);
    await expectStopInOrder(run, "SIGINT");
  }, 60_000);

  test("brings back a site, a worker and a PostgreSQL that ended, and stops in order on SIGTERM", async () => {
    const run = await site.startReady();
    const before = await site.get("/");
    await site.get("/crash").catch(() => {});
    await expect
      .poll(() => site.get("/").catch(() => before), { timeout: 10_000 })
      .not.toBe(before);
    await expect.poll(() => site.hasWorker(), { timeout: 15_000 }).toBe(true);
    const worker = site.worker();
    process.kill(worker, "SIGKILL");
    await expect.poll(() => site.worker(), { timeout: 10_000 }).not.toBe(worker);
    const postmaster = site.postmaster() ?? 0;
    process.kill(postmaster, "SIGKILL");
    await expect
      .poll(() => site.postmaster() ?? postmaster, { timeout: 15_000 })
      .not.toBe(postmaster);
    // It takes connections again before its supervisor has heard.
    await expect.poll(run.output, { timeout: 15_000 }).toContain("PostgreSQL is back");
    await expectStopInOrder(run, "SIGTERM");
  }, 60_000);

  test("recovers from a supervisor that was killed", async () => {
    const first = await site.startReady();
    const before = Number(await site.get("/"));
    first.process.kill("SIGKILL");
    await first.code;
    await expect.poll(() => isAlive(before), { timeout: 5_000 }).toBe(false);
    const orphan = site.postmaster();
    expect(orphan).toBeDefined();
    const second = await site.startReady();
    expect(second.output()).toContain(`left behind (process ${orphan})`);
  }, 60_000);
});

describe("a start that cannot be says what to do in one sentence", () => {
  test("when Node is too old", async () => {
    const fake = path.join(root, "old-node.cjs");
    writeFileSync(
      fake,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.1" } });',
    );
    expect(await site.refused({}, ["--require", fake])).toMatch(
      /^Node 18\.20\.1 is too old for this site: install Node 20\.19/,
    );
  });

  test("when the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(site.port, resolve));
    expect(await site.refused()).toMatch(/^Port \d+ is taken by another program: .*\.$/);
    await new Promise((resolve) => other.close(resolve));
  });

  test("when the database is out of reach", async () => {
    const url = `postgres://site:pw@127.0.0.1:${await freePort()}/site`;
    expect(await site.refused({ DATABASE_URL: url })).toMatch(
      /^The database at .* is out of reach: nothing listens there: .*\.$/,
    );
  });

  test("when the folder is not writable", async () => {
    expect(await site.refused({ DATA_DIR: "package.json" })).toMatch(
      /^The folder .*package\.json is not writable .*\.$/,
    );
  });

  test("when settings are wrong, or a name in .env is", async () => {
    expect(await site.refused({ SITE_URL: "https://a.example/b" })).toMatch(
      /^SITE_URL is .*: it must be .*\.$/,
    );
    writeFileSync(path.join(root, ".env"), "SITEURL=https://a.example\n");
    expect(await site.refused()).toMatch(/^\.env sets SITEURL, .*\.$/);
    rmSync(path.join(root, ".env"));
  });

  test("when a migration fails", async () => {
    const folder = path.join(root, "prisma", "migrations", "20991231235959_bad");
    mkdirSync(folder);
    writeFileSync(path.join(folder, "migration.sql"), "SELECT nothing;");
    expect(await site.refused()).toMatch(
      /^The migration 20991231235959_bad failed and was undone as a whole .*\.$/,
    );
    rmSync(folder, { recursive: true });
    expect(readFileSync(path.join(root, ".data", "postgres", "PG_VERSION"), "utf8").trim()).toBe(
      "18",
    );
  });
});
