import { expect, test } from "vitest";
import { counted } from "./counted.mjs";

const none = { passed: 0, failed: 0 };
const two = { passed: 2, failed: 0 };

test.each([
  ["tests that passed", two, 0, [], two],
  ["tests that were asked for and passed", two, 0, ["crawl"], two],
  ["a name that no test has", none, 0, ["crawk"], { passed: 0, failed: 1 }],
  ["what only makes what others read", none, 0, [], none],
  ["what ended badly after its report", two, 1, [], { passed: 2, failed: 1 }],
  [
    "what has failed already is not counted twice",
    { passed: 0, failed: 3 },
    1,
    ["x"],
    { passed: 0, failed: 3 },
  ],
  ["a step that is one test", undefined, 0, ["features"], { passed: 1, failed: 0 }],
  ["a step that is one test, and fails", undefined, 2, [], { passed: 0, failed: 1 }],
])("%s", (_, found, code, asked, expected) => {
  expect(counted(found, code, asked)).toEqual(expected);
});
