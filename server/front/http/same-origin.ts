import type { IncomingMessage } from "node:http";
import { siteUrl } from "@/lib/site-url";

/**
 * Whether a request that changes something was sent by a page of this site.
 * Next runs server actions also when `Origin` is missing and believes any
 * `X-Forwarded-Host`; so this is settled here, before Next is asked, and
 * what Next compares is put right.
 */
export function isSameOrigin(req: IncomingMessage): boolean {
  const { host, origin } = req.headers;
  delete req.headers["x-forwarded-host"];
  const site = req.headers["sec-fetch-site"];
  // A browser says it itself, and no page can make it say something else.
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!from || (from.host !== host && from.origin !== siteUrl())) return false;
  // Behind a proxy the host of the connection need not be that of the site.
  req.headers["x-forwarded-host"] = from.host;
  return true;
}
