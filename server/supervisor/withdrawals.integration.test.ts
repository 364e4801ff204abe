import { cpSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import {
  cli,
  newDocument,
  openSection,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { readRunningEmbedded } from "@/lib/postgres/embedded";
import { type Run, StartHarness } from "./start-harness";

const site = new StartHarness();
const own = { DATABASE_URL: process.env.DATABASE_URL, DATA_DIR: process.env.DATA_DIR };
const texts = [{ locale: "en" as const }];

beforeAll(async () => {
  await site.prepare();
  // What the start runs to hold texts back is the engine itself.
  for (const folder of ["components", "features", "messages"]) {
    cpSync(folder, path.join(site.root, folder), { recursive: true });
  }
});
afterEach(() => site.end());
afterAll(async () => {
  await disconnectAll();
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  site.remove();
});

/** The engine speaks to the database of the start, and to its ledger. */
function speakToIt(): void {
  process.env.DATABASE_URL = readRunningEmbedded(site.dataDir)?.url ?? "";
  process.env.DATA_DIR = site.dataDir;
}

async function stop(run: Run): Promise<void> {
  await disconnectAll();
  run.process.kill("SIGTERM");
  await run.code;
}

/** The step of a start, and what it says before the next one. */
const stepOf = (run: Run) =>
  /Holding back what was withdrawn[\s\S]*?(?=\n\d\/\d )/.exec(run.output())?.[0] ?? "";

test("a start on an older copy of the database withdraws again what was withdrawn, before it serves", async () => {
  const first = await site.startReady();
  expect(stepOf(first)).toContain("none is missing");
  speakToIt();
  await openSection();
  process.env.DATA_DIR = site.dataDir;
  const taken = await newDocument();
  const kept = await newDocument();
  for (const id of [taken, kept]) {
    await write(cli, id, "en");
    await publish(cli, { documentId: id, texts });
  }
  const before = await editorialDb().publication.findFirstOrThrow({ where: { documentId: taken } });
  await withdraw(cli, { documentId: taken, texts: [{ locale: "en", notice: "Taken back." }] });

  // Nothing is older: a start has nothing to hold.
  await stop(first);
  const second = await site.startReady();
  expect(stepOf(second)).toContain("none is missing");

  // The database as a backup from before the withdrawal would bring it.
  speakToIt();
  const { body: _, reflects: __, ...row } = before;
  await editorialDb().publication.update({ where: { id: before.id }, data: row });
  await editorialDb().publicPath.update({ where: { path: before.path }, data: { state: "LIVE" } });
  expect(await statesOf(taken, "en")).toMatchObject({ public: "LIVE" });
  await stop(second);

  const third = await site.startReady();
  // On a busy machine the lines of the tool come before the line of the step.
  expect(third.output()).toContain(`Withdrawn again: ${taken} in en, live in this older copy`);
  expect(third.output()).not.toContain(kept);
  expect(third.output().indexOf("Withdrawn again")).toBeLessThan(
    third.output().indexOf("Starting the site"),
  );
  speakToIt();
  expect(await statesOf(taken, "en")).toMatchObject({ public: "WITHDRAWN" });
  expect(await statesOf(kept, "en")).toMatchObject({ public: "LIVE" });
  const gone = await editorialDb().publication.findUniqueOrThrow({ where: { id: before.id } });
  expect(gone).toMatchObject({ notice: "Taken back.", title: "", withdrawals: 1 });
  expect(await editorialDb().auditEvent.count({ where: { verb: "hold-withdrawn" } })).toBe(1);

  // It cannot be held back: then nothing is served at all.
  await editorialDb().publication.update({ where: { id: before.id }, data: row });
  await editorialDb().publicPath.update({ where: { path: before.path }, data: { state: "LIVE" } });
  await editorialDb().$executeRaw`
    ALTER TABLE editorial.audit_event ADD CONSTRAINT test_refuses CHECK (verb <> 'hold-withdrawn') NOT VALID`;
  await stop(third);
  expect(await site.refused()).toMatch(/could not be withdrawn again, so the site was not started/);
}, 120_000);
