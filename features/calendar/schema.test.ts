import { expect, test } from "vitest";
import { askedSchema, moveSchema } from "./schema";

test("a week is asked for by any of its days", () => {
  expect(askedSchema.parse({ week: "2026-11-30" })).toEqual({ week: "2026-11-30" });
});

// These answered 500: the database has no such instants, or the next week no year of four digits.
test.each([
  ...["0000-01-01", "0001-01-01", "0999-12-31", "9999-12-31"],
  ...["nonsense", "2026-02-31", "999999-12-31", ""],
])("%j asks for no week", (week) => {
  expect(askedSchema.parse({ week })).toEqual({});
});

test.each(["0001-01-01", "0999-12-31", "3000-01-01", "9999-12-31", "2026-02-31"])(
  "nothing is moved to %s",
  (day) => {
    const id = crypto.randomUUID();
    for (const move of [
      { kind: "planned", id, day, version: 1 },
      { kind: "due", id, day },
      { kind: "schedule", id, day, time: "09:00" },
    ]) {
      expect(moveSchema.safeParse(move).success).toBe(false);
      expect(moveSchema.safeParse({ ...move, day: "2026-02-28" }).success).toBe(true);
    }
  },
);
