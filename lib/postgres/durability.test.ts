import { expect, test } from "vitest";
import { judged } from "./durability";

const safe = { fsync: "on", commit: "on", names: "", receivers: 0 };

test("a server that waits for its disk, and for a standby where it has one, loses nothing", () => {
  expect(judged(safe)).toEqual([]);
  expect(judged({ ...safe, names: "ANY 1 (a, b)", receivers: 2 })).toEqual([]);
  expect(judged({ ...safe, commit: "remote_apply", names: "a", receivers: 1 })).toEqual([]);
});

test.each([
  [{ ...safe, fsync: "off" }, /fsync = on/],
  [{ ...safe, commit: "off" }, /synchronous_commit = on/],
  [{ ...safe, commit: "local", names: "a", receivers: 1 }, /synchronous_commit = on/],
  [{ ...safe, commit: "remote_write", names: "a", receivers: 1 }, /standby's disk.*commit = on/],
  [{ ...safe, receivers: 1 }, /synchronous_standby_names/],
])("each way to lose a publish is said with what to do: %o", (standing, remedy) => {
  expect(judged(standing)).toEqual([expect.stringMatching(remedy)]);
});
