import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { paths } from "@/features/publication/routes/paths";
import type { Resolution } from "@/features/publication/routes/resolve-path";
import { isLocale } from "@/i18n/routing";
import type { Maintenance } from "@/lib/maintenance";
import { networkOf } from "@/lib/network-of";
import type { App } from "@/server/app/contract";
import type { FoundPage } from "@/server/app/renders";
import type { Files } from "@/server/front/assets/files";
import { type Media, mayBeDraftPicture } from "@/server/front/assets/media";
import { answerSiteFile } from "@/server/front/assets/site-file";
import { addressOf, contextOf, trustOf } from "@/server/front/http/client-headers";
import { answerReport, reportPath } from "@/server/front/http/csp-report";
import { createDynamic, dynamicKind, type PassedOn } from "@/server/front/http/dynamic";
import { cacheControl, securityHeaders } from "@/server/front/http/headers";
import { type Meant, meantAddress } from "@/server/front/http/meant-address";
import { localeOf, preferredLocale } from "@/server/front/http/preferred-locale";
import { renewSession } from "@/server/front/http/renew-session";
import { readTarget, type Target } from "@/server/front/http/request-target";
import { answerWithin } from "@/server/front/http/within-request";
import { answerMaintenance } from "@/server/front/maintenance/answer-maintenance";
import { answerPage } from "@/server/front/pages/answer-page";
import { databaseAnswers, databaseComesBack } from "@/server/front/pages/database-guard";
import { answerStatus, tryAgainAfterSeconds } from "@/server/front/pages/error-pages";
import { movedFrom, movedIfKnown } from "@/server/front/pages/legacy-address";
import type { Pages } from "@/server/front/pages/pages";
import { resolveAddress, topLevelRoutes } from "@/server/front/pages/resolve-address";
import { isForProof, lookUp } from "@/server/front/private/proof";
import { countMemory, countWhenDone, noteKind } from "./figures/requests";

type Options = {
  pages: Pages;
  media: Media;
  files: Files;
  app: Pick<App, "answer" | "noteOriginRefused" | "search">;
  /** Answers what is about the site itself, such as how it stands; whether it was that. */
  answerOwn: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;
  /** Told of a failure that a reader saw as 500. */
  report: (error: unknown) => void;
  /** Told of each page that is read. */
  noteRead: (address: string) => void;
  /** While the site is being worked on. */
  maintenance?: () => Maintenance | undefined;
};

/** Where a publish comes between the look-up and the render, both are repeated, so many times at most. */
const mostLooks = 3;

/**
 * Next renders its own format of a page for each request; more than so many
 * at a time are given the page instead, to which its client goes all the same.
 */
const mostClients = 4;

/** After a publish pages wait for each other; so long after the last one that was made it is asked why. */
const doubtMs = 200;

/**
 * The site's whole routing: what an address is gets decided here, once, and
 * the app is asked only for pages that exist.
 */
export function createRouter(options: Options) {
  const { pages, media, files, app, answerOwn, report, noteRead } = options;
  const maintenance = options.maintenance ?? (() => undefined);
  const dynamic = createDynamic(app, async (req, res, status) => {
    setSecurityHeaders(res);
    await answerStatus(pages, req, res, { status, ...localeOf(req), forAll: false, form: true });
  });
  let clients = 0;
  const trust = trustOf(process.env.TRUSTED_PROXIES);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url === reportPath && req.method === "POST") {
      noteKind(res, "report");
      return answerReport(req, res);
    }
    noteKind(res, "health");
    if (await answerOwn(req, res)) return;
    noteKind(res, "status");
    const url = req.url ?? "";
    const target = readTarget(url);
    const kind = target.kind === "path" && dynamicKind(target.path);
    if (kind === "desk" || kind === "preview") renewSession(req, res);
    if (kind && kind !== "search") return passOn(req, res, kind);
    const worked = maintenance();
    if (worked && !isForProof(req) && !isOfFile(target)) return answerMaintenance(req, res, worked);
    if (req.method !== "GET" && req.method !== "HEAD") {
      return answerStatus(pages, req, res, { status: 405, ...localeOf(req) });
    }
    // An earlier site may have written its addresses in a way that this one does not.
    if (target.kind === "redirect" || (target.kind === "refused" && target.status === 400)) {
      const place = await movedIfKnown(url);
      if (place) return redirect(res, 301, place);
    }
    if (target.kind === "refused") {
      return answerStatus(pages, req, res, { status: target.status, ...localeOf(req) });
    }
    if (target.kind === "redirect") {
      // A reader is led once: `/feed/` is a feed, and not first `/feed`.
      const named = readTarget(target.location);
      const meant = named.kind === "path" && (await meantIfKnown(req, named));
      return meant ? lead(res, meant) : redirect(res, 308, target.location);
    }
    const { path, query } = target;
    if (kind === "search") return search(req, res, path + query);
    const first = path.split("/")[1] ?? "";
    if (first === "") {
      const place = query && (await movedIfKnown(url));
      if (place) return redirect(res, 301, place);
      res.setHeader("Vary", "Accept-Language");
      return redirect(
        res,
        307,
        paths.home(preferredLocale(req.headers["accept-language"])) + query,
      );
    }
    // A picture may be kept by others: it sets no cookie.
    if (first === "media") renewSession(req);
    const picture = first === "media" ? await media.answer(req, res, path) : "none";
    if (picture === "answered") return noteKind(res, "picture");
    if (picture === "away") {
      const forAll = !mayBeDraftPicture(path);
      return answerStatus(pages, req, res, { status: 503, ...localeOf(req), forAll });
    }
    if (mayBeDraftPicture(path)) {
      return answerStatus(pages, req, res, { status: 404, ...localeOf(req), forAll: false });
    }
    if ((await files.answer(req, res, path)) || (await answerSiteFile(req, res, path))) {
      return noteKind(res, "file");
    }
    if (isLocale(first) || topLevelRoutes.has(path)) return page(req, res, target);
    return missing(req, res, target);
  }

  /** Nothing of this site: perhaps of an earlier one, or meant as something that is here. */
  async function missing(
    req: IncomingMessage,
    res: ServerResponse,
    { path, query }: { path: string; query: string },
  ): Promise<void> {
    const own = localeOf(req);
    try {
      const place = await movedFrom(req.url ?? "");
      if (place) return redirect(res, 301, place);
      const meant = await meantAddress(req, path, query, topLevelRoutes);
      if (meant) return lead(res, meant);
    } catch {
      // The database cannot be asked whether the address leads elsewhere, so this is no 404.
      return answerStatus(pages, req, res, { status: 503, ...own });
    }
    return answerStatus(pages, req, res, { status: 404, ...own });
  }

  async function passOn(req: IncomingMessage, res: ServerResponse, kind: PassedOn): Promise<void> {
    noteKind(res, req.method === "GET" || req.method === "HEAD" ? kind : "action");
    const status = await dynamic(req, res, kind);
    if (status === undefined) return;
    setSecurityHeaders(res);
    const found = ownStatuses.has(status) ? status : status < 500 ? 404 : 500;
    // It depends on cookies: another reader may get a page here, so no shared cache may keep this.
    await answerStatus(pages, req, res, { status: found, ...localeOf(req), forAll: false });
  }

  async function passOnForClient(req: IncomingMessage, res: ServerResponse): Promise<void> {
    clients += 1;
    await passOn(req, res, "client").finally(() => {
      clients -= 1;
    });
  }

  async function page(
    req: IncomingMessage,
    res: ServerResponse,
    target: { path: string; query: string },
  ): Promise<void> {
    const { path } = target;
    const client = req.headers.rsc === "1" && clients < mostClients;
    const kept = client ? undefined : await pages.kept(path);
    if (kept) {
      noteKind(res, "disk");
      noteRead(path);
      return answerPage(req, res, kept);
    }
    await pages.yieldToArticles(path);
    if (!client && pages.isKnown(path)) {
      const found = await findKnown(path);
      if (found) {
        noteKind(res, "rendered");
        noteRead(path);
        return answerFound(req, res, found);
      }
    }
    const { locale } = localeOf(req);
    for (let look = 1; look <= mostLooks; look++) {
      const resolution = await resolve(req, res, path);
      if (resolution?.kind === "redirect") return redirect(res, 301, resolution.target);
      if (resolution?.kind === "gone") {
        const { documentId } = resolution;
        return answerStatus(pages, req, res, { status: 410, locale, documentId });
      }
      if (resolution?.kind === "missing") break;
      if (!resolution) {
        // The database is away: the reader gets the page as it was kept last, or else 503.
        const last = await pages.lastGood(path);
        if (last) {
          noteKind(res, "last-good");
          return answerPage(req, res, last);
        }
        if (await databaseComesBack()) continue;
        return answerStatus(pages, req, res, { status: 503, locale });
      }
      if (client && !topLevelRoutes.has(path)) return passOnForClient(req, res);
      const found = await pages.find(path);
      if ("page" in found) {
        noteKind(res, found.old ? "last-good" : "rendered");
        noteRead(path);
      }
      // 404 here means that the page was moved or withdrawn after the look-up: look it up again.
      const isAway = !("page" in found) && found.status === 503 && !(await databaseAnswers());
      if (isAway && (await databaseComesBack())) continue;
      if ("page" in found || found.status !== 404) return answerFound(req, res, found);
    }
    return missing(req, res, target);
  }

  /**
   * A page as it is now, at an address that is known to be one's.
   *
   * @returns undefined where none can be made, or not at once while nothing
   *   else is made either: app or database may be away. What the address is
   *   has to be looked up then.
   */
  async function findKnown(path: string): Promise<FoundPage | undefined> {
    const finding = pages.find(path);
    // It may fail when nobody waits for it any more.
    finding.catch(() => {});
    for (;;) {
      const found = await Promise.race([finding, delay(doubtMs, undefined, { ref: false })]);
      if (found && "page" in found && !found.old) return found;
      if (found && !("page" in found) && found.status === 404) pages.noteMissing(path);
      if (found || !pages.goesOn(doubtMs)) return undefined;
    }
  }

  async function search(req: IncomingMessage, res: ServerResponse, target: string) {
    noteKind(res, "search");
    const found = await app.search(target, networkOf(addressOf(req, trust)));
    if (!("page" in found) && found.status === 429) {
      return answerStatus(pages, req, res, { status: 429, ...localeOf(req) });
    }
    res.setHeader("X-Robots-Tag", "noindex, follow");
    return answerFound(req, res, found as FoundPage);
  }

  async function answerFound(req: IncomingMessage, res: ServerResponse, found: FoundPage) {
    const { locale } = localeOf(req);
    if (!("page" in found)) return answerStatus(pages, req, res, { status: found.status, locale });
    if (!found.passing) return answerPage(req, res, found.page);
    const headers = { "Cache-Control": cacheControl.none };
    if (!found.overloaded) return answerPage(req, res, found.page, { status: 200, headers });
    const again = { ...headers, "Retry-After": tryAgainAfterSeconds };
    answerPage(req, res, found.page, { status: 503, headers: again });
  }

  async function resolve(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
  ): Promise<Resolution | undefined> {
    if (topLevelRoutes.has(path)) return { kind: "page" };
    return lookUp(req, res, () => resolveAddress(path)).catch(() => undefined);
  }

  async function answerSlowly(req: IncomingMessage, res: ServerResponse): Promise<void> {
    setSecurityHeaders(res);
    try {
      await answer(req, res);
    } catch (error) {
      // A reader who went away in the middle is no failure of ours.
      if (!req.destroyed || !res.destroyed) report(error);
      if (res.headersSent) return void res.destroy();
      await answerStatus(pages, req, res, { status: 500, ...localeOf(req) });
    }
  }

  const failed = (res: ServerResponse) => (error: unknown) => {
    report(error);
    res.destroy();
  };

  /** Never throws. Most requests are for the address of a page in memory and end at once. */
  return (req: IncomingMessage, res: ServerResponse): void => {
    const plain = req.method === "GET" && req.headers.rsc === undefined;
    const known = plain && !maintenance() ? pages.recall(req.url ?? "") : undefined;
    if (!known) {
      countWhenDone(req, res);
      const work = () => answerSlowly(req, res).catch(failed(res));
      return void answerWithin(contextOf(req, trust), res, work).catch(report);
    }
    try {
      noteRead(known.path);
      pages.offer(known);
      answerPage(req, res, known);
      countMemory(res.statusCode);
    } catch (error) {
      failed(res)(error);
    }
  };
}

/** Of what is passed on: everything else that the app refuses is a page that is not there. */
const ownStatuses: ReadonlySet<number> = new Set([400, 405, 503]);

/** What the desk and the page that tells of maintenance are shown with. */
const isOfFile = (target: Target) =>
  target.kind === "path" &&
  /^\/(?:media|_next|fonts)\/|^\/[^/]+\.(?:ico|png|svg)$/.test(target.path);

function setSecurityHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) res.setHeader(name, value);
}

/** Where there is another answer that needs no database. */
const meantIfKnown = (req: IncomingMessage, { path, query }: { path: string; query: string }) =>
  meantAddress(req, path, query, topLevelRoutes).catch(() => undefined);

function lead(res: ServerResponse, { status, location, negotiated }: Meant): void {
  if (negotiated) res.setHeader("Vary", "Accept-Language");
  redirect(res, status, location);
}

function redirect(res: ServerResponse, status: 301 | 307 | 308, location: string): void {
  noteKind(res, "redirect");
  res.setHeader("Cache-Control", status === 307 ? cacheControl.none : cacheControl.page);
  res.writeHead(status, { Location: location, "Content-Length": 0 }).end();
}
