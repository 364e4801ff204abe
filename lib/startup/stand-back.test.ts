import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { afterEach, expect, test } from "vitest";
import { standBack } from "./stand-back";

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill("SIGKILL");
});

test("a process stands back, and the session that it leads", () => {
  child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
  const pid = child.pid ?? 0;
  standBack(pid, 10);
  expect(getPriority(pid)).toBe(10);
  const group = `/proc/${pid}/autogroup`;
  if (existsSync(group)) expect(readFileSync(group, "utf8")).toMatch(/ nice 10$/m);
});

test("one that has gone meanwhile is no failure", () => {
  expect(() => standBack(2 ** 22 + 1, 10)).not.toThrow();
});
