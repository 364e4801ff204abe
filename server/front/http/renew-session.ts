import type { IncomingMessage, ServerResponse } from "node:http";
import { renewedSessionCookie } from "@/features/staff/sign-in/renew-session-cookie";

/** While the site's secret is being changed: a session that was signed with the old one goes on. */
export function renewSession(req: IncomingMessage, res?: ServerResponse): void {
  const renewed = renewedSessionCookie(req.headers.cookie);
  if (!renewed) return;
  req.headers.cookie = renewed.cookies;
  res?.appendHeader("Set-Cookie", renewed.setCookie);
}
