import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Encoding, Page } from "@/lib/page-store/page";
import { validatorOf, validatorStart } from "@/lib/page-store/validator";
import { preferredEncoding } from "@/server/front/http/encoding";
import { cacheControl, securityHeaders } from "@/server/front/http/headers";
import { isUnchangedSince } from "@/server/front/http/http-date";

/** Name, value, name, value …: what Node writes fastest. */
type RawHeaders = string[];

type Prepared = { full: RawHeaders; unchanged: RawHeaders };

type Answers = Partial<Record<Encoding, Prepared>>;

/** What never changes of the answers with a page: made once. */
const prepared = new WeakMap<Page, Answers>();

function preparedFor(page: Page, encoding: Encoding): Prepared {
  const now = Math.floor(Date.now() / 1000);
  // No answer is dated later than itself (RFC 9110, 8.8.2.1): made anew until that second is over.
  if (page.lastModified !== undefined && page.lastModified > now)
    return prepare(page, encoding, now);
  let known = prepared.get(page);
  if (!known) {
    known = {};
    prepared.set(page, known);
  }
  known[encoding] ??= prepare(page, encoding);
  return known[encoding];
}

function prepare(page: Page, encoding: Encoding, modified = page.lastModified): Prepared {
  const unchanged = {
    ...securityHeaders,
    "Cache-Control": cacheControl.page,
    ...page.headers,
    ETag: validatorOf(page, encoding),
    ...(modified === undefined ? {} : { "Last-Modified": new Date(modified * 1000).toUTCString() }),
    Vary: "Accept-Encoding",
    ...(page.tags.length > 0 ? { "Surrogate-Key": page.tags.map(encodeURI).join(" ") } : {}),
    // By it a receipt tells whether the page shows a publish.
    ...(page.snapshot ? { "X-Snapshot": page.snapshot } : {}),
  };
  const full = {
    ...unchanged,
    "Content-Length": `${page.bodies[encoding].length}`,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
  };
  return {
    full: Object.entries(full).flat(),
    unchanged: raw(unchanged, "Content-Type"),
  };
}

const raw = (headers: Record<string, string>, without: string): RawHeaders =>
  Object.entries(headers).flatMap(([name, value]) => (name === without ? [] : [name, value]));

/**
 * Hands out a finished page.
 *
 * @param own the status and the headers of an answer that is not simply the
 *   page itself; `undated`: it is not the page that says what is true now, and
 *   a receipt must not go by when that was made
 * @param encoding given for what is not worth compressing
 */
export function answerPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: Page,
  own?: { status: number; headers: OutgoingHttpHeaders; undated?: boolean },
  encoding = preferredEncoding(req.headers["accept-encoding"] as string | undefined),
): void {
  const { full, unchanged } = preparedFor(page, encoding);
  if (!own && isCurrent(req, page)) {
    res.writeHead(304, unchanged).end();
    return;
  }
  if (own) {
    for (let index = 0; index < full.length; index += 2) {
      const name = full[index] as string;
      if (own.undated && name === "X-Snapshot") continue;
      // Another answer at this address may have had other bytes since.
      if (name === "Last-Modified") continue;
      res.setHeader(name, full[index + 1] as string);
    }
    res.writeHead(own.status, own.headers);
  } else res.writeHead(200, full);
  res.end(req.method === "HEAD" ? undefined : page.bodies[encoding]);
}

/** Whether who asks has the page already: a date is looked at only where no tag is named (RFC 9110, 13.2.2). */
function isCurrent(req: IncomingMessage, page: Page): boolean {
  const condition = req.headers["if-none-match"];
  if (condition !== undefined) return names(condition, page.etag);
  const since = req.headers["if-modified-since"];
  return (
    since !== undefined &&
    page.lastModified !== undefined &&
    isUnchangedSince(since, page.lastModified)
  );
}

/** Any encoding of the page is the page. */
const names = (condition: string, etag: string) => {
  const start = validatorStart(etag);
  return namesTag(condition, (tag) => tag.startsWith(start));
};

/** `If-None-Match` (RFC 9110, 13.1.2): a list of tags, compared weakly. */
export function namesTag(condition: string, isOurs: (tag: string) => boolean): boolean {
  if (condition.trim() === "*") return true;
  return condition.split(",").some((each) => isOurs(each.trim().replace(/^W\//, "")));
}
