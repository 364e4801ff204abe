import { expect, test } from "vitest";
import { pagePath, safeNext } from "./paths";

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

test.each([
  ["/zh/staff?_rsc", "/zh/staff"],
  ["/zh/staff?_rsc=1a2b3", "/zh/staff"],
  ["/en/staff?q=a%20b&_rsc=1a2b3&page=2", "/en/staff?q=a%20b&page=2"],
  ["/en/staff?my_rsc=1", "/en/staff?my_rsc=1"],
  ["/en/staff", "/en/staff"],
])("%s leads back to %s", (asked, page) => expect(pagePath(asked)).toBe(page));
