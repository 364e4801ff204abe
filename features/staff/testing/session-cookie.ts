import { createHmac } from "node:crypto";
import { siteSecret } from "@/lib/site-secret";

/** The cookie of a session, as better-auth signs it. */
export function sessionCookie(token: string): string {
  const signature = createHmac("sha256", siteSecret()).update(token).digest("base64");
  return encodeURIComponent(`${token}.${signature}`);
}
