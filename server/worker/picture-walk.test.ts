import { expect, test } from "vitest";
import { nightOf } from "./picture-walk";

test("a night begins at two in the newsroom's zone", () => {
  expect(nightOf(new Date("2026-11-30T17:59:59Z"))).toBe("2026-11-30");
  expect(nightOf(new Date("2026-11-30T18:00:00Z"))).toBe("2026-12-01");
  expect(nightOf(new Date("2026-12-01T17:59:59Z"))).toBe("2026-12-01");
});
