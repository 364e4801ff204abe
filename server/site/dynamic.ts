import { randomBytes } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { isLocale } from "@/i18n/routing";
import type { Flights } from "@/lib/page-store/flights";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { cacheControl, deskHeaders, noncePolicy, previewHeaders, securityHeaders } from "./headers";
import type { Handler } from "./inner-request";
import { isSameOrigin } from "./same-origin";
import { sayWhoAsks, trustOf } from "./who-asks";

/** What Next answers for each request anew. None of it is ever kept. */
export type DynamicKind = "desk" | "preview" | "api" | "search";

/** Of these Next answers the reader itself; search is a public page without scripts. */
type PassedOn = Exclude<DynamicKind, "search">;

/**
 * @param path a clean path: decoded, in its one spelling
 * @returns undefined for everything that is not made for one reader alone
 */
export function dynamicKind(path: string): DynamicKind | undefined {
  const [first, second] = path.slice(1).split("/");
  if (first === "api") return "api";
  if (!isLocale(first)) return undefined;
  if (second === "staff") return "desk";
  if (second === "preview") return "preview";
  // A page of its own; what lies below is not there.
  return second === "search" && path.split("/").length === 3 ? "search" : undefined;
}

const headersOf: Record<PassedOn, Record<string, string>> = {
  desk: deskHeaders,
  preview: previewHeaders,
  api: { "X-Robots-Tag": "noindex" },
};

/** A snapshot that shows nothing: for a render of which nobody can say what it read. */
const blind = "1:1:";

export type Dynamic = ReturnType<typeof createDynamic>;

/**
 * Hands requests to Next as they came. Their documents run Next's scripts,
 * and each answer has a nonce of its own for them: Next reads it from the
 * policy in the request's headers, where a page finds it too (`x-nonce`).
 *
 * @param flights a dynamic render may share what it loads with that of a
 *   public page, so the store must know of it
 */
export function createDynamic(next: Handler, flights: Flights) {
  const trust = trustOf(process.env.TRUSTED_PROXIES);
  return async (req: IncomingMessage, res: ServerResponse, kind: PassedOn): Promise<void> => {
    const sameOrigin = isSameOrigin(req);
    if (!isSafe(req.method) && !sameOrigin) {
      res.writeHead(403, { "Cache-Control": cacheControl.none, "Content-Length": 0 }).end();
      return;
    }
    if (kind !== "api") sayWhoAsks(req, trust);
    const own = { ...securityHeaders, ...headersOf[kind] };
    if (kind !== "api") {
      const nonce = randomBytes(16).toString("base64");
      own["Content-Security-Policy"] = noncePolicy(nonce, kind === "preview" ? "'self'" : "'none'");
      req.headers["content-security-policy"] = own["Content-Security-Policy"];
      req.headers["x-nonce"] = nonce;
    }
    sendWith(res, own);
    if (kind === "api") return next(req, res);
    const snapshot = await currentSnapshot().catch(() => blind);
    await flights.during(
      snapshot,
      () => next(req, res),
      () => true,
    );
  };
}

const isSafe = (method = "") => method === "GET" || method === "HEAD" || method === "OPTIONS";

/** Has the headers on the answer whatever Next sets, and its caching forbidden. */
export function sendWith(res: ServerResponse, own: Record<string, string>): void {
  const writeHead = res.writeHead;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.writeHead = writeHead;
    const given = rest.pop() as OutgoingHttpHeaders | undefined;
    if (given && typeof given === "object") {
      for (const [name, value] of Object.entries(given)) {
        if (value !== undefined) res.setHeader(name, value);
      }
    }
    const caching = String(res.getHeader("Cache-Control") ?? "");
    // Next calls a shell that it made in the build public for a year.
    if (!/\b(?:no-store|private)\b/.test(caching)) {
      res.setHeader("Cache-Control", cacheControl.none);
    }
    for (const [name, value] of Object.entries(own)) res.setHeader(name, value);
    return res.writeHead(status);
  }) as typeof res.writeHead;
}
