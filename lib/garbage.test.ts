import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectGarbage, keepLean } from "./garbage";

const megabytes = 2 ** 20;
const buffers = () => process.memoryUsage().arrayBuffers;

test("what nothing needs any more goes", () => {
  let kept: Buffer | undefined = Buffer.alloc(64 * megabytes);
  const before = buffers();
  kept = undefined;
  collectGarbage();
  expect(before - buffers()).toBeGreaterThan(60 * megabytes);
  expect(kept).toBeUndefined();
});

test("as often as so much of it has gathered", async () => {
  collectGarbage();
  let kept: Buffer[] = [];
  const end = keepLean(8 * megabytes, 20);
  try {
    // So that it knows what is in use.
    await sleep(60);
    const before = buffers();
    kept = Array.from({ length: 16 }, () => Buffer.alloc(megabytes));
    expect(kept.length).toBe(16);
    kept = [];
    await expect.poll(() => buffers() - before).toBeLessThan(2 * megabytes);
  } finally {
    end();
  }
});
