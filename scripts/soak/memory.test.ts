import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { judgeMemory, memoryProblems, roles, type Sample, takeSample } from "./memory";

const samplesOf = (bytes: (index: number) => number, openFiles = (_: number) => 20): Sample[] =>
  Array.from({ length: 30 }, (_, index) => {
    const use = { bytes: bytes(index), openFiles: openFiles(index) };
    const uses = Object.fromEntries(roles.map((role) => [role, use])) as Sample["uses"];
    return { seconds: index * 10, uses };
  });
const grew = (samples: Sample[]) => judgeMemory(samples).some((judged) => judged.grew);

test("memory that goes up and down, or grows at first, is flat; one that goes on growing is not", () => {
  expect(grew(samplesOf((index) => 100 + (index % 5) * 20))).toBe(false);
  expect(grew(samplesOf((index) => Math.min(index, 10) * 100))).toBe(false);
  expect(grew(samplesOf((index) => 100 + index * 2))).toBe(true);
  expect(
    grew(
      samplesOf(
        () => 100,
        (index) => 20 + (index % 3),
      ),
    ),
  ).toBe(false);
  expect(
    grew(
      samplesOf(
        () => 100,
        (index) => 20 + index * 3,
      ),
    ),
  ).toBe(true);
});

test("a role that was not found, or too few samples, are no proof that nothing grows", () => {
  const whole = samplesOf(() => 100);
  expect(memoryProblems(whole)).toEqual([]);
  expect(memoryProblems(samplesOf((index) => 100 + index * 2))).toHaveLength(roles.length);
  expect(memoryProblems(whole.slice(0, 8))).toEqual(["memory was looked at 8 times, and not 9"]);
  expect(memoryProblems([])).toHaveLength(1 + roles.length);
  const without = (from: number, to: number) =>
    whole.map((sample, index) =>
      index < from || index >= to
        ? sample
        : { ...sample, uses: { ...sample.uses, app: { bytes: 0, openFiles: 0 } } },
    );
  expect(memoryProblems(without(0, 30))).toEqual(["no process of app was found"]);
  expect(memoryProblems(without(10, 20))).toEqual(["no process of app was found"]);
  expect(memoryProblems(without(20, 30))).toEqual(["no process of app was found"]);
});

/** More than there can be. */
const noProcess = 2 ** 30;

test("a process has memory and open files", () => {
  // Linux tells; where nobody does, nothing is measured.
  if (!existsSync("/proc/self/smaps_rollup")) return;
  const { uses } = takeSample(0, [process.pid, process.pid, noProcess]);
  expect(uses.supervisor.bytes).toBeGreaterThan(1_000_000);
  expect(uses.supervisor.openFiles).toBeGreaterThan(3);
  expect(uses.nginx.bytes).toBe(0);
});
