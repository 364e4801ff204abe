import { expect, test } from "vitest";
import { Backoff } from "@/server/supervisor/backoff";

test("waits longer after each failure and gives up at the fifth within a minute", () => {
  const backoff = new Backoff();
  expect([0, 2, 5, 10, 20].map((second) => backoff.next(second * 1000))).toEqual([
    1000,
    2000,
    4000,
    8000,
    undefined,
  ]);
});

test("forgets failures older than a minute", () => {
  const backoff = new Backoff();
  backoff.next(0);
  backoff.next(1000);
  expect(backoff.next(62_000)).toBe(1000);
});
