import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countedErrors, createCountedLog } from "./counted-log";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first is written at once, the rest as one line a minute", () => {
  const lines: [string, number][] = [];
  const log = createCountedLog<string>((entry, times) => lines.push([entry, times]));
  for (let index = 1; index <= 1_000; index++) log("nonsense", `request ${index}`);
  log("another", "of another kind");
  expect(lines).toEqual([
    ["request 1", 1],
    ["of another kind", 1],
  ]);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(2)).toEqual([["request 1000", 999]]);
  log("nonsense", "later");
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(3)).toEqual([["later", 1]]);
  // Silent for a minute: the next one is new.
  vi.advanceTimersByTime(120_000);
  log("nonsense", "much later");
  expect(lines.slice(4)).toEqual([["much later", 1]]);
});

test("kinds without end are one kind", () => {
  const lines: string[] = [];
  const log = createCountedLog<string>((entry) => lines.push(entry));
  for (let index = 0; index < 5_000; index++) log(`kind ${index}`, "x");
  expect(lines.length).toBeLessThanOrEqual(201);
});

test("errors that differ by numbers alone are one kind", () => {
  const lines: [string, number][] = [];
  const report = countedErrors((error, times) => lines.push([(error as Error).message, times]));
  report(new Error("connect ECONNREFUSED 127.0.0.1:5432"));
  report(new Error("connect ECONNREFUSED 127.0.0.1:5433"));
  report(new TypeError("connect ECONNREFUSED 127.0.0.1:5433"));
  expect(lines).toHaveLength(2);
  vi.advanceTimersByTime(60_000);
  expect(lines[2]).toEqual(["connect ECONNREFUSED 127.0.0.1:5433", 1]);
});
