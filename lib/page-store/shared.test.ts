import { beforeEach, expect, test } from "vitest";
import { renderContext } from "./render-context";
import { forgetShared, sharedRead } from "./shared";

beforeEach(() => forgetShared());

let reads = 0;
const read = async () => ++reads;

/** As a render whose snapshot shows this transaction as the tag's last. */
const renderAt = <T>(version: string | undefined, work: () => Promise<T>): Promise<T> =>
  renderContext.run(
    { tags: new Set(), ...(version === undefined ? {} : { versionOf: async () => version }) },
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

test("of a tag that no one asked about beforehand, the render asks", async () => {
  reads = 0;
  let version = "7";
  const asking = { tags: new Set<string>(), versionOf: async () => version };
  const feed = () => renderContext.run(asking, () => sharedRead("feed", read));
  expect(await Promise.all([feed(), feed(), feed()])).toEqual([1, 1, 1]);
  version = "8";
  expect(await feed()).toBe(2);
});

test("what only a burst of renders shares does not stay", async () => {
  reads = 0;
  const feed = () => renderAt("5", () => sharedRead("frame", read, 20));
  expect([await feed(), await feed()]).toEqual([1, 1]);
  await expect.poll(feed).toBe(2);
});

test("a read that failed is tried again", async () => {
  const failing = () => sharedRead("frame", () => Promise.reject(new Error("away")));
  await expect(renderAt("5", failing)).rejects.toThrow("away");
  expect(await renderAt("5", () => sharedRead("frame", async () => "there"))).toBe("there");
});
