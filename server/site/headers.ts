import { siteUrl } from "@/lib/site-url";

/**
 * On every answer, whatever it is. A page brings a stricter policy of its
 * own; this one is for everything that is not a document.
 */
export const securityHeaders: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  // Readers who came by https once are to stay there; over http it means nothing.
  ...(siteUrl().startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
};

/** Next's own tools in development use inline scripts and sockets. */
export const developmentPolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws:; frame-ancestors 'none'";

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
