import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { withdrawsAlone } from "@/lib/edge-links";
import { log } from "@/lib/log";
import type { Maintenance } from "@/lib/maintenance";
import { pagesRoot } from "@/lib/page-store/pages-root";
import { createPageStore } from "@/lib/page-store/store";
import { watchTags } from "@/lib/page-store/watch";
import { whenDatabaseAnswers } from "@/lib/page-store/when-answering";
import { siteUrl } from "@/lib/site-url";
import { databaseLater } from "@/lib/startup/database-later";
import type { App } from "@/server/app/contract";
import { createFiles, type Files } from "@/server/front/assets/files";
import { createMedia } from "@/server/front/assets/media";
import { answerSiteFile } from "@/server/front/assets/site-file";
import { trustOf } from "@/server/front/http/client-headers";
import { cacheControl, securityHeaders } from "@/server/front/http/headers";
import { localeOf } from "@/server/front/http/preferred-locale";
import { readTarget } from "@/server/front/http/request-target";
import { answerMaintenance } from "@/server/front/maintenance/answer-maintenance";
import { watchMaintenance } from "@/server/front/maintenance/watch-maintenance";
import { answerPage } from "@/server/front/pages/answer-page";
import { makeStatusPages } from "@/server/front/pages/error-pages";
import { lastResort } from "@/server/front/pages/last-resort";
import { makeAnew } from "@/server/front/pages/making-anew";
import { createPages } from "@/server/front/pages/pages";
import { keepReads } from "@/server/front/pages/reads";
import { kindOfStart, nameCurrent, pagesFolder } from "@/server/front/pages/store-folder";
import { openUnasked, rememberWithdrawn } from "@/server/front/pages/unasked-pages";
import { openEdge } from "./edge/open-edge";
import type { EdgeTree } from "./edge/tree";
import { answerFigures } from "./figures/answer-figures";
import { figuresOfOthers } from "./figures/other-fronts";
import { countWhenDone, noteKind } from "./figures/requests";
import { createSiteFigures, type SiteFigures } from "./figures/site-figures";
import { answerHealth } from "./health";
import { answerWhatArrives } from "./private/what-arrives";
import { createReadiness, type Opening } from "./readiness";
import { createRouter } from "./router";

/** Among the fronts of this machine; set by the supervisor. */
export const frontNumber = () => Number(process.env.FRONT_NUMBER ?? 1);

/** The first front has what a publish changed made anew, and it takes some tens of milliseconds. */
const othersRenewAfterMs = 500;

/** Between tries to have the pages of statuses made. */
const tryAgainMs = 500;

/** While the site opens, a reader is kept waiting for so long, and for as long again where nothing can be shown yet. */
const patienceMs = 1_200;
const longerPatienceMs = 1_200;

/**
 * A start that goes on as it usually does takes less: until then whoever would
 * get nothing waits, as they did in the socket before a front began so early.
 */
const usualStartMs = 10_000;

type OpenSite = {
  router: (req: IncomingMessage, res: ServerResponse) => void;
  heard: () => string | undefined;
  memory: () => { bytes: number; count: number };
  close: () => Promise<void>;
};

/** Answers what is about the site itself; whether it was that. */
type AnswerOwn = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

export type Site = {
  router: (req: IncomingMessage, res: ServerResponse) => void;
  /** Up to which state of the database it has let go of what it keeps; undefined before it has asked once. */
  heard: () => string | undefined;
  figures: SiteFigures;
  /**
   * Resolves when nothing is left where nginx answers from of what earlier processes laid there.
   *
   * @throws OperatorError where that folder cannot be used
   */
  begun: Promise<void>;
  /**
   * Before anybody is waited for: takes away what nginx answers from, where
   * nobody will keep it true.
   *
   * @param drains whether others have taken over, or go on: then they lay pages
   */
  letGo: (drains: boolean) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * The site as readers get it. Without its database it cannot know whether
 * what it kept still stands (a text may have been withdrawn while it was
 * down), so until it has asked it shows little (see unasked-pages.ts) and says
 * of the rest that it is unavailable. Files, which change with a build only,
 * and `/healthz` are answered from the first moment. It opens by itself when
 * the database is there.
 */
export function openSite(app: App): Site {
  let open: OpenSite | undefined;
  let closed = false;
  let isAway = false;
  const database = databaseLater();
  // One of several: pages there belong to one process.
  const edge = frontNumber() === 1 ? openEdge(warn) : Promise.resolve(undefined);
  let tree: EdgeTree | undefined;
  let maintenance: Awaited<ReturnType<typeof watchMaintenance>> | undefined;
  const begun = edge.then(async (opened) => {
    tree = opened;
    maintenance = await watchMaintenance((isOn) => {
      log.info(isOn ? "maintenance: readers are told so" : "the maintenance has ended");
      if (isOn) void tree?.suspend().catch(warn);
      else tree?.resume();
    });
  });
  // Whoever listens is told; until then nobody is answered.
  begun.catch(() => {});
  const files = createFiles({ offer: (file) => tree?.put(file) });
  const opening = (): Opening => {
    if (open) return "open";
    return isAway ? "database-away" : database.isNamed() ? "opening" : "starting";
  };
  const readiness = createReadiness({ app, opening });
  const fronts = process.env.FRONTS_FOLDER;
  const figures = createSiteFigures({
    name: `front-${frontNumber()}`,
    app,
    memory: () => open?.memory(),
    others: async () => (fronts ? figuresOfOthers(fronts, frontNumber()) : []),
  });
  const trust = trustOf(process.env.TRUSTED_PROXIES);
  const answerOwn: AnswerOwn = async (req, res) =>
    answerWhatArrives(req, res, trust) ||
    (await answerHealth(req, res, readiness)) ||
    answerFigures(req, res, figures.all);
  let away: () => void = () => {};
  /** Resolves when it is known why the database does not answer. */
  const foundAway = new Promise<void>((resolve) => {
    away = resolve;
  });
  const openWith = async (identity: string) => {
    open = await fromStore(
      { app, files, answerOwn, shelf: await edge, maintenance: () => maintenance?.now() },
      identity,
    );
  };
  const opened = database.named.then(() =>
    whenDatabaseAnswers(openWith, {
      isAway: (why, error) => {
        log.warn({ err: error }, `the site waits for its database. ${why}`);
        isAway = true;
        away();
      },
      goesOn: () => !closed,
    }),
  );
  const place = process.env.DATABASE_PLACE;
  const unasked = openUnasked(pagesRoot(), siteUrl(), place).catch(() => undefined);
  const openWithin = async (mostMs: number): Promise<OpenSite | undefined> => {
    await Promise.race([opened, foundAway, delay(mostMs, undefined, { ref: false })]);
    return open;
  };

  /** Before anything was asked: what may be shown all the same. */
  async function early(req: IncomingMessage, res: ServerResponse): Promise<void> {
    countWhenDone(req, res);
    if (await answerOwn(req, res)) return;
    const worked = maintenance?.now();
    const target = readTarget(req.url ?? "");
    const plain = (req.method === "GET" || req.method === "HEAD") && req.headers.rsc === undefined;
    if (plain && target.kind === "path") {
      for (const [name, value] of Object.entries(securityHeaders)) res.setHeader(name, value);
      noteKind(res, "file");
      if (await files.answer(req, res, target.path)) return;
      if (await answerSiteFile(req, res, target.path)) return;
    }
    if (worked) return answerMaintenance(req, res, worked);
    // Where it answers, nobody is shown what was true before: it takes a moment.
    // Where it is not there yet, nobody waits for it who can be answered.
    const soon = database.isNamed() ? await openWithin(patienceMs) : undefined;
    if (soon) return soon.router(req, res);
    const page = plain ? await (await unasked)?.(req.url ?? "").catch(() => undefined) : undefined;
    noteKind(res, page ? "unasked" : "status");
    if (page) {
      return answerPage(req, res, page, {
        status: 200,
        headers: { "Cache-Control": cacheControl.none },
      });
    }
    // A machine that is busy with its own start: whoever would get nothing waits a little longer.
    const later = await openWithin(
      database.isNamed()
        ? longerPatienceMs
        : Math.max(longerPatienceMs, usualStartMs - performance.now()),
    );
    if (later) return later.router(req, res);
    const { locale } = localeOf(req);
    lastResort(req, res, { status: 503, locale, headers: { "Retry-After": "5" } });
  }
  return {
    router: (req, res) => (open ? open.router(req, res) : void early(req, res).catch(report)),
    heard: () => open?.heard(),
    figures,
    begun,
    letGo: async (drains) => {
      // Who waits for the database holds up nobody's stop.
      if (!drains) away();
      if (!drains && withdrawsAlone()) return;
      const opened = await edge.catch(() => undefined);
      await opened?.close(false);
    },
    close: async () => {
      closed = true;
      database.giveUp();
      maintenance?.stop();
      await opened;
      await open?.close();
      await tree?.close(withdrawsAlone());
    },
  };
}

const warn = countedErrors((err, times) =>
  log.warn({ err, ...timesOf(times) }, "the page store met an error"),
);
const report = countedErrors((err, times) =>
  log.error({ err, ...timesOf(times) }, "a request failed"),
);

type Parts = {
  app: App;
  files: Files;
  answerOwn: AnswerOwn;
  shelf: EdgeTree | undefined;
  maintenance: () => Maintenance | undefined;
};

async function fromStore(
  { app, files, answerOwn, shelf, maintenance }: Parts,
  identity: string,
): Promise<OpenSite> {
  const { folder, former } = await pagesFolder(identity, warn);
  const media = createMedia(app, undefined, shelf?.pictures);
  const store = createPageStore(folder, warn, {
    former: former?.folder,
    onWithdrawal: async (withdrawn) => {
      media.forget();
      // None: everything was thrown away, this with it.
      if (withdrawn.length > 0) await rememberWithdrawn(folder, withdrawn).catch(warn);
      // An app that has not noticed yet may still have pages of the other past.
      else void app.forget();
    },
    onExpired: (paths) => void pages.renew(paths),
    shelf,
  });
  const pages = createPages({
    store,
    app,
    renewsAfterMs: frontNumber() === 1 ? 0 : othersRenewAfterMs,
  });
  const watch = await watchTags(store, folder, warn);
  const place = process.env.DATABASE_PLACE;
  const named = { ...kindOfStart(), database: identity, folder, place };
  // After the store has heard of every withdrawal.
  await nameCurrent(pagesRoot(), former ? { ...named, former } : named).catch(warn);
  const reads = keepReads(path.join(pagesRoot(), "reads.json"), warn);
  const end = new AbortController();
  // No reader waits for them: an app that has just been started may take a while.
  void (async () => {
    while (!(await makeStatusPages(pages))) await delay(tryAgainMs, undefined, { ref: false });
    if (!former) return;
    // One of several: they have one folder.
    if (frontNumber() !== 1) return;
    await makeAnew(former, { store, pages, app, reads, signal: end.signal });
    if (!end.signal.aborted) await nameCurrent(pagesRoot(), named);
  })().catch(warn);
  const noteRead = reads.note;
  const router = createRouter({
    ...{ pages, media, files, app, answerOwn, report, noteRead },
    maintenance,
  });
  const close = async () => {
    end.abort();
    await Promise.all([watch.stop(), reads.stop()]);
  };
  return { router, heard: watch.swept, close, memory: () => store.memory };
}
