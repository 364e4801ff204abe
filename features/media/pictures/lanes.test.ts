import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLanes } from "./lanes";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Work that is done when the test says so, noting when it begins. */
function scene(inTurn = createLanes()) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const done: Promise<void>[] = [];
  const give = (who: string, name: string) => {
    const work = () =>
      new Promise<void>((resolve) => {
        begun.push(name);
        ends.set(name, resolve);
      });
    done.push(inTurn(who, work));
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { begun, give, end, settle, done };
}

test("two are at work, the others wait in their order", async () => {
  const { begun, give, end, settle } = scene();
  for (const who of ["a", "b", "c", "d"]) give(who, who);
  await settle();
  expect(begun).toEqual(["a", "b"]);
  await end("b");
  expect(begun).toEqual(["a", "b", "c"]);
  await end("a");
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

test("nobody's many pictures hold up those of others", async () => {
  const { begun, give, end, settle } = scene();
  for (const name of ["a1", "a2", "a3"]) give("a", name);
  give("b", "b1");
  await settle();
  expect(begun).toEqual(["a1", "b1"]);
  give("c", "c1");
  await end("b1");
  expect(begun).toEqual(["a1", "b1", "c1"]);
  await end("a1");
  expect(begun).toEqual(["a1", "b1", "c1", "a2"]);
});

test("what takes long leaves its lane to others, and its owner still waits for it", async () => {
  const { begun, give, end, settle } = scene();
  give("a", "a1");
  give("a", "a2");
  give("b", "b1");
  give("c", "c1");
  await settle();
  expect(begun).toEqual(["a1", "b1"]);
  await vi.advanceTimersByTimeAsync(60_000);
  // One goes on beside the lanes; the second that takes long keeps its own.
  expect(begun).toEqual(["a1", "b1", "c1"]);
  await end("a1");
  await end("c1");
  expect(begun).toEqual(["a1", "b1", "c1", "a2"]);
});

test("work that fails gives its lane back", async () => {
  const inTurn = createLanes({ width: 1 });
  await expect(inTurn("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(inTurn("a", async () => "done")).resolves.toBe("done");
});
