import { timingSafeEqual } from "node:crypto";
import { createOTP } from "@better-auth/utils/otp";
import { newToken } from "@/features/staff/links/tokens";

/** Codes from an app (RFC 6238): six digits that change each half minute. */
const stepMs = 30_000;

/** A clock may be a step off, in either direction (RFC 6238, 5.2). */
const stepsAside = [-1, 0, 1];

/** What the site and the app share: 32 characters, as apps have them from earlier versions. */
export const newTotpSecret = (): string => newToken().slice(0, 32);

/** What an app is told, as an address that it scans. */
export const totpUri = (secret: string, issuer: string, account: string): string =>
  createOTP(secret).url(issuer, account);

/**
 * The step that a code belongs to, if it is right.
 *
 * @param lastUsed codes of this step and of earlier ones count as wrong
 * @param nowMs the time, in milliseconds
 */
export async function stepOfCode(
  secret: string,
  code: string,
  lastUsed: number | null,
  nowMs: number,
): Promise<number | undefined> {
  const given = Buffer.from(code);
  const now = Math.floor(nowMs / stepMs);
  const right: number[] = [];
  // All of them each time: how long it takes says nothing of which one was meant.
  for (const step of stepsAside.map((aside) => now + aside)) {
    const expected = Buffer.from(await createOTP(secret).hotp(step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) right.push(step);
  }
  return right.find((step) => lastUsed === null || step > lastUsed);
}
