import type { IncomingMessage, ServerResponse } from "node:http";
import { type Resolution, resolvePath } from "@/features/publication/resolve";
import { isLocale, type Locale } from "@/i18n/routing";
import { answerHealth } from "@/server/health";
import { answerPage } from "./answer-page";
import { answerReport, reportPath } from "./csp-report";
import { cacheControl, securityHeaders } from "./headers";
import type { Handler } from "./inner-request";
import { answerMedia } from "./media";
import type { Pages } from "./pages";
import { preferredLocale } from "./preferred-locale";
import { readTarget } from "./request-target";
import { guarded } from "./response-guard";
import { answerStatus } from "./status";

type Options = {
  next: Handler;
  pages: Pages;
  /** Files of the public folder, as paths without the leading slash. */
  files: ReadonlySet<string>;
  /** Told of a failure that a reader saw as 500. */
  report: (error: unknown) => void;
};

/** Routes that stand at the top level beside the languages. */
const topLevelRoutes = new Set(["/robots.txt", "/sitemap.xml"]);

/**
 * The site's whole routing: what an address is gets decided here, once, and
 * Next is asked only for pages that exist.
 */
export function createRouter({ next, pages, files, report }: Options): Handler {
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url === reportPath && req.method === "POST") return answerReport(req, res);
    if (await answerHealth(req, res)) return;
    const target = readTarget(req.method ?? "", req.url ?? "");
    if (target.kind === "refused") {
      return answerStatus(pages, req, res, { status: target.status, ...localeOf(req) });
    }
    if (target.kind === "redirect") return redirect(res, 308, target.location);
    const { path, query } = target;
    const first = path.split("/")[1] ?? "";
    if (first === "") {
      res.setHeader("Vary", "Accept-Language");
      return redirect(res, 307, `/${preferredLocale(req.headers["accept-language"])}${query}`);
    }
    if (path.startsWith("/_next/static/")) return asset(req, res);
    if (first === "media" && (await answerMedia(req, res, path))) return;
    if (files.has(path.slice(1))) {
      // Fonts carry a hash of their content in their names.
      return file(req, res, first === "fonts" ? cacheControl.immutable : cacheControl.file);
    }
    if (isLocale(first) || topLevelRoutes.has(path)) return page(req, res, path);
    return answerStatus(pages, req, res, { status: 404, ...localeOf(req) });
  }

  async function page(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const flight = req.headers.rsc !== undefined;
    const kept = flight ? undefined : await pages.kept(path);
    if (kept) return answerPage(req, res, kept);
    const { locale } = localeOf(req);
    const resolution = await resolve(path);
    switch (resolution?.kind) {
      case "redirect":
        return redirect(res, 301, resolution.target);
      case "gone": {
        const { documentId } = resolution;
        return answerStatus(pages, req, res, { status: 410, locale, documentId });
      }
      case "missing":
        return answerStatus(pages, req, res, { status: 404, locale });
      case "page": {
        // Next's own format of a page goes out as it is, and is not kept.
        if (flight) return plain(req, res, cacheControl.none);
        const found = await pages.find(path);
        if ("page" in found) return answerPage(req, res, found.page);
        return answerStatus(pages, req, res, { status: found.status, locale });
      }
      case undefined: {
        // The database is away: what was kept last, or word of it.
        const last = await pages.lastGood(path);
        if (last) return answerPage(req, res, last);
        return answerStatus(pages, req, res, { status: 503, locale });
      }
    }
  }

  async function resolve(path: string): Promise<Resolution | undefined> {
    if (topLevelRoutes.has(path)) return { kind: "page" };
    return resolvePath(path).catch(() => undefined);
  }

  const plain = async (req: IncomingMessage, res: ServerResponse, caching: string) => {
    await guarded(res, { headers: { "Cache-Control": caching } }, () => next(req, res));
  };

  const file = plain;

  /** A build's assets; one that it does not have is not found like any page. */
  async function asset(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const rejects = (status: number) => status >= 400;
    const headers = { "Cache-Control": cacheControl.immutable };
    const dropped = await guarded(res, { headers, rejects }, () => next(req, res));
    if (dropped === undefined) return;
    for (const [name, value] of Object.entries(securityHeaders)) res.setHeader(name, value);
    await answerStatus(pages, req, res, { status: 404, ...localeOf(req) });
  }

  return async (req, res) => {
    // Most requests end here: the address is that of a page in memory.
    const known =
      req.method === "GET" && req.headers.rsc === undefined && pages.recall(req.url ?? "");
    if (known) return answerPage(req, res, known);
    for (const [name, value] of Object.entries(securityHeaders)) res.setHeader(name, value);
    try {
      await answer(req, res);
    } catch (error) {
      report(error);
      if (res.headersSent) return void res.destroy();
      await answerStatus(pages, req, res, { status: 500, ...localeOf(req) });
    }
  };
}

/** The language of an answer to an address that may have none. */
function localeOf(req: IncomingMessage): { locale: Locale; negotiated: boolean } {
  const first = (req.url ?? "").split(/[/?]/, 2)[1];
  if (isLocale(first)) return { locale: first, negotiated: false };
  return { locale: preferredLocale(req.headers["accept-language"]), negotiated: true };
}

function redirect(res: ServerResponse, status: 301 | 307 | 308, location: string): void {
  res.setHeader("Cache-Control", status === 307 ? cacheControl.none : cacheControl.page);
  res.writeHead(status, { Location: location, "Content-Length": 0 }).end();
}
