import { expect, test } from "vitest";
import { licenceState } from "./licence-state";

test.each([
  ["", null, "none"],
  ["own", null, "holds"],
  ["bought", "2026-11-29", "ended"],
  ["bought", "2026-11-30", "ending"],
  ["bought", "2026-12-29", "ending"],
  ["bought", "2026-12-30", "holds"],
  // A day without a licence is a day all the same.
  ["", "2026-11-29", "ended"],
  ["", "2030-01-01", "none"],
] as const)("a licence %j until %s is %s on 30 November", (licence, until, state) => {
  const licenceUntil = until ? new Date(`${until}T00:00:00Z`) : null;
  expect(licenceState({ licence, licenceUntil }, "2026-11-30")).toBe(state);
});
