import { siteUrl } from "@/lib/site-url";

/**
 * Whether a request that changes something comes from a page of this site.
 * Browsers say so themselves (`Sec-Fetch-Site`); older ones and plain forms
 * name their origin. A request that says neither is refused.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  // The second, where the desk is reached by another of the machine's names: a browser sets both.
  return origin === siteUrl() || new URL(origin).host === headers.get("host");
}
