import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { longest } from "./longest-first";

test("every file that is to begin first is there", () => {
  expect(longest.filter((name) => !existsSync(`.${name}`))).toEqual([]);
});
