import { expect, test, vi } from "vitest";
import { diskSpace, leastFreeShare } from "./disk-space";

const disk = { bsize: 4_096, blocks: 1_000, bavail: 250, files: 500, ffree: 400 };

test.each([
  ["bytes are scarcer", {}, 0.25],
  ["files are scarcer", { ffree: 5 }, 0.01],
  ["files are made as they come", { files: 0, ffree: 0 }, 0.25],
  ["nothing is left", { bavail: 0 }, 0],
  ["a system without blocks", { blocks: 0, bavail: 0, files: 0 }, 1],
])("%s", async (_, change, freeShare) => {
  const space = await diskSpace("/data", async () => ({ ...disk, ...change }));
  expect(space.freeShare).toBe(freeShare);
});

test("bytes are those that the site's account may fill", async () => {
  expect(await diskSpace("/data", async () => disk)).toMatchObject({
    freeBytes: 1_024_000,
    totalBytes: 4_096_000,
  });
});

test("this machine's disk is read", async () => {
  const { freeBytes, totalBytes, freeShare } = await diskSpace(".");
  expect(totalBytes).toBeGreaterThan(freeBytes);
  expect(freeBytes).toBeGreaterThan(0);
  expect(freeShare).toBeGreaterThan(0);
  await expect(diskSpace("/no/such/folder")).rejects.toThrow();
});

test("the limit is set in per cent", () => {
  vi.stubEnv("DISK_FREE_PERCENT", "");
  expect(leastFreeShare()).toBe(0.05);
  vi.stubEnv("DISK_FREE_PERCENT", "12");
  expect(leastFreeShare()).toBe(0.12);
  vi.unstubAllEnvs();
});
