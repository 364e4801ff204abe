import type { ServerResponse } from "node:http";
import { noteSecurity } from "@/features/audit/security/security-events";
import { mendSoon } from "@/features/editorial/pictures/mend-soon";
import { makeCrops } from "@/features/media/crops/crop-files";
import { mayFetchPicture, previewAccess } from "@/features/preview/access/access";
import { readAddress } from "@/features/publication/routes/addresses";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { forgetShared } from "@/lib/page-store/shared";
import type { PageStore } from "@/lib/page-store/store";
import { databaseAnswers } from "@/server/front/pages/database-guard";
import type { App, Handler } from "./contract";
import { createAppFigures } from "./figures";
import { recentReadiness } from "./readiness";
import { createRenders } from "./renders";
import { maySearch } from "./search-limit";
import { createUncachedPages } from "./uncached-pages";
import { judgingBodies } from "./undecoded";

type Options = {
  store: PageStore;
  next: Handler;
  /** Told of a failed render. */
  report: (error: unknown) => void;
};

/** The app, in this very process. */
export function createApp({ store, next, report }: Options): App {
  const renders = createRenders({ store, next, report });
  const uncached = createUncachedPages({ next, report });
  return {
    render: renders.render,
    search: async (target, network) =>
      (await maySearch(network)) ? uncached(target) : { status: 429 },
    mayFetchDraft: (cookies, hash) => withQueryTimeout(() => mayFetchPicture(cookies, hash)),
    makeCrops: async (hash, focalX, focalY) => {
      await makeCrops(hash, focalX, focalY);
    },
    mendFiles: mendSoon,
    forget: async () => {
      store.forget();
      forgetShared();
    },
    readiness: recentReadiness,
    figures: createAppFigures({
      newsroom_render_queue_length: () => [{ value: renders.queue().waiting }],
      newsroom_renders_running: () => [{ value: renders.queue().running }],
    }),
    noteOriginRefused: (times) => noteSecurity({ kind: "origin-refused", times }),
    answer: onlyWhoMay(judgingBodies(next)),
  };
}

/**
 * Asks who may see a preview before Next is asked for it, and nothing of
 * Next while the database, which knows who is signed in, is away.
 *
 * @param answers whether the database does, in a reader's time
 */
export function onlyWhoMay(next: Handler, answers = databaseAnswers): Handler {
  return async (req, res) => {
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    const kind = readAddress(path)?.kind;
    if (kind !== "desk" && kind !== "preview") return next(req, res);
    if (!(await answers())) return refuse(res, 503);
    if (kind === "preview") {
      const access = await withQueryTimeout(() => previewAccess(path)).catch(() => undefined);
      if (access?.kind !== "page" && access?.kind !== "shared") {
        return refuse(res, access ? 404 : 503);
      }
      if (access.kind === "shared") res.appendHeader("Set-Cookie", access.cookie);
    }
    return next(req, res);
  };
}

/** With no body: the front answers with its own page of that status. */
function refuse(res: ServerResponse, status: 404 | 503): void {
  res.writeHead(status, { "Content-Type": "text/html; charset=utf-8" }).end();
}
