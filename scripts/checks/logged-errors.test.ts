import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { errorIn, loggedErrors } from "./logged-errors";

test.each([
  [
    '{"level":50,"err":{"message":"no such page"},"msg":"a request failed"}',
    "a request failed: no such page",
  ],
  ['{"level":60,"msg":"the site cannot listen"}', "the site cannot listen"],
  ['{"level":40,"msg":"the page store met an error"}', undefined],
  ["Ready in 2 s", undefined],
  ['{"level":50,"msg":"cut o', undefined],
])("of %s it finds %s", (line, message) => {
  expect(errorIn(line)).toBe(message);
});

test("every line is passed on, and errors are kept", async () => {
  const output = new PassThrough();
  const said: string[] = [];
  const errors = loggedErrors(output, (line) => said.push(line));
  output.end('begins\n{"level":50,"msg":"failed"}\nends\n');
  await expect.poll(() => said).toEqual(["begins", '{"level":50,"msg":"failed"}', "ends"]);
  expect(errors()).toEqual(["failed"]);
});
