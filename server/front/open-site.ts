import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { shownSettings } from "@/lib/crawler-settings";
import { log } from "@/lib/log";
import { databaseIdentity } from "@/lib/page-store/freshness";
import { createPageStore } from "@/lib/page-store/store";
import { watchTags } from "@/lib/page-store/watch";
import { siteUrl } from "@/lib/site-url";
import { dataDir } from "@/lib/storage";
import { prepareWords } from "@/lib/text/chinese-words";
import type { Handler } from "@/server/app/contract";
import { createApp } from "@/server/app/local-app";
import { createFiles } from "@/server/front/assets/files";
import { createMedia } from "@/server/front/assets/media";
import { localeOf } from "@/server/front/http/preferred-locale";
import { makeStatusPages } from "@/server/front/pages/error-pages";
import { lastResort } from "@/server/front/pages/last-resort";
import { createPages } from "@/server/front/pages/pages";
import { storeFolder } from "@/server/front/pages/store-folder";
import { createRouter } from "./router";

/** Between looks for a database that is away at the start. */
const lookAgainMs = 500;

export type Site = {
  router: (req: IncomingMessage, res: ServerResponse) => void;
  close: () => Promise<void>;
};

/**
 * The site as readers get it. Without its database it cannot know whether
 * what it kept still stands (a text may have been withdrawn while it was
 * down), so until it has asked it says that it is unavailable, and opens by
 * itself when the database is there.
 */
export async function openSite(next: Handler): Promise<Site> {
  const identity = await databaseIdentity().catch(() => undefined);
  if (identity !== undefined) return fromStore(next, identity);
  log.warn("the site starts without its database");
  let open: Site | undefined;
  let closed = false;
  const opening = (async () => {
    while (!open && !closed) {
      await delay(lookAgainMs);
      const found = await databaseIdentity().catch(() => undefined);
      if (found !== undefined) open = await fromStore(next, found).catch(retry);
    }
  })();
  return {
    router: (req, res) => (open ? open.router(req, res) : unavailable(req, res)),
    close: async () => {
      closed = true;
      await opening;
      await open?.close();
    },
  };
}

const warn = (error: unknown) => log.warn({ err: error }, "the page store met an error");
/** The database went away again while the site was being opened: this is logged, and opening is tried again. */
const retry = (error: unknown) => void warn(error);
const report = (error: unknown) => log.error({ err: error }, "a request failed");

async function fromStore(next: Handler, identity: string): Promise<Site> {
  const build = readFileSync(".next/BUILD_ID", "utf8");
  const root = path.join(dataDir(), "pages");
  const kind = { build, siteUrl: siteUrl(), database: identity, settings: shownSettings() };
  const folder = await storeFolder(root, kind, warn);
  // Takes a second, which the first search would otherwise wait for.
  prepareWords();
  const store = createPageStore(folder, warn, {
    onWithdrawal: () => media.forget(),
    onExpired: (paths) => pages.renew(paths),
  });
  const app = createApp({ store, next, report });
  const media = createMedia(app);
  const pages = createPages({ store, app });
  const watch = await watchTags(store, folder, warn);
  await makeStatusPages(pages);
  const router = createRouter({ pages, media, files: createFiles(), app, report });
  return { router, close: watch.stop };
}

function unavailable(req: IncomingMessage, res: ServerResponse): void {
  const { locale } = localeOf(req);
  lastResort(req, res, { status: 503, locale, headers: { "Retry-After": "5" } });
}
