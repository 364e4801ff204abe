import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { usableCores } from "./usable-cores";

test.each([
  ["max 100000\n", 16],
  ["250000 100000\n", 3],
  ["50000 100000\n", 1],
  ["6400000 100000\n", 16],
  ["", 16],
])("of 16 cores, a share of %j leaves %i", (said, cores) => {
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-cores-"));
  const file = path.join(folder, "cpu.max");
  writeFileSync(file, said);
  expect(usableCores(16, file)).toBe(cores);
  rmSync(folder, { recursive: true });
});

test("without control groups all of them are there", () => {
  expect(usableCores(4, "/there/is/none")).toBe(4);
});
