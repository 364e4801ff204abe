import type { ServerResponse } from "node:http";

/** On every answer, whatever it is. */
const always: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy":
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
};

/**
 * Browsers ask again each time, shared caches after half a minute at most:
 * withdrawn news must not live on downstream.
 */
export const cacheControl = {
  page: "public, max-age=0, must-revalidate, s-maxage=30, stale-while-revalidate=30",
  immutable: "public, max-age=31536000, immutable",
  none: "no-store",
  /** Public files whose names do not change. */
  file: "public, max-age=3600",
} as const;

export function setSecurityHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(always)) res.setHeader(name, value);
}
