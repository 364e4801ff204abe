import { siteUrl } from "@/lib/site-url";

/**
 * Whether a request that changes something comes from a page of this site
 * (Fetch Metadata Request Headers, 2.4; RFC 6454). Browsers say so themselves
 * in `Sec-Fetch-Site`, which no page can make say something else; older ones
 * and plain forms name their origin. Where both are said, both must be right;
 * a request that says neither is refused. The front asks this before Next
 * does, and the desk once more for what may reach it another way.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return site === "same-origin";
  if (!URL.canParse(origin)) return false;
  // The second, where the desk is reached by another of the machine's names: a browser sets both.
  return new URL(origin).origin === siteUrl() || new URL(origin).host === headers.get("host");
}
