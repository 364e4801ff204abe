import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sweepLeftovers } from "./leftovers";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-leftovers-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended. */
const ended = spawnSync(process.execPath, ["-e", ""]).pid;
const own = process.pid;

function lay(file: string, ageSeconds: number): void {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, "half");
  const at = Date.now() / 1_000 - ageSeconds;
  utimesSync(place, at, at);
}

const there = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

const minutes = 60;
const days = 24 * 60 * minutes;

test("what processes that have ended were writing goes, and everything else stays", async () => {
  const gone = [
    [`pages/ab12/cd/cd34.page.${ended}.k3j9x`, 5 * minutes],
    [`media/aa/aa11/1280.webp.${ended}.9z8y7`, 5 * minutes],
    [`incoming/6f1c.${ended}.upload`, 5 * minutes],
    [`pages/.probe-${ended}`, 5 * minutes],
    [`mail.json.${ended}.abc`, 5 * minutes],
    // Its number belongs to another program by now.
    [`pages/ab12/ef/ef56.page.${own}.k3j9x`, 2 * days],
    ["pages/ab12/claims/0a1b", 5 * minutes],
  ] as const;
  const kept = [
    ["pages/ab12/cd/cd34.page", 2 * days],
    ["pages/ab12/cd/cd34.page.was", 2 * days],
    ["pages/ab12/watermark", 2 * days],
    ["pages/current.json", 2 * days],
    // A living process writes it.
    [`pages/ab12/cd/cd35.page.${own}.k3j9x`, 5 * minutes],
    // Perhaps of another container, whose numbers mean nothing here.
    [`pages/ab12/cd/cd36.page.${ended}.k3j9x`, 5],
    ["pages/ab12/claims/2c3d", 1],
    ["media/aa/aa11/1280.webp", 2 * days],
    ["media/aa/aa11/original", 2 * days],
    // Not ours to judge.
    [`database/base/1/2601.${ended}.x`, 2 * days],
    ["secret", 2 * days],
    ["withdrawals.jsonl", 2 * days],
  ] as const;
  for (const [file, age] of [...gone, ...kept]) lay(file, age);
  expect(await sweepLeftovers(folder)).toBe(gone.length);
  expect(there()).toEqual(kept.map(([file]) => file).sort());
  expect(await sweepLeftovers(folder)).toBe(0);
});

test("a folder that is not there yet has none", async () => {
  expect(await sweepLeftovers(path.join(folder, "none"))).toBe(0);
});
