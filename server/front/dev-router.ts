import type { IncomingMessage, ServerResponse } from "node:http";
import { mendSoon } from "@/features/editorial/pictures/mend-soon";
import { makeCrops } from "@/features/media/crops/crop-files";
import { mayFetchPicture } from "@/features/preview/access/access";
import { sitemapIndex } from "@/features/publication/routes/paths";
import { innerPath, resolvePath } from "@/features/publication/routes/resolve-path";
import { isLocale } from "@/i18n/routing";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { heardHeader, snapshotHeader } from "@/lib/page-store/shows-change";
import { withinRequest } from "@/lib/request-context";
import type { Handler } from "@/server/app/contract";
import { recentReadiness } from "@/server/app/readiness";
import { createMedia } from "@/server/front/assets/media";
import { answerSiteFile } from "@/server/front/assets/site-file";
import { addressOf, contextOf, sayWhoAsks, trustOf } from "@/server/front/http/client-headers";
import { dynamicKind } from "@/server/front/http/dynamic";
import { developmentPolicy } from "@/server/front/http/headers";
import { meantAddress } from "@/server/front/http/meant-address";
import { preferredLocale } from "@/server/front/http/preferred-locale";
import { renewSession } from "@/server/front/http/renew-session";
import { readTarget } from "@/server/front/http/request-target";
import { lastResort } from "@/server/front/pages/last-resort";
import { movedIfKnown } from "@/server/front/pages/legacy-address";
import { receiptAgent } from "@/server/front/private/ask-front";
import { answerHealth } from "./health";

/**
 * Routing while the site is being worked on: the same answers to the same
 * addresses, but every page is rendered by Next each time, with its tools.
 */
export function createDevRouter(next: Handler): Handler {
  const media = createMedia({ mayFetchDraft: mayFetchPicture, makeCrops, mendFiles: mendSoon });
  const trust = trustOf(process.env.TRUSTED_PROXIES);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (await answerHealth(req, res, recentReadiness)) return;
    const target = readTarget(req.url ?? "");
    if (target.kind === "path" && dynamicKind(target.path)) {
      sayWhoAsks(req, addressOf(req, trust));
      renewSession(req, res);
      return next(req, res);
    }
    if (req.method !== "GET" && req.method !== "HEAD") return status(req, res, 405);
    if (target.kind === "refused") return status(req, res, target.status);
    if (target.kind === "redirect") return redirect(res, 308, target.location);
    const { path } = target;
    const first = path.split("/")[1];
    if (first === "") {
      return redirect(res, 307, `/${preferredLocale(req.headers["accept-language"])}`);
    }
    const picture = first === "media" ? await media.answer(req, res, path) : "none";
    if (picture === "answered") return;
    if (picture === "away") return status(req, res, 503);
    if (await answerSiteFile(req, res, path)) return;
    if (!isLocale(first)) {
      const place = await movedIfKnown(req.url ?? "");
      if (place) return redirect(res, 301, place);
      const meant = await meantAddress(req, path, target.query, topLevel);
      return meant ? redirect(res, meant.status, meant.location) : next(req, res);
    }
    const resolution = await resolvePath(path);
    if (resolution.kind === "page") {
      if (innerPath(path) !== path) req.url = innerPath(path);
      return next(req, res);
    }
    if (resolution.kind === "redirect") return redirect(res, 301, resolution.target);
    if (resolution.kind === "missing") {
      const place = await movedIfKnown(req.url ?? "");
      if (place) return redirect(res, 301, place);
      const meant = await meantAddress(req, path, target.query, topLevel);
      return meant ? redirect(res, meant.status, meant.location) : status(req, res, 404);
    }
    return status(req, res, 410, resolution.documentId);
  }

  async function status(req: IncomingMessage, res: ServerResponse, code: number, document = "") {
    const first = (req.url ?? "").split(/[/?]/, 2)[1];
    const locale = isLocale(first) ? first : preferredLocale(req.headers["accept-language"]);
    if (req.method !== "GET") return lastResort(req, res, { status: code, locale });
    const page = code === 410 ? `410/${document}` : code === 404 ? "404" : "400";
    req.url = `/${locale}/status/${page}`;
    const writeHead = res.writeHead.bind(res);
    res.writeHead = ((_: number, ...rest: []) => writeHead(code, ...rest)) as typeof res.writeHead;
    await next(req, res);
  }

  return async (req, res) => {
    if (/^\/(?:_next|__next)/.test(req.url ?? "")) return next(req, res);
    res.setHeader("Content-Security-Policy", developmentPolicy);
    // Nothing is kept, so every answer is of the moment in which it is asked for.
    if (req.headers["user-agent"] === receiptAgent) {
      const snapshot = await currentSnapshot().catch(() => undefined);
      if (snapshot) res.setHeader(snapshotHeader, snapshot).setHeader(heardHeader, snapshot);
    }
    await withinRequest(contextOf(req, trust), () => answer(req, res));
  };
}

/** Next knows these itself. */
const topLevel = new Set<string>([sitemapIndex]);

function redirect(res: ServerResponse, code: number, location: string): void {
  res.writeHead(code, { Location: location, "Cache-Control": "no-store" }).end();
}
