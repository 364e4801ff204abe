import { expect, test } from "vitest";
import { isUnchangedSince, parseHttpDate } from "./http-date";

const at = Date.UTC(1994, 10, 6, 8, 49, 37) / 1000;

test("the three forms of a date of HTTP are read, and nothing else", () => {
  for (const text of [
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
  ]) {
    expect(parseHttpDate(text), text).toBe(at);
  }
  for (const text of [
    "",
    "0",
    "1994",
    "yesterday",
    "1994-11-06T08:49:37Z",
    "Sun, 06 Nov 1994 08:49:37",
    "Sun, 06 Nov 1994 08:49:37 +0000",
    "Sun, 31 Feb 1994 08:49:37 GMT",
    "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:49:37 GMT",
    "Sun, 06 Nov 1994 08:60:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
  ]) {
    expect(parseHttpDate(text), text).toBeUndefined();
  }
});

test("what is unchanged is so from its second on; a date that lies ahead is none", () => {
  const date = (seconds: number) => new Date(seconds * 1000).toUTCString();
  expect(isUnchangedSince(date(at), at)).toBe(true);
  expect(isUnchangedSince(date(at + 1), at)).toBe(true);
  expect(isUnchangedSince(date(at - 1), at)).toBe(false);
  expect(isUnchangedSince(date(Date.now() / 1000 + 3_600), at)).toBe(false);
  expect(isUnchangedSince("nonsense", at)).toBe(false);
});
