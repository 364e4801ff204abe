import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type PlainPage, plainPage } from "@/features/publication/plain-page/plain-page";
import { stylePolicy } from "@/features/publication/plain-page/plain-page-style";
import { cacheControl, securityHeaders } from "@/server/front/http/headers";

type ErrorAnswer = PlainPage & {
  /** Beside those that every such page has. */
  headers?: OutgoingHttpHeaders;
};

/**
 * A page that needs neither Next nor the database: for when both are away
 * before the site has ever made its own page for this.
 */
export function lastResort(
  req: IncomingMessage,
  res: ServerResponse,
  { headers = {}, ...page }: ErrorAnswer,
): void {
  const body = plainPage(page);
  res.writeHead(page.status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    ...securityHeaders,
    ...headers,
    "Content-Security-Policy": stylePolicy,
    "Cache-Control": cacheControl.none,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}
