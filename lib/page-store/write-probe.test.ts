import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWriteProbe } from "./write-probe";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-probe-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

test("a folder that takes files passes, and nothing stays in it", async () => {
  const pages = path.join(folder, "pages");
  expect(await createWriteProbe(pages)()).toBe(true);
  await expect.poll(() => readdirSync(pages)).toEqual([]);
});

test("one that takes none fails, is not tried for each who asks, and passes again", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const pages = path.join(folder, "pages");
  writeFileSync(pages, "a file where the folder should be");
  const works = createWriteProbe(pages);
  expect(await works()).toBe(false);
  rmSync(pages);
  expect(await works()).toBe(false);
  vi.advanceTimersByTime(6_000);
  expect(await works()).toBe(true);
});
