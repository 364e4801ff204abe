import { expect, test } from "vitest";
import { mostMemoryBytes, runPictureProcess } from "./picture-process";

const script = "features/media/testing/misbehaving-picture.ts";
const mostBytes = 400 * 1024 * 1024;
const run = (what: string, longestMs = 30_000) =>
  runPictureProcess({ program: "take-in", args: [what], script, longestMs, mostBytes });

test.each([
  ["grows without end", "grows", "memory"],
  ["breaks its decoder", "breaks", "broke"],
] as const)(
  "a picture that %s ends its process and nothing else",
  async (_, what, ended) => {
    expect(await run(what)).toMatchObject({ ended, lines: ['{"whole":true}'] });
  },
  40_000,
);

test("one that takes too long is ended, and one that fails says by which code", async () => {
  expect(await run("waits", 2_000)).toMatchObject({ ended: "late" });
  expect(await run("fails")).toEqual({ code: 3, lines: ['{"whole":true}'] });
}, 40_000);

test("the limit is half of a small machine or container, and never more than a picture needs", () => {
  const gigabytes = (count: number) => count * 1024 ** 3;
  const inMegabytes = (total: number, allowed: number) =>
    mostMemoryBytes(gigabytes(total), allowed) / 1024 ** 2;
  expect([
    inMegabytes(24, 0),
    inMegabytes(2, 0),
    inMegabytes(24, gigabytes(1.5)),
    // Without a limit of its own a container says something that no machine has.
    inMegabytes(2, 2 ** 63),
    inMegabytes(0.5, 0),
  ]).toEqual([1_536, 1_024, 768, 1_024, 512]);
});
