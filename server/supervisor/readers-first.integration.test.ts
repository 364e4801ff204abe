import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { finishedPage } from "@/lib/page-store/page";
import { writePage } from "@/lib/page-store/page-file";
import { freePort } from "@/lib/postgres/postmaster";
import { openProxy } from "@/lib/postgres/proxy-harness";
import { testDatabase } from "@/lib/postgres/testing";
import { keyFile, nextPart, wholeMark } from "@/lib/startup/builds";
import { programFolder } from "@/lib/startup/programs";
import { lookForBuild, noteSources, partOf } from "./found-build";
import { type Run, StartHarness } from "./start-harness";

/** A whole start with the real front; only what Next and the worker do is a stand-in's. */

const database = testDatabase();
const site = new StartHarness();
const runs: Run[] = [];
let proxy: Awaited<ReturnType<typeof openProxy>>;
let url: string;
/** The connection that holds up starts. */
let held: pg.Client | undefined;

const document = "7f8a1c52-30c5-4c1e-9d51-3a4b1f8f3e10";

/** Knows no page. */
const app = `import { createServer } from "node:http";
const server = createServer((_, res) => {
  res.setHeader("Content-Type", "application/json");
  res.end('{"status":404}');
});
server.listen(process.env.APP_SOCKET, () => process.send({ type: "ready" }));
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(1));
`;
const worker = `process.send({ type: "ready" });
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(1));
`;

beforeAll(async () => {
  proxy = await openProxy(database.url);
  url = proxy.through(database.url);
  await site.prepare();
  // As if a start had built it.
  const { sources } = lookForBuild(site.root);
  const build = path.join(partOf(sources), "0123456789abcdef");
  const place = path.join(site.root, build);
  mkdirSync(path.join(place, "public"), { recursive: true });
  mkdirSync(path.join(site.root, nextPart(build), "static"));
  cpSync(path.join(process.env.BUILD_DIR ?? "", programFolder), path.join(place, programFolder), {
    recursive: true,
  });
  writeFileSync(path.join(place, programFolder, "app.mjs"), app);
  writeFileSync(path.join(place, programFolder, "worker.mjs"), worker);
  writeFileSync(path.join(place, keyFile), "of no build");
  writeFileSync(path.join(place, wholeMark), "");
  await noteSources(site.root, build, sources);
  expect(lookForBuild(site.root).found).toBe(build);
});
afterEach(async () => {
  proxy.goOn();
  await held?.end();
  held = undefined;
  rmSync(path.join(site.dataDir, "maintenance.json"), { force: true });
  for (const run of runs.splice(0)) {
    run.process.kill("SIGKILL");
    await run.code;
  }
  await expect.poll(() => answers()).toBe(false);
});
afterAll(async () => {
  await proxy.close();
  site.remove();
});

const ask = (address: string, port = site.port) =>
  fetch(`http://127.0.0.1:${port}${address}`, { redirect: "manual" });
const answers = (port?: number) =>
  ask("/healthz", port).then(
    () => true,
    () => false,
  );

function start(env: Record<string, string> = {}): Run {
  const run = site.start({ DATABASE_URL: url, HOST: "127.0.0.1", FRONTS: "1", ...env }, [], []);
  runs.push(run);
  return run;
}

async function startWhole(): Promise<Run> {
  const run = start();
  await expect.poll(run.output, { timeout: 60_000 }).toContain("Ctrl-C stops it");
  return run;
}

/** Resolves when this is answered. */
const isAnswered = (address: string) =>
  expect
    .poll(
      () =>
        ask(address).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);

/** Puts pages where a front of before would have left them. */
async function keepPages(): Promise<void> {
  const root = path.join(site.dataDir, "pages");
  const { folder } = JSON.parse(readFileSync(path.join(root, "current.json"), "utf8"));
  for (const [address, tag] of [
    ["/en/kept", "home:en"],
    ["/en/withdrawn", `page:en:${document}`],
    ["/en/withdrawn-later", "page:en:00000000-0000-4000-8000-000000000000"],
  ] as const) {
    const page = { path: address, headers: {}, tags: [tag], snapshot: "20:20:" };
    await writePage(folder, await finishedPage(page, Buffer.from(`the text of ${address}`)));
  }
}

/** As a command does that reaches the database. */
async function withdrawn(documentId: string): Promise<void> {
  const tags = [`page:en:${documentId}`];
  await editorialDb().$transaction((tx) => expireTags(tx, tags, { hard: true }));
  appendFileSync(
    path.join(site.dataDir, "withdrawals.jsonl"),
    `${JSON.stringify({ documentId, locale: "en", withdrawals: 1, state: "WITHDRAWN", notice: "" })}\n`,
  );
}

/** Holds up every start as another machine does that migrates: without a limit, where one for a silent server ends. */
async function holdMigrations(): Promise<{ goOn: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("BEGIN; LOCK TABLE _prisma_migrations");
  held = client;
  return { goOn: () => client.end() };
}

/**
 * As a reader has it who comes again where it is 503. A front lets them wait until ten seconds after its start; a
 * machine on which a start takes longer may say it then, and no sooner.
 *
 * @param begunMs when the start began, before its front
 */
async function statusInTheEnd(address: string, begunMs: number): Promise<number> {
  for (;;) {
    const answer = await ask(address);
    expect(await answer.text()).not.toContain("the text of");
    if (answer.status !== 503) return answer.status;
    expect(performance.now() - begunMs).toBeGreaterThan(10_000);
  }
}

test("what is kept is answered before the database is there, and what was withdrawn is not", async () => {
  const first = await startWhole();
  expect(first.output()).toContain("nothing is kept for this address and database");
  await keepPages();
  first.process.kill("SIGKILL");
  await expect.poll(() => answers()).toBe(false);
  await withdrawn(document);

  const migrations = await holdMigrations();
  const begunMs = performance.now();
  const run = start();
  await isAnswered("/en/kept");
  const kept = await ask("/en/kept");
  expect(await kept.text()).toBe("the text of /en/kept");
  expect(kept.headers.get("cache-control")).toContain("no-store");
  expect((await ask("/healthz")).status).toBe(200);
  const ready = await ask("/readyz");
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    status: "not-ready",
    checks: { front: "opening", app: "away", database: "starting" },
  });

  // While the start goes on: by whoever reaches the database.
  await isAnswered("/en/withdrawn-later");
  await withdrawn("00000000-0000-4000-8000-000000000000");
  const gone = ["/en/withdrawn", "/en/withdrawn-later"].map((address) =>
    statusInTheEnd(address, begunMs),
  );
  const unanswered = Promise.race([...gone, sleep(500, "nothing yet")]);
  expect(await unanswered).toBe("nothing yet");

  expect(run.output()).not.toContain("Applying migrations …");
  await migrations.goOn();
  // Who has waited is answered by what the database says: it has no such text.
  expect(await Promise.all(gone)).toEqual([404, 404]);
  await expect.poll(run.output, { timeout: 60_000 }).toContain("Ctrl-C stops it");
  expect(run.output().indexOf("Answering from what is kept … begun")).toBeGreaterThan(0);
  const vouched = await ask("/en/kept");
  expect(await vouched.text()).toBe("the text of /en/kept");
  expect(vouched.headers.get("cache-control")).not.toContain("no-store");

  const port = await freePort();
  const second = start({ PORT: `${port}` });
  expect(await second.code).toBe(1);
  expect(second.output()).toContain("already running on the data");
  expect(second.output()).not.toContain("Answering from what is kept");
  expect(await answers(port)).toBe(false);

  run.process.kill("SIGTERM");
  expect(await run.code).toBe(0);
  expect(await answers()).toBe(false);
  expect(existsSync(path.join(site.dataDir, "lock"))).toBe(false);
}, 120_000);

test("a start in a time of maintenance comes to its end, and readers are told of the maintenance", async () => {
  const file = path.join(site.dataDir, "maintenance.json");
  writeFileSync(file, "{}");
  await startWhole();
  await keepPages();
  expect((await ask("/en/kept")).status).toBe(503);
  rmSync(file);
  await isAnswered("/en/kept");
}, 60_000);

test("a database that cannot be had ends all, and the cause is said", async () => {
  await keepPages();
  const there = new URL(url);
  there.pathname = "/no_such_database";
  const current = path.join(site.dataDir, "pages", "current.json");
  const named = JSON.parse(readFileSync(current, "utf8"));
  // As if it had been there.
  const elsewhere = start({ DATABASE_URL: there.href });
  expect(await elsewhere.code).toBe(1);
  expect(elsewhere.output()).toContain("nothing is kept for this address and database");
  expect(named.place).toMatch(/^[0-9a-f]{16}$/);

  const login = new URL(url);
  login.username = "nobody";
  const refused = start({ DATABASE_URL: login.href });
  expect(await refused.code).toBe(1);
  expect(refused.output()).toContain("Answering from what is kept … begun");
  expect(refused.output()).toMatch(/\nThe database at .* refused the login/);
  expect(await answers()).toBe(false);

  proxy.hang();
  const stopped = start();
  await isAnswered("/en/kept");
  stopped.process.kill("SIGTERM");
  await expect.poll(stopped.output).toContain("Stopping");
  proxy.goOn();
  expect(await stopped.code).toBe(130);
  expect(await answers()).toBe(false);
  expect(existsSync(path.join(site.dataDir, "lock"))).toBe(false);
}, 120_000);
