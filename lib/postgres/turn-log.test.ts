import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { keepLogShort, turnOver } from "./turn-log";

const undo: (() => unknown)[] = [];
afterEach(() => {
  for (const each of undo.splice(0).reverse()) each();
});

function logFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-log-"));
  undo.push(() => rmSync(folder, { recursive: true }));
  return path.join(folder, "postgres.log");
}

test("a log that is short enough stays, and of a longer one the end is kept beside it", () => {
  const file = logFile();
  writeFileSync(file, "short");
  turnOver(file, 10);
  expect(readFileSync(file, "utf8")).toBe("short");
  writeFileSync(file, "0123456789abcdef");
  turnOver(file, 10);
  expect(readFileSync(file, "utf8")).toBe("");
  expect(readFileSync(`${file}.1`, "utf8")).toBe("6789abcdef");
});

test("of a copy that cannot be finished nothing stays, and the log is emptied all the same", () => {
  const file = logFile();
  writeFileSync(file, "0123456789abcdef");
  // Nothing can be put in its place.
  mkdirSync(path.join(`${file}.1`, "full"), { recursive: true });
  turnOver(file, 10);
  expect(existsSync(`${file}.1.new`)).toBe(false);
  expect(readFileSync(file, "utf8")).toBe("");
});

test("what a program writes to it meanwhile keeps within twice the bound and a moment's words", async () => {
  const file = logFile();
  const fd = openSync(file, "a");
  undo.push(() => closeSync(fd));
  const line = "x".repeat(99);
  const program = `let n = 0; setInterval(() => { for (let i = 0; i < 50; i++) console.log(++n + " ${line}"); }, 1)`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", fd, fd] });
  undo.push(() => child.kill("SIGKILL"));
  undo.push(keepLogShort(file, 100_000, 10));
  const last = () => Number(/^(\d+) x+\n$/m.exec(readFileSync(file, "utf8").slice(-300))?.[1] ?? 0);
  let largest = 0;
  await expect
    .poll(() => {
      largest = Math.max(largest, statSync(file).size);
      return last();
    })
    .toBeGreaterThan(20_000);
  expect(largest).toBeLessThan(2_000_000);
  expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(100_000);
  // It went on at the new end: emptied under a program that does not append, a file has a hole before it.
  expect(readFileSync(file).includes(0)).toBe(false);
});
