import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { noteSecurity } from "@/features/audit/security/security-events";
import { readAddress } from "@/features/publication/routes/addresses";
import type { Handler } from "@/server/app/contract";
import { letAppAnswer } from "./app-answer";
import { sayWhoAsks, trustOf } from "./client-headers";
import { cacheControl, deskHeaders, noncePolicy, previewHeaders, securityHeaders } from "./headers";
import { settleOrigin } from "./settle-origin";

/** What the app answers for each request anew. None of it is ever kept. */
type DynamicKind = "desk" | "preview" | "api" | "search";

/**
 * What Next answers itself. `client`: Next's own format of a public page
 * (`RSC: 1`), which its router asks for when the desk links to one.
 */
export type PassedOn = Exclude<DynamicKind, "search"> | "client";

/**
 * @param path a clean path: decoded, in its one spelling
 * @returns undefined for everything that is not made for one reader alone
 */
export function dynamicKind(path: string): DynamicKind | undefined {
  if (path === "/api" || path.startsWith("/api/")) return "api";
  const kind = readAddress(path)?.kind;
  return kind === "desk" || kind === "preview" || kind === "search" ? kind : undefined;
}

const headersOf: Record<PassedOn, Record<string, string>> = {
  desk: deskHeaders,
  preview: previewHeaders,
  api: { "X-Robots-Tag": "noindex" },
  client: { "X-Robots-Tag": "noindex" },
};

/**
 * Hands requests to the app as they came. Their documents run Next's scripts,
 * and each answer has a nonce of its own for them: Next reads it from the
 * policy in the request's headers, where a page finds it too (`x-nonce`).
 *
 * @returns a function that gives the status for which the site is to answer
 *   with a page of its own, or undefined when all is answered
 */
export function createDynamic(app: Handler) {
  const trust = trustOf(process.env.TRUSTED_PROXIES);
  return async (
    req: IncomingMessage,
    res: ServerResponse,
    kind: PassedOn,
  ): Promise<number | undefined> => {
    const sameOrigin = settleOrigin(req);
    if (!isSafe(req.method) && !sameOrigin) {
      // The refusal is sent without waiting for the event to be written.
      void noteSecurity({ kind: "origin-refused" });
      res.writeHead(403, { "Cache-Control": cacheControl.none, "Content-Length": 0 }).end();
      return undefined;
    }
    const isDocument = kind === "desk" || kind === "preview";
    if (isDocument) sayWhoAsks(req, trust);
    const own: Record<string, string> = { ...securityHeaders, ...headersOf[kind] };
    if (isDocument) {
      const nonce = randomBytes(16).toString("base64");
      const policy = noncePolicy(nonce, kind === "preview" ? "'self'" : "'none'");
      own["Content-Security-Policy"] = policy;
      req.headers["content-security-policy"] = policy;
      req.headers["x-nonce"] = nonce;
    }
    return letAppAnswer(res, own, () => app(req, res));
  };
}

const isSafe = (method = "") => method === "GET" || method === "HEAD" || method === "OPTIONS";
