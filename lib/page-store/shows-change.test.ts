import { expect, test } from "vitest";
import { provesChange, showsChange } from "./shows-change";

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

test("does not believe an answer that says no state, whatever its status", () => {
  for (const status of [200, 301, 404, 410]) {
    const any = { ...expected, statuses: new Set([status]) };
    expect(showsChange({ status, snapshot: undefined }, any)).toBe(false);
    expect(showsChange({ status, snapshot: "" }, any)).toBe(false);
    expect(showsChange({ status, snapshot: "soon" }, any)).toBe(false);
  }
});

test("is proven by a front only when that has heard of the change", () => {
  const shown = { status: 200, snapshot: "11:11:" };
  expect(provesChange({ ...shown, heard: "11:11:" }, expected)).toBe(true);
  expect(provesChange({ ...shown, heard: "10:10:" }, expected)).toBe(false);
  expect(provesChange({ ...shown, heard: undefined }, expected)).toBe(false);
  expect(provesChange({ status: 200, snapshot: "10:10:", heard: "11:11:" }, expected)).toBe(false);
});
