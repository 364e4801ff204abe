import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRenderQueue } from "./render-queue";

// By a clock of the test's own: however busy the machine is, what takes longer takes longer.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lasts = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets the clock go until all of them have ended. */
async function ended<T>(works: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(1_000);
  return works;
}

test("so many are inside at a time, and all come through in their order", async () => {
  const turn = createRenderQueue(2, 10_000);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const works = Array.from({ length: 9 }, (_, number) =>
    turn(0, async () => {
      most = Math.max(most, ++inside);
      order.push(number);
      await lasts(2);
      inside -= 1;
      if (number === 3) throw new Error("failed");
      return number;
    }),
  );
  const results = await ended(Promise.allSettled(works));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
});

test("what can wait lets others pass, and not for ever", async () => {
  const turn = createRenderQueue(1, 10_000);
  const order: string[] = [];
  const enter = (name: string, canWait: number) =>
    turn(canWait, async () => {
      order.push(name);
      await lasts(1);
    });
  const first = [enter("first", 0), enter("feed", 60), enter("list", 20), enter("text", 0)];
  await ended(Promise.all([...first, enter("another text", 0)]));
  expect(order).toEqual(["first", "text", "another text", "list", "feed"]);

  order.length = 0;
  const held = turn(0, () => lasts(60));
  const feed = enter("feed", 20);
  await vi.advanceTimersByTimeAsync(40);
  await ended(Promise.all([held, feed, enter("late text", 0)]));
  expect(order).toEqual(["feed", "late text"]);
});

test("one that hangs holds nobody up for long, and counts once when it ends", async () => {
  const turn = createRenderQueue(1, 20);
  let end: () => void = () => {};
  const hanging = turn(0, () => new Promise<void>((resolve) => (end = resolve)));
  expect(await ended(turn(0, async () => "after it"))).toBe("after it");
  end();
  await hanging;
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await lasts(1);
    inside -= 1;
  };
  await ended(Promise.all([turn(0, work), turn(0, work), turn(0, work)]));
  expect(most).toBe(1);
});
