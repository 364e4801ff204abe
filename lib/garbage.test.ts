import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { collectGarbage, keepLean } from "./garbage";

afterEach(() => void vi.useRealTimers());

test("what nothing needs any more goes", async () => {
  const gone = new WeakRef({});
  // Until then this turn of the loop holds it.
  await setImmediate();
  collectGarbage();
  expect(gone.deref()).toBeUndefined();
});

test("garbage is collected when so much has gathered, and not before", () => {
  vi.useFakeTimers();
  const collect = vi.fn();
  const kept: Buffer[] = [];
  const end = keepLean(8 * 2 ** 20, 20, collect);
  vi.advanceTimersByTime(20);
  expect(collect).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  expect(collect).toHaveBeenCalledTimes(1);
  kept.push(Buffer.alloc(16 * 2 ** 20));
  vi.advanceTimersByTime(20);
  expect(collect).toHaveBeenCalledTimes(2);
  end();
  kept.push(Buffer.alloc(16 * 2 ** 20));
  vi.advanceTimersByTime(200);
  expect([collect.mock.calls.length, kept.length]).toEqual([2, 2]);
});
