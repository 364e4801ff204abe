import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-fingerprint-"));
  mkdirSync(path.join(root, "app/(site)"), { recursive: true });
  writeFileSync(path.join(root, "app/(site)/page.tsx"), "one");
});

afterEach(() => rmSync(root, { recursive: true }));

const print = (...extra: string[]) => fingerprint(root, ["app", "next.config.ts"], extra);

test("changes with the content, the name and what is said besides", () => {
  const before = print();
  expect(print("NEXT_PUBLIC_X=1")).not.toBe(before);
  writeFileSync(path.join(root, "app/(site)/page.tsx"), "two");
  const after = print();
  expect(after).not.toBe(before);
  writeFileSync(path.join(root, "next.config.ts"), "");
  expect(print()).not.toBe(after);
});

test("does not change with times, tests and hidden files", () => {
  const before = print();
  writeFileSync(path.join(root, "app/(site)/page.tsx"), "one");
  writeFileSync(path.join(root, "app/page.test.tsx"), "test");
  writeFileSync(path.join(root, "app/.DS_Store"), "");
  expect(print()).toBe(before);
});

test("is remembered by a stamp", () => {
  const stamp = path.join(root, ".next/stamp");
  expect(isStamped(stamp, print())).toBe(false);
  writeStamp(stamp, print());
  expect(isStamped(stamp, print())).toBe(true);
});
