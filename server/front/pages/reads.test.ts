import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createReads } from "./reads";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-reads-"));
  file = path.join(folder, "reads.json");
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

function read(reads: ReturnType<typeof createReads>, address: string, times: number): void {
  for (let time = 0; time < times; time++) reads.note(address);
}

test("what two fronts have counted is one order, after a start too", async () => {
  const [one, other] = [createReads(file), createReads(file)];
  read(one, "/en/a", 2);
  read(one, "/en/b", 3);
  read(other, "/en/a", 2);
  await one.write();
  await other.write();
  await other.write();
  const next = createReads(file);
  const addresses = ["/en/never", "/en/b", "/en/a"];
  expect(await next.inOrder(addresses)).toEqual(["/en/a", "/en/b", "/en/never"]);
  read(next, "/en/never", 5);
  expect(await next.inOrder(addresses)).toEqual(["/en/never", "/en/a", "/en/b"]);
});

test("what is read now soon counts for more than what was read once", async () => {
  const reads = createReads(file);
  read(reads, "/en/old", 10);
  await reads.write();
  vi.setSystemTime(Date.now() + 25 * 60 * 60_000);
  read(reads, "/en/new", 6);
  await reads.write();
  expect(await reads.inOrder(["/en/old", "/en/new"])).toEqual(["/en/new", "/en/old"]);
  const { counts } = JSON.parse(readFileSync(file, "utf8"));
  // Addresses and numbers, and nothing of who has read.
  expect(counts).toEqual({ "/en/new": 6, "/en/old": 5 });
});

test("what cannot be written is not lost", async () => {
  writeFileSync(file, "");
  // Its folder is a file.
  const reads = createReads(path.join(file, "reads.json"));
  read(reads, "/en/a", 1);
  await expect(reads.write()).rejects.toThrow();
  expect(await reads.inOrder(["/en/b", "/en/a"])).toEqual(["/en/a", "/en/b"]);
});
