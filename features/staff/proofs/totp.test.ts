import { createOTP } from "@better-auth/utils/otp";
import { expect, test } from "vitest";
import { newTotpSecret, stepOfCode, totpUri } from "./totp";

// RFC 6238, appendix B, of its eight digits the last six.
const secret = "12345678901234567890";
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("at %i seconds the code is %s", async (seconds, code) => {
  const step = Math.floor(seconds / 30);
  expect(await stepOfCode(secret, code, null, seconds * 1000)).toBe(step);
  expect(await stepOfCode(secret, code, step - 1, seconds * 1000)).toBe(step);
  expect(await stepOfCode(secret, code, step, seconds * 1000), "used").toBeUndefined();
  expect(await stepOfCode(secret, code, step + 1, seconds * 1000), "older").toBeUndefined();
});

test("a clock may be half a minute off, and not more", async () => {
  const code = await createOTP(secret).hotp(100);
  for (const step of [99, 100, 101]) {
    expect(await stepOfCode(secret, code, null, step * 30_000)).toBe(100);
  }
  for (const step of [98, 102]) {
    expect(await stepOfCode(secret, code, null, step * 30_000)).toBeUndefined();
  }
});

test.each(["", "28708", "2870820", "２８７０８２", "abcdef"])("%j is no code", async (code) => {
  expect(await stepOfCode(secret, code, null, 59_000)).toBeUndefined();
});

test("an app is told a secret of its own", () => {
  expect(newTotpSecret()).toHaveLength(32);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
  const uri = new URL(totpUri(secret, "Bauing", "anna@example.com"));
  expect(uri.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
});
