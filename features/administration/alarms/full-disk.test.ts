import { afterEach, expect, test, vi } from "vitest";
import { fullDisk } from "./conditions";

afterEach(() => void vi.unstubAllEnvs());

const withFree = (freeShare: number) => async () => ({ freeBytes: 0, totalBytes: 0, freeShare });

test.each([
  ["well", 0.06, false, false],
  ["an alarm", 0.049, false, true],
  ["an alarm still, so that nothing flutters", 0.06, true, true],
  ["its end", 0.08, true, false],
])("%s: %d free, raised before: %s", async (_, free, isRaised, wrong) => {
  const condition = await fullDisk(isRaised, withFree(free));
  expect(condition).toMatchObject({ name: "disk", wrong, figure: Math.floor(free * 100) });
});

test("the share is the one that is set", async () => {
  vi.stubEnv("DISK_FREE_PERCENT", "20");
  expect((await fullDisk(false, withFree(0.19))).wrong).toBe(true);
});

test("a folder that cannot be asked about raises nothing", async () => {
  const gone = () => Promise.reject(new Error("ENOENT"));
  expect((await fullDisk(false, gone)).wrong).toBe(false);
});
