import { beforeEach, expect, test } from "vitest";
import { renderContext } from "./render-context";
import { forgetShared, sharedRead } from "./shared";

beforeEach(() => forgetShared());

let reads = 0;
const read = async () => ++reads;

/** As a render whose snapshot shows this transaction as the tag's last. */
const renderAt = <T>(version: string | undefined, work: () => Promise<T>): Promise<T> =>
  renderContext.run(
    { tags: new Set(), versions: new Map(version === undefined ? [] : [["frame", version]]) },
    work,
  );

test("renders that see the same state read once, others anew", async () => {
  reads = 0;
  const frame = () => sharedRead("frame", read);
  expect(await Promise.all([renderAt("5", frame), renderAt("5", frame)])).toEqual([1, 1]);
  expect(await renderAt("5", frame)).toBe(1);
  expect(await renderAt("6", frame)).toBe(2);
  // One that began before and has waited since: what it reads is no older than what it sees.
  expect(await renderAt("5", frame)).toBe(3);
  forgetShared();
  expect(await renderAt("5", frame)).toBe(4);
});

test("where nothing is known of the tag, and outside of renders, each reads for itself", async () => {
  reads = 0;
  const frame = () => sharedRead("frame", read);
  expect([await renderAt(undefined, frame), await renderAt(undefined, frame)]).toEqual([1, 2]);
  expect([await frame(), await frame()]).toEqual([3, 4]);
});

test("a read that failed is tried again", async () => {
  const failing = () => sharedRead("frame", () => Promise.reject(new Error("away")));
  await expect(renderAt("5", failing)).rejects.toThrow("away");
  expect(await renderAt("5", () => sharedRead("frame", async () => "there"))).toBe("there");
});
