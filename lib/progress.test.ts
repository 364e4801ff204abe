import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressNow, stuckNow, trackProgress } from "./progress";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("without progress it is stuck, and well again with the next", () => {
  const progress = trackProgress("sweeping", 10_000);
  vi.advanceTimersByTime(9_000);
  expect(stuckNow()).toEqual([]);
  progress.note();
  vi.advanceTimersByTime(11_000);
  expect(stuckNow()).toEqual(["sweeping"]);
  expect(progressNow()).toEqual([{ name: "sweeping", quietSeconds: 11, well: false }]);
  progress.note();
  expect(stuckNow()).toEqual([]);
  vi.advanceTimersByTime(11_000);
  progress.end();
  expect(stuckNow()).toEqual([]);
});

test("waiting for somebody else is no standstill; what comes after the wait can be one", async () => {
  const progress = trackProgress("telling", 10_000);
  let answer: () => void = () => {};
  const told = progress.outside(() => new Promise<void>((resolve) => (answer = resolve)));
  vi.advanceTimersByTime(180_000);
  expect(stuckNow()).toEqual([]);
  // No limit of time for others is as long.
  vi.advanceTimersByTime(500_000);
  expect(stuckNow()).toEqual(["telling"]);
  answer();
  await told;
  expect(stuckNow()).toEqual([]);
  vi.advanceTimersByTime(11_000);
  expect(stuckNow()).toEqual(["telling"]);
  progress.end();
});

test("a failure of somebody else is passed on, and is progress", async () => {
  const progress = trackProgress("telling", 10_000);
  await expect(progress.outside(() => Promise.reject(new Error("refused")))).rejects.toThrow();
  expect(stuckNow()).toEqual([]);
  progress.end();
});
