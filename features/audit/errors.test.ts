import { expect, test } from "vitest";
import { detailText, plainReason, type Reason, Refusal } from "./errors";

test.each([
  [plainReason("not-live"), "not-live"],
  [{ code: "not-live", locale: "ru" }, "not-live (ru)"],
  [{ code: "stale", locale: "en", detail: 3 }, "stale (en) 3"],
  [{ code: "slug-taken", detail: "/en/a" }, "slug-taken /en/a"],
  [{ code: "time-ambiguous", detail: ["+02:00", "+01:00"] }, "time-ambiguous +02:00 +01:00"],
  [{ code: "address-invalid", detail: { row: 2, text: "x y" } }, "address-invalid 2: x y"],
] satisfies [Reason, string][])("%j is told as %s", (reason, message) => {
  expect(new Refusal([reason, plainReason("withdrawn")]).message).toBe(`${message}; withdrawn`);
});

test("a detail belongs to its code", () => {
  const reason: Reason = { code: "too-many-attempts", detail: 90 };
  const seconds: number | undefined =
    reason.code === "too-many-attempts" ? reason.detail : undefined;
  expect(seconds).toBe(90);
  // @ts-expect-error: a version is a number.
  const wrong: Reason = { code: "stale", detail: "90" };
  expect(detailText(wrong)).toBe("90");
});
