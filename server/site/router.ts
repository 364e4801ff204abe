import type { IncomingMessage, ServerResponse } from "node:http";
import { type Resolution, resolvePath } from "@/features/publication/resolve";
import { isLocale, type Locale } from "@/i18n/routing";
import { currentSnapshot } from "@/lib/page-cache/freshness";
import { renderContext } from "@/lib/page-cache/render-context";
import { cacheControl, setSecurityHeaders } from "./headers";
import type { Handler } from "./inner-request";
import { answerMedia } from "./media";
import { preferredLocale } from "./preferred-locale";
import { readTarget } from "./request-target";
import { guarded } from "./response-guard";
import { answerStatus } from "./status-page";

type Options = {
  next: Handler;
  /** Names at the top level that are no language: public files and routes. */
  files: ReadonlySet<string>;
  /** In development Next's own tools are let through. */
  dev: boolean;
  /** Told of a failure that a reader saw as 500 or 503. */
  report: (error: unknown) => void;
};

/** Routes that stand at the top level beside the languages. */
const topLevelRoutes = new Set(["robots.txt", "sitemap.xml"]);

/**
 * The site's whole routing: what an address is gets decided here, once, and
 * Next is asked only for pages that exist.
 */
export function createRouter({ next, files, dev, report }: Options): Handler {
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const target = readTarget(req.method ?? "", req.url ?? "");
    const asked = localeOf(req);
    if (target.kind === "refused") {
      return answerStatus(next, req, res, { status: target.status, locale: asked });
    }
    if (target.kind === "redirect") return redirect(res, 308, target.location);
    const { path, query } = target;
    const first = path.split("/")[1] ?? "";
    if (first === "") {
      res.setHeader("Vary", "Accept-Language");
      return redirect(res, 307, `/${preferredLocale(req.headers["accept-language"])}${query}`);
    }
    if (path.startsWith("/_next/static/")) return next(req, res);
    if (first === "media" && (await answerMedia(req, res, path))) return;
    if (files.has(path.slice(1))) {
      // Fonts carry a hash of their content in their names.
      const caching = first === "fonts" ? cacheControl.immutable : cacheControl.file;
      return plain(req, res, caching);
    }
    if (topLevelRoutes.has(path.slice(1))) return page(req, res, asked);
    if (!isLocale(first)) {
      res.setHeader("Vary", "Accept-Language");
      return answerStatus(next, req, res, { status: 404, locale: asked });
    }
    return published(req, res, path, first);
  }

  /** An address below a language: the public record says what it is. */
  async function published(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    locale: Locale,
  ): Promise<void> {
    // With the database away what is kept can still be shown.
    const resolution = await resolvePath(path).catch((): Resolution => ({ kind: "page" }));
    switch (resolution.kind) {
      case "page":
        return page(req, res, locale);
      case "redirect":
        return redirect(res, 301, resolution.target);
      case "gone":
        return answerStatus(next, req, res, {
          status: 410,
          locale,
          documentId: resolution.documentId,
        });
      case "missing":
        return answerStatus(next, req, res, { status: 404, locale });
    }
  }

  async function page(req: IncomingMessage, res: ServerResponse, locale: Locale): Promise<void> {
    const dropped = await guarded(
      res,
      {
        headers: { "Cache-Control": dev ? cacheControl.none : cacheControl.page },
        rejects: (status) => status === 404 || status >= 500,
      },
      () => next(req, res),
    );
    if (dropped === undefined) return;
    if (dropped === 404) return answerStatus(next, req, res, { status: 404, locale });
    const databaseAway = renderContext.getStore() === undefined;
    await answerStatus(next, req, res, { status: databaseAway ? 503 : 500, locale });
  }

  async function plain(req: IncomingMessage, res: ServerResponse, caching: string) {
    await guarded(res, { headers: { "Cache-Control": caching } }, () => next(req, res));
  }

  return async (req, res) => {
    setSecurityHeaders(res);
    const devTool = dev && /^\/(_next|__next)/.test(req.url ?? "");
    if (devTool) return next(req, res);
    const snapshot = await currentSnapshot().catch(() => undefined);
    const context = snapshot === undefined ? undefined : { snapshot };
    try {
      await (context ? renderContext.run(context, () => answer(req, res)) : answer(req, res));
    } catch (error) {
      report(error);
      if (res.headersSent) return void res.destroy();
      await answerStatus(next, req, res, { status: 500, locale: localeOf(req) });
    }
  };
}

/** The language of an answer to an address that may have none. */
function localeOf(req: IncomingMessage): Locale {
  const first = (req.url ?? "").split(/[/?]/, 2)[1];
  return isLocale(first) ? first : preferredLocale(req.headers["accept-language"]);
}

function redirect(res: ServerResponse, status: 301 | 307 | 308, location: string): void {
  res.setHeader("Cache-Control", status === 307 ? cacheControl.none : cacheControl.page);
  res.writeHead(status, { Location: location, "Content-Length": 0 }).end();
}
