import { expect, test } from "vitest";
import { beginningOf, weekOf } from "./week";

test.each([
  ["a Monday", "2026-11-30"],
  ["a Sunday", "2026-12-06"],
  ["a day between", "2026-12-03"],
])("the week of %s goes from its Monday to its Sunday", (_, day) => {
  const week = weekOf(day);
  expect(week.days).toHaveLength(7);
  expect(week.days[0]).toBe("2026-11-30");
  expect(week.days[6]).toBe("2026-12-06");
  expect([week.previous, week.next]).toEqual(["2026-11-23", "2026-12-07"]);
});

test("weeks go over months, years and leap days", () => {
  expect(weekOf("2027-01-01").days[0]).toBe("2026-12-28");
  expect(weekOf("2028-02-29").days).toContain("2028-03-01");
});

test("a day begins at midnight in the newsroom", () => {
  expect(beginningOf("2026-11-30").toISOString()).toBe("2026-11-29T16:00:00.000Z");
});
