import type { IncomingMessage } from "node:http";
import { sessionCookieName, tokenOf } from "@/features/staff/sign-in/renew-session-cookie";
import { siteSecrets } from "@/lib/site-secret";

/**
 * What a client may send with a request, judged by its head alone: parsing a
 * megabyte of brackets held all readers up for a second and a half, and
 * anybody could send it.
 */

/** Forms of those who are not signed in: a password, a code, an address. */
const ofStrangers = 64 * 1024;

/** A form of the desk. Next takes no more for an action, and calls what is larger a failure of its own. */
const ofForms = 1024 * 1024;

/** A text at its limits is a third of four million characters, of up to three bytes each. */
const ofTexts = 12 * 1024 * 1024;

/** A file of a translator's tool has 8 MB at most; the desk says so in words where one is larger. */
const ofTranslations = 9 * 1024 * 1024;

/** A file that becomes a text has 64 MB at most, with the pictures beside it; the desk says so in words. */
const ofImports = 66 * 1024 * 1024;

/** A story that was reviewed in Word has 16 MB at most; the desk says so in words where one is larger. */
const ofReviews = 17 * 1024 * 1024;

/** A document has 100 MB at most; the desk says so in words where one is larger. */
const ofUploads = 101 * 1024 * 1024;

/**
 * @param path clean: decoded, in its one spelling
 * @returns how many bytes the body may have
 */
export function largestBody(path: string, signedIn: boolean): number {
  if (!signedIn) return ofStrangers;
  if (/^\/[a-z]{2}\/staff\/uploads\/[^/]+$/.test(path)) return ofUploads;
  if (/^\/[a-z]{2}\/staff\/stories\/[^/]+\/[^/]+\/save$/.test(path)) return ofTexts;
  if (/^\/[a-z]{2}\/staff\/stories\/[^/]+\/xliff$/.test(path)) return ofTranslations;
  if (/^\/[a-z]{2}\/staff\/stories\/import(?:\/pictures)?$/.test(path)) return ofImports;
  if (/^\/[a-z]{2}\/staff\/stories\/[^/]+\/word$/.test(path)) return ofReviews;
  return ofForms;
}

/**
 * @returns the status that refuses a body, or undefined: 411 for one whose
 *   length is not said before it (RFC 9110, 15.5.12), 413 for one that is too long
 */
export function bodyFault(
  req: IncomingMessage,
  path: string,
  signedIn: boolean,
): 411 | 413 | undefined {
  const { headers } = req;
  if (headers["transfer-encoding"] !== undefined) return 411;
  const length = Number(headers["content-length"] ?? 0);
  return length > largestBody(path, signedIn) ? 413 : undefined;
}

/**
 * Whether a cookie of a session was made by this site. It may have ended
 * since, which the app knows; a stranger cannot make one.
 */
export function hasSession(cookies: string | undefined, secrets = siteSecrets): boolean {
  if (!cookies?.includes("newsroom.session_token")) return false;
  return cookies.split(/;\s*/).some((each) => {
    const [name = "", value = ""] = each.split(/=(.*)/s);
    return sessionCookieName.test(name) && tokenOf(value, secrets()) !== undefined;
  });
}
