import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readMachines, writeMachine } from "@/features/administration/neighbours/records";
import { siteMachines } from "@/features/administration/neighbours/site-machines";
import { ownWord, type Word } from "@/features/administration/neighbours/word";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { keepPicture } from "@/features/media/pictures/derive";
import { currentStaff } from "@/features/staff/sign-in/session";
import { signInWithPassword } from "@/features/staff/sign-in/sign-in";
import { from, newBrowser } from "@/features/staff/testing/browser";
import { newPerson, password } from "@/features/staff/testing/person";
import { poolFor } from "@/lib/db/client";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { answerHealth } from "@/server/front/health";
import { graveDifference } from "@/server/supervisor/meeting";
import { neighboursNow, startNeighbours } from "./neighbours";
import { readReadiness } from "./readiness";

/** Two machines of one site on one database: one in this process, the other a start that meets it. */

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-machines-"));
const secret = "the secret of both machines, in 32 characters";
const west = { SITE_SECRET: secret, SITE_URL: "https://news.example.com" };
const earlier = "2020-01-01T00:00:00Z";
let end = async () => {};
let server: Server;
let hash = "";

const db = () => poolFor("DATABASE_URL");

beforeAll(async () => {
  for (const [name, value] of Object.entries(west)) vi.stubEnv(name, value);
  vi.stubEnv("MACHINE_NAME", "west");
  await openSection();
  vi.stubEnv("DATA_DIR", path.join(folder, "west"));
  const create = { width: 600, height: 400, channels: 3 as const, background: "#b92f16" };
  const original = await keepPicture(await sharp({ create }).png().toBuffer());
  hash = original.hash;
  await editorialDb().media.create({
    data: { ...original, texts: { create: { locale: "en", alt: "A plain area" } } },
  });
  const documentId = await newDocument({ lead: hash });
  await write(cli, documentId, "en", { slug: "with-a-picture" });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  end = startNeighbours(db());
  const agrees = { ready: true, differs: false };
  await vi.waitFor(async () => expect(await neighboursNow(db())).toEqual(agrees), 15_000);
  server = createServer(async (req, res) => {
    await answerHealth(req, res, () => readReadiness(database.url));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}, 60_000);
afterAll(async () => {
  await end();
  server.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** As the supervisor of another machine asks, before anything is served there. */
function start(own: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const env = {
    ...process.env,
    ...west,
    ...{ MACHINE_NAME: "east", DATA_DIR: path.join(folder, "east"), DATABASE_URL: database.url },
    ...own,
  };
  const file = "server/supervisor/meet-neighbours-command.ts";
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    env: env as NodeJS.ProcessEnv,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  return new Promise((resolve) =>
    child.on("close", (code) =>
      resolve({ code, lines: said.split("\n").flatMap((line) => line.trim() || []) }),
    ),
  );
}

test("a machine with another secret, address and store is not started, and is told why and by which", async () => {
  const { code, lines } = await start({
    SITE_SECRET: "another secret, of which nobody has told the first one",
    SITE_URL: "https://inner.example.com",
    SESSION_DAYS: "7",
  });
  expect(code, lines.join("\n")).toBe(graveDifference);
  expect(lines).toEqual([
    expect.stringMatching(/^SITE_SECRET is not the one of the machine "west".*DATA_DIR\/secret/),
    expect.stringContaining("SITE_URL is https://inner.example.com here and https://news.example"),
    expect.stringMatching(/^Note: SESSION_DAYS is not what it is on the machine "west"/),
    expect.stringMatching(`pictures that the machine "west" has cannot be read here \\(${hash}\\)`),
  ]);
  expect(lines.join("\n")).not.toContain(secret);
});

test("one that has secret, address and store in common is", async () => {
  expect(await start({ DATA_DIR: path.join(folder, "west") })).toEqual({ code: 0, lines: [] });
});

const elsewhere = (change: Partial<Word>, startedAt: string, id: string = randomUUID()) =>
  writeMachine(db(), {
    ...{ id, name: "east", startedAt },
    word: { ...ownWord(), sees: [hash], ...change },
  });
const forget = () => db().query("DELETE FROM editorial.site_machine WHERE name = 'east'");

test("of two that differ the later one is not ready, and to everyone says no more than that", async () => {
  const answer = async () => (await fetch(`http://127.0.0.1:${portOf()}/readyz`)).json();
  await elsewhere({ secrets: ["another"] }, "2100-01-01T00:00:00Z");
  expect(await neighboursNow(db())).toMatchObject({ ready: true });
  await forget();
  await elsewhere({ secrets: ["another"] }, earlier);
  expect(await neighboursNow(db())).toMatchObject({ ready: false });
  const said = await answer();
  expect(said).toMatchObject({ status: "not-ready", checks: { neighbours: "differ" } });
  expect(JSON.stringify(said)).not.toMatch(/east|west|SECRET/i);
  expect(await siteMachines()).toEqual([
    expect.objectContaining({ name: "east", differs: [] }),
    expect.objectContaining({
      name: "west",
      differs: [{ kind: "secret", setting: undefined, machine: "east", grave: true }],
    }),
  ]);
  await forget();
  expect(await answer()).toMatchObject({ checks: { neighbours: "ok" } });
});

test("another build beside this one is told, and both are ready", async () => {
  vi.stubEnv("BUILD_DIR", ".next/builds/this-part/rest");
  await end();
  end = startNeighbours(db());
  await elsewhere({ build: "another-part" }, earlier);
  await expect.poll(() => neighboursNow(db())).toEqual({ ready: true, differs: true });
  expect(await siteMachines()).toContainEqual(
    expect.objectContaining({
      differs: [expect.objectContaining({ kind: "build", grave: false })],
    }),
  );
  await forget();
});

test("a machine that was killed is forgotten, and a start waits to see whether it speaks again", async () => {
  const id = randomUUID();
  await elsewhere({ secrets: ["another"] }, earlier, id);
  await db().query(
    "UPDATE editorial.site_machine SET at = clock_timestamp() - interval '15 seconds' WHERE id = $1",
    [id],
  );
  expect((await readMachines(db())).map(({ name }) => name)).toEqual(["east", "west"]);
  expect(await start({ MACHINE_NAME: "north", DATA_DIR: path.join(folder, "west") })).toEqual({
    code: 0,
    lines: [],
  });
  expect((await readMachines(db())).map(({ name }) => name)).toEqual(["west"]);
});

test("who signs in on one machine is known on the other where they have one secret, and else is not", async () => {
  const { email } = await newPerson("author");
  const browser = newBrowser("203.0.113.1");
  const on = (machine: string, its: string) => {
    vi.stubEnv("SITE_SECRET", its);
    vi.stubEnv("DATA_DIR", path.join(folder, machine));
    delete (globalThis as { newsroomAuth?: unknown }).newsroomAuth;
    return from(browser, () => currentStaff());
  };
  await on("west", secret);
  await from(browser, () => signInWithPassword({ email, password }));
  expect(await on("west", secret)).toMatchObject({ email });
  expect(await on("east", secret)).toMatchObject({ email });
  // Each has made one for itself.
  expect(await on("east", "")).toBeNull();
});

test("one that stops takes its word back", async () => {
  await end();
  end = async () => {};
  expect(await readMachines(db())).toEqual([]);
  expect(await neighboursNow(db())).toBeUndefined();
});

const portOf = () => (server.address() as AddressInfo).port;
