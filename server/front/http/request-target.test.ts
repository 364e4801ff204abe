import fc from "fast-check";
import { expect, test } from "vitest";
import { readTarget } from "./request-target";

test("a clean address is taken as it stands", () => {
  expect(readTarget("/en/news?x=%zz")).toEqual({ kind: "path", path: "/en/news", query: "?x=%zz" });
  expect(readTarget("/")).toEqual({ kind: "path", path: "/", query: "" });
});

test.each([
  ["//en//news/", "/en/news"],
  ["//evil.example/en", "/evil.example/en"],
  ["/en/?a=b", "/en?a=b"],
  ["/%65n", "/en"],
  ["/en%2Fnews", "/en/news"],
  ["/новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"],
  ["/////", "/"],
])("%s is sent on to %s", (target, location) => {
  expect(readTarget(target)).toEqual({ kind: "redirect", location });
});

test.each([
  ["/%", 400],
  ["/%ff", 400],
  ["/%00", 400],
  ["/a%0d%0aSet-Cookie:x", 400],
  ["/a%5cb", 400],
  ["/a\\b", 400],
  ["/%252e%252e", 400],
  ["/a/../b", 400],
  ["/a/%2e%2e/b", 400],
  ["/a%23b", 400],
  ["/a%3Fb", 400],
  ["*", 400],
  ["", 400],
  ["http://evil.example/", 400],
  ["#/zh/status/404", 400],
  [`/${"a".repeat(2048)}`, 414],
])("%s is refused", (target, status) => {
  expect(readTarget(target)).toEqual({ kind: "refused", status });
});

const pieces = fc.constantFrom(
  "/",
  "//",
  ".",
  "..",
  "%2f",
  "%2F",
  "%2e",
  "%25",
  "%00",
  "%0a",
  "\\",
  "%5c",
  "?",
  "#",
  "a",
  "en",
  "%65",
  "%e4%b8%ad",
  "%ff",
  "中",
  "é",
  "\ud800",
  " ",
  "\t",
  "+",
  ";",
  ":",
  "@",
  "&",
  "=",
  "%",
  "|",
  "[",
);
const targets = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((each) => `/${each.join("")}`),
  fc.string({ unit: "binary" }),
  fc.webPath().map((path) => path || "/"),
);

test("whatever is sent is judged, and a judgement stands", () => {
  fc.assert(
    fc.property(targets, (target) => {
      const found = readTarget(target);
      if (found.kind === "refused") return;
      if (found.kind === "redirect") {
        // One redirect at most, on this site, to an address of plain ASCII (its query is as sent).
        const [path = ""] = found.location.split("?");
        expect(path).toMatch(/^\/(?:[^/\\]|$)/);
        const again = readTarget(found.location);
        if (found.location.length <= 2048)
          expect(again).toMatchObject({ kind: "path", path: decodeURI(path) });
        return;
      }
      expect(encodeURI(found.path)).toBe(target.split("?")[0]);
      expect(found.path).toMatch(/^\/$|^(?:\/[^/]+)+$/);
      expect(found.path.split("/").some((each) => each === "." || each === "..")).toBe(false);
      expect(readTarget(target)).toEqual(found);
    }),
    { numRuns: 5_000 },
  );
});
