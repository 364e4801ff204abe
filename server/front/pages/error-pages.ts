import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Locale } from "@/i18n/routing";
import { locales } from "@/i18n/routing";
import { cacheControl } from "@/server/front/http/headers";
import { answerPage } from "./answer-page";
import { lastResort } from "./last-resort";
import type { Pages } from "./pages";

/** Of a form that was not taken: what was typed is in none of these. */
const pageOfForm: Record<number, string> = {
  403: "form-refused",
  411: "form-refused",
  413: "form-too-large",
  429: "forms-too-many",
};

/** Statuses that have a page, and those that borrow one. */
const pageOf: Record<number, number> = {
  400: 400,
  404: 404,
  405: 400,
  414: 400,
  429: 429,
  500: 500,
  503: 503,
};

/**
 * Of a page that could not be made just now, whatever for: until those who ask
 * at the same time have been answered, or a database was started.
 */
export const tryAgainAfterSeconds = "10";

type ErrorAnswer = {
  status: number;
  locale: Locale;
  /** For 410: whose notice the page shows. */
  documentId?: string;
  /** The language was chosen by the reader's browser, not by the address. */
  negotiated?: boolean;
  /** False where the answer is for who asks: another reader, with other cookies, may get something else. */
  forAll?: boolean;
  /** A form was sent, and nobody has read it. */
  form?: boolean;
};

/** Answers with the complete page of a status in the reader's language. */
export async function answerStatus(
  pages: Pages,
  req: IncomingMessage,
  res: ServerResponse,
  { status, locale, documentId, negotiated = false, forAll = true, form }: ErrorAnswer,
): Promise<void> {
  const name = (form ? pageOfForm : pageOf)[status];
  const found = await pages.own(`/${locale}/status/${status === 410 ? `410/${documentId}` : name}`);
  const keepable = forAll && (status === 410 || status === 404);
  const vary = [...(negotiated ? ["Accept-Language"] : []), ...(forAll ? [] : ["Cookie"])];
  const headers: OutgoingHttpHeaders = {
    "Cache-Control": keepable ? cacheControl.page : cacheControl.none,
    "X-Robots-Tag": "noindex",
    ...(vary.length > 0 ? { Vary: [...vary, "Accept-Encoding"].join(", ") } : {}),
    // What is for one reader alone has forms.
    ...(status === 405 ? { Allow: forAll ? "GET, HEAD" : "GET, HEAD, POST" } : {}),
    ...(status === 503 ? { "Retry-After": tryAgainAfterSeconds } : {}),
    ...(status === 429 ? { "Retry-After": "60" } : {}),
  };
  // The page that says so may be old, but that nothing is there was found out just now: no Last-Modified.
  const undated = status === 404;
  if ("page" in found) answerPage(req, res, found.page, { status, headers, undated });
  else lastResort(req, res, { status, locale, headers, form });
}

/**
 * Has the pages for failures made while everything works, so that they are
 * kept and can be shown when nothing else can.
 *
 * @returns whether all of them are there
 */
export async function makeStatusPages(pages: Pages): Promise<boolean> {
  let all = true;
  for (const locale of locales) {
    for (const name of new Set([...Object.values(pageOf), ...Object.values(pageOfForm)])) {
      const found = await pages.own(`/${locale}/status/${name}`);
      all &&= "page" in found && !found.passing;
    }
  }
  return all;
}
