import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readAddress } from "@/features/publication/routes/addresses";
import { networkOf } from "@/lib/network-of";
import type { App } from "@/server/app/contract";
import { countRefused } from "@/server/front/figures/requests";
import { letAppAnswer } from "./app-answer";
import { bodyFault, hasSession } from "./bodies";
import { addressOf, sayWhoAsks, trustOf } from "./client-headers";
import { cacheControl, deskHeaders, noncePolicy, previewHeaders, securityHeaders } from "./headers";
import { dropInner } from "./inner-headers";
import { createOriginRefusals } from "./origin-refusals";
import { createPostLimit } from "./post-limit";
import { settleOrigin } from "./settle-origin";
import { warnOfProxy } from "./undeclared-proxy";

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

/** Why a form was not taken before anybody read it. */
export type DoorFault = 403 | 411 | 413 | 429;

/** Tells a person at a browser why; the answer ends with it. */
type TellReader = (req: IncomingMessage, res: ServerResponse, status: DoorFault) => Promise<void>;

/**
 * What documents can be asked by: reading them, and the forms on them. To
 * other methods Next answers with the page, as if something had been done.
 */
const methodsOfDocuments = new Set(["GET", "HEAD", "POST"]);

/** Where the desk takes a file piece by piece, with methods of its own: features/media/uploads. */
const upload = /^\/[a-z]{2}\/staff\/uploads\/[^/]+$/;

const isTaken = (method: string, kind: PassedOn, path: string): boolean =>
  kind === "api" || methodsOfDocuments.has(method) || (kind === "desk" && upload.test(path));

/**
 * Hands requests to the app as they came. Their documents run Next's scripts,
 * and each answer has a nonce of its own for them: Next reads it from the
 * policy in the request's headers, where a page finds it too (`x-nonce`).
 *
 * @param tell answers a person whose form is refused at the door, which may
 *   have been sent without scripts: their browser shows what comes
 * @returns a function that gives the status for which the site is to answer
 *   with a page of its own, or undefined when all is answered
 */
export function createDynamic(
  app: Pick<App, "answer" | "noteOriginRefused">,
  tell: TellReader = async (_, res) => void res.end(),
) {
  const trust = trustOf(process.env.TRUSTED_PROXIES);
  const mayPost = createPostLimit();
  const originRefused = createOriginRefusals(app.noteOriginRefused);

  /** Judged before anything reads what is sent. */
  function faultOf(req: IncomingMessage, address: string): DoorFault | undefined {
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    const signedIn = hasSession(req.headers.cookie);
    if (!signedIn && !mayPost(networkOf(address))) return 429;
    return bodyFault(req, path, signedIn);
  }

  /** Of a connection with a body that nobody will read. */
  async function refuse(
    req: IncomingMessage,
    res: ServerResponse,
    status: DoorFault,
  ): Promise<undefined> {
    countRefused(refusalOf[status]);
    res.setHeader("Connection", "close");
    // Scripts ask for something else, and say it in their own words.
    if (req.headers.accept?.includes("text/html")) return void (await tell(req, res, status));
    res.writeHead(status, {
      ...securityHeaders,
      "Cache-Control": cacheControl.none,
      "Content-Length": 0,
      ...(status === 429 ? { "Retry-After": "60" } : {}),
    });
    res.end();
  }

  return async (
    req: IncomingMessage,
    res: ServerResponse,
    kind: PassedOn,
  ): Promise<number | undefined> => {
    warnOfProxy(req, trust);
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    if (!isTaken(req.method ?? "", kind, path)) return 405;
    // Before what proxies say is dropped: else all that come by one are one client.
    const address = addressOf(req, trust);
    dropInner(req.headers);
    const sameOrigin = settleOrigin(req);
    if (!isSafe(req.method) && !sameOrigin) {
      originRefused();
      return refuse(req, res, 403);
    }
    const fault = isSafe(req.method) ? undefined : faultOf(req, address);
    if (fault) return refuse(req, res, fault);
    const isDocument = kind === "desk" || kind === "preview";
    if (isDocument) sayWhoAsks(req, address);
    const own: Record<string, string> = { ...securityHeaders, ...headersOf[kind] };
    if (isDocument) {
      const nonce = randomBytes(16).toString("base64");
      const policy = noncePolicy(nonce, kind === "preview" ? "'self'" : "'none'");
      own["Content-Security-Policy"] = policy;
      req.headers["content-security-policy"] = policy;
      req.headers["x-nonce"] = nonce;
    }
    return letAppAnswer(res, own, () => app.answer(req, res));
  };
}

const refusalOf = { 403: "origin", 411: "no-length", 413: "too-large", 429: "too-many" } as const;

const isSafe = (method = "") => method === "GET" || method === "HEAD" || method === "OPTIONS";
