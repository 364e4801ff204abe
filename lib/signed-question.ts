import { createHmac, timingSafeEqual } from "node:crypto";
import { siteSecret, siteSecrets } from "@/lib/site-secret";

/**
 * Questions that a front answers only for this house: another machine of the
 * site, or the command line, which have its secret. Their header says when it
 * was signed, so that one that was overheard is of no use later.
 */

/** The clocks of two machines; a signature says nothing after it. */
const longestAgeMs = 5 * 60_000;

const signature = (question: string, path: string, at: string, secret: string) =>
  createHmac("sha256", secret).update(`${question}\n${at}\n${path}`).digest("base64url");

/** @returns the header's value */
export function signQuestion(question: string, path: string, secret = siteSecret()): string {
  const at = `${Date.now()}`;
  return `${at}.${signature(question, path, at, secret)}`;
}

/** @param given the header's value */
export function isSignedQuestion(question: string, path: string, given: string): boolean {
  const [at = "", signed = ""] = given.split(".", 2);
  if (!(Math.abs(Date.now() - Number(at)) < longestAgeMs)) return false;
  return siteSecrets().some((secret) => {
    const own = Buffer.from(signature(question, path, at, secret));
    const other = Buffer.from(signed);
    return own.length === other.length && timingSafeEqual(own, other);
  });
}
