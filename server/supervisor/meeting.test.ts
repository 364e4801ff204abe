import { expect, test, vi } from "vitest";
import { graveDifference, judgeMeeting } from "./meeting";

/** Ends with one code after the other. */
const ends = (...codes: (number | null)[]) => vi.fn(async () => codes.shift() ?? null);

test("a difference is told as one, and may be", async () => {
  await expect(judgeMeeting(ends(graveDifference), false)).rejects.toThrow(/another one .* differ/);
  expect(await judgeMeeting(ends(graveDifference), true)).toBe("they differ, as they may");
  expect(await judgeMeeting(ends(0), false)).toBe("they agree");
});

test.each([1, 9, null])("a comparison that ended with %s is made once more", async (code) => {
  expect(await judgeMeeting(ends(code, 0), false)).toBe("they agree");
  await expect(judgeMeeting(ends(code, graveDifference), false)).rejects.toThrow(/differ in/);
});

test("one that falls over twice is no difference, with leave to differ either", async () => {
  const compare = ends(1, null, 0);
  await expect(judgeMeeting(compare, false)).rejects.toThrow(/could not be compared/);
  expect(compare).toHaveBeenCalledTimes(2);
  expect(await judgeMeeting(ends(1, 1), true)).toMatch(/could not be compared/);
});
