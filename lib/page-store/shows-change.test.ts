import { expect, test } from "vitest";
import { showsChange } from "./shows-change";

const expected = { statuses: new Set([200]), xid: 10n };

test("is true of a page made when the change could be seen, and of no older one", () => {
  expect(showsChange({ status: 200, snapshot: "11:11:" }, expected)).toBe(true);
  expect(showsChange({ status: 200, snapshot: "10:10:" }, expected)).toBe(false);
  // Begun before and still under way.
  expect(showsChange({ status: 200, snapshot: "9:12:9,10" }, expected)).toBe(false);
});

test("needs the status, whatever the page was made from", () => {
  expect(showsChange({ status: 503, snapshot: "11:11:" }, expected)).toBe(false);
  const withdrawn = { ...expected, statuses: new Set([200, 410]) };
  expect(showsChange({ status: 410, snapshot: "11:11:" }, withdrawn)).toBe(true);
});

test("believes an answer that is made when it is asked for", () => {
  expect(showsChange({ status: 200, snapshot: undefined }, expected)).toBe(true);
});
