import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentRequest, withinRequest } from "@/lib/request-context";
import { createOriginRefusals } from "./origin-refusals";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const from = (network: string, work: () => void) =>
  withinRequest({ requestId: network, network, device: undefined }, work);

test("the first of a network is told at once, and the rest with their number", () => {
  const told: [string | undefined, number][] = [];
  const refused = createOriginRefusals(async (times) => {
    told.push([currentRequest()?.network, times]);
  });
  for (let index = 0; index < 5_000; index++) from("192.0.2.1", refused);
  from("192.0.2.2", refused);
  expect(told).toEqual([
    ["192.0.2.1", 1],
    ["192.0.2.2", 1],
  ]);
  vi.advanceTimersByTime(60_000);
  expect(told.slice(2)).toEqual([["192.0.2.1", 4_999]]);
  from("192.0.2.1", refused);
  expect(told.slice(3)).toEqual([["192.0.2.1", 1]]);
});

test("networks without end are told of as one", () => {
  const told: number[] = [];
  const refused = createOriginRefusals(async (times) => void told.push(times));
  for (let index = 0; index < 3_000; index++) from(`net-${index}`, refused);
  expect(told.length).toBeLessThanOrEqual(101);
  vi.advanceTimersByTime(60_000);
  expect(told.reduce((sum, times) => sum + times, 0)).toBe(3_000);
});
