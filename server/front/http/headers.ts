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

/**
 * For documents that run Next's scripts: the desk and previews. Every answer
 * has a nonce of its own; what a script with it loads is trusted as well.
 *
 * @param frames who may show the document in a frame
 */
export function noncePolicy(nonce: string, frames: "'none'" | "'self'"): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // A picture is shown while it is still on its way here.
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames}`,
    "report-uri /csp-report",
  ].join("; ");
}

/** What is answered goes by who is signed in, redirects to the sign-in page too. */
export const deskHeaders = {
  "Referrer-Policy": "same-origin",
  Vary: "Cookie",
  "X-Robots-Tag": "noindex",
};

/** A preview's address can be a secret, and the desk shows it in frames. */
export const previewHeaders = {
  "Cache-Control": "no-store",
  // Never the address. With `no-referrer` a form would be sent with `Origin: null`, and refused.
  "Referrer-Policy": "strict-origin",
  Vary: "Cookie",
  "X-Frame-Options": "SAMEORIGIN",
  "X-Robots-Tag": "noindex, nofollow",
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
  /** What an address shows never changes, but it is gone with the last text that shows it. */
  picture: "public, max-age=31536000, immutable, s-maxage=30, stale-while-revalidate=30",
  none: "no-store",
  /** What one reader may see: kept by their browser alone, and asked for again. */
  own: "private, no-cache",
  /** Public files whose names do not change. */
  file: "public, max-age=3600",
} as const;
