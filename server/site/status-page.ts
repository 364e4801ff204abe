import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "@/i18n/routing";
import { cacheControl } from "./headers";
import { type Handler, innerRequest } from "./inner-request";
import { lastResort } from "./last-resort";
import { guarded } from "./response-guard";

/** Statuses that have a page, and those that borrow one. */
const pageOf: Record<number, number> = { 400: 400, 404: 404, 405: 400, 414: 400, 500: 500, 503: 503 };

/**
 * Answers with the complete page of a status in the reader's language.
 *
 * @param documentId for 410: whose notice it shows
 */
export async function answerStatus(
  next: Handler,
  req: IncomingMessage,
  res: ServerResponse,
  { status, locale, documentId }: { status: number; locale: Locale; documentId?: string },
): Promise<void> {
  const page = status === 410 ? `410/${documentId}` : pageOf[status];
  const inner = innerRequest(req, `/${locale}/status/${page}`);
  const headers: Record<string, string> = {
    "Cache-Control": status === 410 || status === 404 ? cacheControl.page : cacheControl.none,
    "X-Robots-Tag": "noindex",
  };
  if (status === 405) headers.Allow = "GET, HEAD";
  if (status === 503) headers["Retry-After"] = "30";
  const dropped = await guarded(
    res,
    { status, headers, rejects: (given) => given !== 200 && given !== 304 },
    () => next(inner, res),
  );
  if (dropped === undefined) return;
  lastResort(req, res, status === 410 ? 410 : Math.max(status, 500), locale);
}
