import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Encoding, Page } from "@/lib/page-store/page";
import { preferredEncoding } from "./encoding";
import { cacheControl, securityHeaders } from "./headers";

/** Headers of a page in one encoding: made once, since they never change. */
const prepared = new WeakMap<Page, Partial<Record<Encoding, OutgoingHttpHeaders>>>();

function headersOf(page: Page, encoding: Encoding): OutgoingHttpHeaders {
  const known = prepared.get(page) ?? {};
  prepared.set(page, known);
  known[encoding] ??= {
    ...securityHeaders,
    ...page.headers,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    "Cache-Control": cacheControl.page,
    "Content-Length": page.bodies[encoding].length,
    ETag: `"${page.etag}.${encoding}"`,
    Vary: "Accept-Encoding",
    "Surrogate-Key": page.tags.join(" "),
    // By it a receipt tells whether the page shows a publish.
    "X-Snapshot": page.snapshot,
  };
  return known[encoding];
}

/**
 * Hands out a finished page.
 *
 * @param own the status and the headers of an answer that is not simply the
 *   page itself
 */
export function answerPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: Page,
  own?: { status: number; headers: OutgoingHttpHeaders },
): void {
  const encoding = preferredEncoding(req.headers["accept-encoding"] as string | undefined);
  const headers = headersOf(page, encoding);
  const condition = req.headers["if-none-match"];
  if (!own && condition !== undefined && names(condition, page.etag)) {
    const { "Content-Length": _, "Content-Encoding": __, "Content-Type": ___, ...rest } = headers;
    res.writeHead(304, rest).end();
    return;
  }
  res.writeHead(own?.status ?? 200, own ? { ...headers, ...own.headers } : headers);
  res.end(req.method === "HEAD" ? undefined : page.bodies[encoding]);
}

/** `If-None-Match` (RFC 9110, 13.1.2), compared weakly: any encoding of the page is the page. */
function names(condition: string, etag: string): boolean {
  if (condition.trim() === "*") return true;
  return condition
    .split(",")
    .some((each) => each.trim().replace(/^W\//, "").startsWith(`"${etag}.`));
}
