import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { bodyFault, hasSession, largestBody } from "./bodies";

const secrets = (): [string, ...string[]] => ["new", "old"];

const signed = (token: string, secret: string) =>
  encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`);

test.each([
  [`newsroom.session_token=${signed("abc", "new")}`, true],
  [`a=1; newsroom.session_token=${signed("abc", "new")}; b=2`, true],
  [`__Host-newsroom.session_token=${signed("abc", "old")}`, true],
  [`newsroom.session_token=${signed("abc", "guessed")}`, false],
  [`newsroom.session_token=${signed("abc", "new").replace("abc", "abd")}`, false],
  ["newsroom.session_token=abc", false],
  ["newsroom.session_token=.", false],
  ["newsroom.session_token=%E0%A4%A", false],
  [`other=${signed("abc", "new")}`, false],
  [undefined, false],
])("%s is a session of this site: %s", (cookies, own) => {
  expect(hasSession(cookies, secrets)).toBe(own);
});

const post = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;
const text = "/en/staff/stories/1/ru/save";

test.each([
  ["/en/staff/sign-in", false, { "content-length": "65536" }, undefined],
  ["/en/staff/sign-in", false, { "content-length": "65537" }, 413],
  [text, false, { "content-length": "900000" }, 413],
  [text, true, { "content-length": "9000000" }, undefined],
  [text, true, { "content-length": "13000000" }, 413],
  ["/ru/staff/uploads/x", true, { "content-length": `${100 * 1024 * 1024}` }, undefined],
  ["/ru/staff/uploads/x", true, { "content-length": "110000000" }, 413],
  ["/ru/staff/stories/import", true, { "content-length": "66000000" }, undefined],
  ["/ru/staff/stories/import", true, { "content-length": "70000000" }, 413],
  ["/ru/staff/stories/import/pictures", true, { "content-length": "66000000" }, undefined],
  ["/ru/staff/stories/import/pictures", true, { "content-length": "70000000" }, 413],
  ["/en/staff/stories/1/word", true, { "content-length": "16700000" }, undefined],
  ["/en/staff/stories/1/word", true, { "content-length": "20000000" }, 413],
  ["/ru/staff", true, { "content-length": "1000000" }, undefined],
  ["/ru/staff", true, { "content-length": "9000000" }, 413],
  ["/ru/staff", true, { "transfer-encoding": "chunked" }, 411],
  ["/en", false, { "content-length": "900000" }, 413],
  ["/en", false, {}, undefined],
] as const)("%s, signed in: %s, %o: %s", (path, signedIn, headers, fault) => {
  expect(bodyFault(post(headers), path, signedIn)).toBe(fault);
});

test("a stranger's body is small wherever it is sent", () => {
  for (const path of ["/en/staff/uploads/x", text, "/api/x", "/"]) {
    expect(largestBody(path, false)).toBe(65_536);
  }
});
