import { createHmac, timingSafeEqual } from "node:crypto";
import { siteSecrets } from "@/lib/site-secret";
import { longestSessionSeconds } from "./session-life";

/** Of a session, with and without HTTPS. */
export const sessionCookieName = /^(?:__Host-|__Secure-)?newsroom\.session_token$/;

/**
 * Signs a session's cookie anew that was signed with the secret before:
 * better-auth knows one secret for cookies. Done where requests come in, once
 * for pages, actions and pictures.
 *
 * @param cookies as the browser sent them
 * @returns what stands for them, and what the browser is to keep; undefined where nothing is to be renewed
 */
export function renewedSessionCookie(
  cookies: string | undefined,
): { cookies: string; setCookie: string } | undefined {
  // Before the secrets, which may be read from disk: most requests come from readers.
  if (!cookies?.includes("newsroom.session_token")) return undefined;
  const [current, ...previous] = siteSecrets();
  if (previous.length === 0) return undefined;
  let setCookie: string | undefined;
  const parts = cookies.split(/; */).map((part) => {
    const at = part.indexOf("=");
    const [key, value] = [part.slice(0, at), part.slice(at + 1)];
    const token = sessionCookieName.test(key) ? tokenOf(value, previous) : undefined;
    if (!token) return part;
    const renewed = `${key}=${encodeURIComponent(`${token}.${signature(token, current)}`)}`;
    const secure = key.startsWith("__") ? "; Secure" : "";
    setCookie = `${renewed}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${longestSessionSeconds()}${secure}`;
    return renewed;
  });
  return setCookie === undefined ? undefined : { cookies: parts.join("; "), setCookie };
}

/**
 * As better-auth signs: the token, a dot, and HMAC-SHA-256 in base64.
 *
 * @param value of the cookie, as the browser sent it
 * @returns undefined where none of the secrets has signed it
 */
export function tokenOf(value: string, secrets: readonly string[]): string | undefined {
  const given = decoded(value);
  const at = given.lastIndexOf(".");
  const [token, signed] = [given.slice(0, at), Buffer.from(given.slice(at + 1))];
  const isRight = secrets.some((secret) => {
    const wanted = Buffer.from(signature(token, secret));
    return wanted.length === signed.length && timingSafeEqual(wanted, signed);
  });
  return isRight ? token : undefined;
}

const signature = (token: string, secret: string) =>
  createHmac("sha256", secret).update(token).digest("base64");

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
