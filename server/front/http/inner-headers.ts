import type { IncomingHttpHeaders } from "node:http";
import { innerPrefix } from "@/server/app/calls";

/** What begins like this is said between the processes of the site, by proxies, or by Next to itself. */
const innerPrefixes = [innerPrefix, "x-forwarded-", "x-middleware-", "x-invoke-", "x-now-"];

const innerNames = new Set([
  "forwarded",
  "x-real-ip",
  // Next takes the nonce of its scripts from either policy, and pages take it from the other one.
  "content-security-policy",
  "content-security-policy-report-only",
  "x-nonce",
  "x-action-forwarded",
  "x-matched-path",
  "x-nextjs-data",
  "x-next-resume-state-length",
  "next-resume",
]);

/** Takes away what only this server may say: the app believes it, whoever has sent it. */
export function dropInner(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (innerNames.has(name) || innerPrefixes.some((each) => name.startsWith(each))) {
      delete headers[name];
    }
  }
}
