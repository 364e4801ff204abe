import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renewedSessionCookie } from "./renew-session-cookie";

const [before, now] = ["the secret before, of 32 characters", "the secret now, of 32 characters!"];
const signed = (token: string, secret: string) =>
  encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`);

beforeEach(() => {
  vi.stubEnv("SITE_SECRET", now);
  vi.stubEnv("SITE_SECRET_PREVIOUS", before);
});
afterEach(() => vi.unstubAllEnvs());

test.each(["newsroom.session_token", "__Host-newsroom.session_token"])(
  "%s that the old secret has signed is signed by the new one, and nothing else is touched",
  (name) => {
    const renewed = renewedSessionCookie(`a=1; ${name}=${signed("t.1", before)}; b=2`);
    expect(renewed?.cookies).toBe(`a=1; ${name}=${signed("t.1", now)}; b=2`);
    expect(renewed?.setCookie).toContain(`${name}=${signed("t.1", now)}; Path=/; HttpOnly`);
    expect(renewed?.setCookie.includes("; Secure")).toBe(name.startsWith("__"));
    expect(renewedSessionCookie(renewed?.cookies)).toBeUndefined();
  },
);

test.each([
  undefined,
  "",
  "a=1",
  `newsroom.session_token=${signed("t", now)}`,
  `newsroom.session_token=${signed("t", "a secret that nobody has ever had")}`,
  `newsroom.session_token=${signed("t", before).replace("t", "u")}`,
  "newsroom.session_token=%",
  "newsroom.session_token=",
  `other.session_token=${signed("t", before)}`,
])("%s is left as it is", (cookies) => expect(renewedSessionCookie(cookies)).toBeUndefined());

test("without an old secret no cookie of it counts", () => {
  vi.stubEnv("SITE_SECRET_PREVIOUS", "");
  const cookie = `newsroom.session_token=${signed("t", before)}`;
  expect(renewedSessionCookie(cookie)).toBeUndefined();
});
