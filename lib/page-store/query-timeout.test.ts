import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => void vi.useRealTimers());

const load = () => import("./query-timeout");

test("an answer is passed on, and so is an error", async () => {
  const { withQueryTimeout } = await load();
  expect(await withQueryTimeout(async () => 7)).toBe(7);
  await expect(withQueryTimeout(() => Promise.reject(new Error("refused")))).rejects.toThrow(
    "refused",
  );
});

test("silence ends, and for a moment after it nothing is asked", async () => {
  const { withQueryTimeout, DatabaseAway } = await load();
  const silent = expect(withQueryTimeout(() => new Promise(() => {}))).rejects.toThrow(
    DatabaseAway,
  );
  await vi.advanceTimersByTimeAsync(1_000);
  await silent;
  const question = vi.fn(async () => 7);
  await expect(withQueryTimeout(question)).rejects.toThrow(DatabaseAway);
  expect(question).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_100);
  expect(await withQueryTimeout(question)).toBe(7);
  expect(await withQueryTimeout(question)).toBe(7);
});

test("what no one waits for may take longer, and is asked also while readers ask nothing", async () => {
  const { withQueryTimeout, withinLoopTurns } = await load();
  await expect(withQueryTimeout(() => Promise.reject(new Error("refused")))).rejects.toThrow(
    "refused",
  );
  const slow = withinLoopTurns(
    new Promise((resolve) => setTimeout(() => resolve("late"), 5_000)),
    100,
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await slow).toBe("late");
});
