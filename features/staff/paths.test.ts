import { expect, test } from "vitest";
import { safeNext } from "./paths";

test.each(["/en/staff", "/zh/staff/stories/1?tab=history", "/ru/preview/abc"])(
  "%s is a place to go to after signing in",
  (next) => expect(safeNext(next)).toBe(next),
);

test.each([
  undefined,
  "",
  "https://elsewhere.example/en/staff",
  "//elsewhere.example/en/staff",
  "/\\elsewhere.example",
  "/en/staff//elsewhere.example",
  "/en/staff\\..\\x",
  "/en/staff\n",
  "/fr/staff",
  "/en/staffing",
  "/en/news",
  "javascript:alert(1)",
])("%j is none", (next) => expect(safeNext(next)).toBeUndefined());
