import fc from "fast-check";
import { expect, test } from "vitest";
import { isTurnedBack, isVisible } from "./snapshot";

test("what had ended before the oldest running transaction is visible", () => {
  expect(isVisible(99n, "100:100:")).toBe(true);
  expect(isVisible(100n, "100:100:")).toBe(false);
});

test("between the two ends all are visible but those that were running", () => {
  const snapshot = "100:106:100,103";
  const visible = [100n, 101n, 102n, 103n, 104n, 105n, 106n].filter((xid) =>
    isVisible(xid, snapshot),
  );
  expect(visible).toEqual([101n, 102n, 104n, 105n]);
});

/** A database in which transactions begin and end, seen after each step. */
const history = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 60 }).map((steps) => {
  let next = 1000n;
  let running: bigint[] = [];
  return steps.map((step) => {
    if (step < 2 || running.length === 0) running.push(next++);
    else running = running.filter((_, index) => index !== step % running.length);
    const listed = running.map(String).join(",");
    return { snapshot: `${running[0] ?? next}:${next}:${listed}`, running: [...running], next };
  });
});

test("a snapshot shows what had ended, and nothing else", () => {
  fc.assert(
    fc.property(history, (states) => {
      for (const { snapshot, running, next } of states) {
        for (let xid = 998n; xid < next + 2n; xid++) {
          expect(isVisible(xid, snapshot)).toBe(xid < next && !running.includes(xid));
        }
      }
    }),
  );
});

test("no database runs backwards", () => {
  fc.assert(
    fc.property(history, (states) => {
      for (const [index, { snapshot }] of states.entries()) {
        for (const later of states.slice(index)) {
          expect(isTurnedBack(snapshot, later.snapshot)).toBe(false);
        }
      }
    }),
  );
});

test("a database whose numbers begin again below was turned back", () => {
  expect(isTurnedBack("900:1000:900", "800:800:")).toBe(true);
  expect(isTurnedBack("900:1000:900", "1000:1000:")).toBe(false);
});
