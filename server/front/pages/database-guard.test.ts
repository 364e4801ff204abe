import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { databaseComesBack } from "./database-guard";

vi.mock("@/lib/page-store/freshness", () => ({ currentSnapshot: vi.fn() }));

const asked = vi.mocked(currentSnapshot);
beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset().mockRejectedValue(new Error("away"));
});
afterEach(() => {
  // An outage that nobody has heard of for long is over.
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
});

/** What it says, and after how many milliseconds. */
async function waited(): Promise<[boolean, number]> {
  const began = performance.now();
  const back = databaseComesBack();
  await vi.runAllTimersAsync();
  return [await back, Math.round(performance.now() - began)];
}

test("a database that comes back soon is waited for", async () => {
  setTimeout(() => asked.mockResolvedValue({} as never), 650);
  const [one, other] = await Promise.all([waited(), waited()]);
  expect(one[0] && other[0]).toBe(true);
  expect(one[1]).toBeLessThan(1_000);
});

test("an outage that lasts costs the first readers a bounded wait, and the others none", async () => {
  const first = await waited();
  expect(first[0]).toBe(false);
  expect(first[1]).toBeLessThan(2_500);
  expect(await waited()).toEqual([false, 0]);
});

test("the next outage is another one", async () => {
  await waited();
  vi.advanceTimersByTime(11_000);
  setTimeout(() => asked.mockResolvedValue({} as never), 300);
  expect((await waited())[0]).toBe(true);
});
