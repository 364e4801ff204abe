import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { siteSecrets } from "@/lib/site-secret";

/**
 * What a client may send with a request, judged by its head alone: parsing a
 * megabyte of brackets held all readers up for a second and a half, and
 * anybody could send it.
 */

/** Forms of those who are not signed in: a password, a code, an address. */
const ofStrangers = 64 * 1024;

/** A form of the desk. Next takes no more than a megabyte for an action. */
const ofForms = 1_100_000;

/** A text at its limits is a third of four million characters, of up to three bytes each. */
const ofTexts = 12 * 1024 * 1024;

/** A picture has 25 MB at most; the desk says so in words where one is larger. */
const ofPictures = 27 * 1024 * 1024;

/**
 * @param path clean: decoded, in its one spelling
 * @returns how many bytes the body may have
 */
export function largestBody(path: string, signedIn: boolean): number {
  if (!signedIn) return ofStrangers;
  if (/^\/[a-z]{2}\/staff\/pictures$/.test(path)) return ofPictures;
  if (/^\/[a-z]{2}\/staff\/stories\/[^/]+\/[^/]+\/save$/.test(path)) return ofTexts;
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
  if (!cookies?.includes(sessionCookie)) return false;
  return cookies.split(/;\s*/).some((each) => {
    const [name = "", value = ""] = each.split(/=(.*)/s);
    return name.endsWith(sessionCookie) && secrets().some((secret) => isSigned(value, secret));
  });
}

/** With `__Secure-` or `__Host-` before it where the site is on HTTPS. */
const sessionCookie = "newsroom.session_token";

/** As better-auth signs: the value, a dot, the Base64 of its HMAC-SHA-256; all of it encoded for a cookie. */
function isSigned(cookie: string, secret: string): boolean {
  const text = decoded(cookie);
  const dot = text.lastIndexOf(".");
  if (dot < 1) return false;
  const given = Buffer.from(text.slice(dot + 1), "base64");
  const due = createHmac("sha256", secret).update(text.slice(0, dot)).digest();
  return given.length === due.length && timingSafeEqual(given, due);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
