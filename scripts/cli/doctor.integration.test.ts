import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { createThrowawayDatabase } from "@/lib/postgres/throwaway";
import { commands } from "./commands";
import { runCommandLine } from "./run";

const database = testDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), "newsroom-doctor-"));
let empty: Awaited<ReturnType<typeof createThrowawayDatabase>>;
const before = { ...process.env };

beforeAll(async () => {
  empty = await createThrowawayDatabase(database.adminUrl);
  Object.assign(process.env, { DATA_DIR: dataDir, SITE_URL: "http://localhost:1" });
});
afterAll(async () => {
  await empty.drop();
  Object.assign(process.env, before);
  rmSync(dataDir, { recursive: true });
});

async function doctor(url: string) {
  process.env.DATABASE_URL = url;
  const { code, out, err } = await runCommandLine(["doctor", "--json"]);
  expect(err).toEqual([]);
  const { findings } = JSON.parse(out.join("\n"));
  return { code, findings: findings as { code: string; level: string; seen: string }[] };
}

test("a machine is looked at as a whole, and a database without tables is the fault", async () => {
  const good = await doctor(database.url);
  const levels = Object.fromEntries(good.findings.map(({ code, level }) => [code, level]));
  expect(levels).toMatchObject({
    settings: "well",
    postgresql: "well",
    clock: "well",
    schema: "well",
    "file-store": "well",
    // Nothing listens there.
    "site-answers": "warning",
  });
  const faults = good.findings.filter(({ level }) => level === "fault").map(({ code }) => code);
  // Throwaway servers of tests need to outlive no power cut.
  expect(faults.filter((code) => code !== "durability")).toEqual([]);
  const bad = await doctor(empty.url);
  expect(bad.code).toBe(1);
  expect(bad.findings).toContainEqual(
    expect.objectContaining({
      code: "schema",
      level: "fault",
      seen: expect.stringMatching(/none of the site's tables/),
    }),
  );
});

test("a machine that differs from another one of its site is named with what to do", async () => {
  const others = await import("@/features/administration/neighbours/word");
  const { writeMachine } = await import("@/features/administration/neighbours/records");
  process.env.SITE_SECRET = "a secret that is long enough to be one";
  const id = randomUUID();
  const told = async (secret: string) => {
    const word = { ...others.ownWord(), secrets: [others.fingerprint(secret)] };
    await withClient(database.url, (client) =>
      writeMachine(client, { id, name: "east", startedAt: undefined, word }),
    );
    const { findings } = await doctor(database.url);
    return findings.filter(({ code }) => code === "neighbours");
  };
  const fault = { level: "fault", seen: expect.stringMatching(/SITE_SECRET.*east/) };
  expect(await told("another")).toEqual([expect.objectContaining(fault)]);
  // East has still the one before, as in the middle of changing it.
  process.env.SITE_SECRET_PREVIOUS = "the secret before it, which east still has";
  const changing = { level: "warning", seen: expect.stringMatching(/being changed/) };
  expect(await told(process.env.SITE_SECRET_PREVIOUS)).toEqual([expect.objectContaining(changing)]);
  for (const name of ["SITE_SECRET", "SITE_SECRET_PREVIOUS"])
    Reflect.deleteProperty(process.env, name);
});

/** With an argument for each that it has to have. */
function lineOf({ name, args, options }: (typeof commands)[number]): string[] {
  const given = args.filter((each) => !each.name.endsWith("?")).map(() => "1");
  const required = Object.entries(options)
    .filter(([, spec]) => spec.required)
    .flatMap(([option, spec]) => [`--${option}`, spec.choices?.[0] ?? "1"]);
  return [...name.split(" "), ...given, ...required];
}

test("no command answers a database without tables with the database's own words", async () => {
  process.env.DATABASE_URL = empty.url;
  // What needs no database is none of them.
  const others = commands.filter(({ name }) => !/^(?:doctor$|maintenance )/.test(name));
  expect(others.length).toBeGreaterThan(60);
  for (const command of others) {
    const { code, out, err } = await runCommandLine(lineOf(command));
    const said = [...out, ...err].join("\n");
    expect(code, command.name).not.toBe(0);
    expect(said, command.name).not.toMatch(/\n\s+at |relation "|SELECT |does not exist|P20\d\d/);
    expect(said.split("\n").length, `${command.name}: ${said}`).toBeLessThan(4);
  }
});
