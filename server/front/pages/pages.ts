import { setTimeout as delay } from "node:timers/promises";
import { isOfText, tags as tagsOf } from "@/features/publication/invalidation/tags";
import { innerPath } from "@/features/publication/routes/resolve-path";
import { locales } from "@/i18n/routing";
import { currentState, versionOf } from "@/lib/page-store/freshness";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { renderContext } from "@/lib/page-store/render-context";
import type { PageStore } from "@/lib/page-store/store";
import { stripScripts } from "@/lib/page-store/strip-scripts";
import { askNext, type Handler } from "@/server/app/inner-request";
import { databaseAnswers, unlessDatabaseAway } from "./database-guard";
import { createRenderQueue } from "./render-queue";
import { within } from "./within";

/**
 * A page, or the status to answer in its place. `passing`: true for this
 * answer, but overtaken while it was made, so no cache is to keep it.
 */
export type FoundPage =
  | { page: Page; passing?: boolean }
  | { status: 404 | 500 | 503; passing?: undefined };

/** A publish in the middle of a render asks for another; so many at most. */
const mostRenders = 5;

/** See turns.ts: one renders while the other waits for the database. */
const rendersAtOnce = 2;

/** A render that hangs lets the next one begin. Milliseconds; one takes some tens. */
const longestSlotMs = 1_000;

/** After a publish its text goes first, pages that only name it after it, feeds and sitemaps last. Milliseconds. */
const pageYieldsMs = 300;
const fileYieldsMs = 600;

/** How long a page steps back before anything is asked for it: about what the texts take. Milliseconds. */
const yieldMs = 150;

/** So many texts are made anew without being asked for: more than a publish has languages, fewer than an import texts. */
const mostRenewed = 12;

/** A render that takes longer is given up. Milliseconds. */
const longestRenderMs = 30_000;

/** Tags of what is around all pages of a language, and is read once for all of them. */
const frames = locales.map(tagsOf.frame);

/** Keys of the site's own pages begin with what no path begins with. */
const ownMark = "#";
const isAddress = (key: string) => !key.startsWith(ownMark);

export type Pages = ReturnType<typeof createPages>;

type Options = {
  store: PageStore;
  next: Handler;
  /** Told of a failed render. */
  report: (error: unknown) => void;
};

/** Finds finished pages, and has those made that are not there. */
export function createPages({ store, next, report }: Options) {
  const rendering = new Map<string, Promise<FoundPage>>();
  const inQueue = createRenderQueue(rendersAtOnce, longestSlotMs);

  /** Milliseconds for which a page lets others be rendered first. */
  function yieldMsOf(key: string): number {
    if (/\.(?:xml|json|txt)$/.test(key)) return fileYieldsMs;
    const reasons = store.reasons(key);
    // One that is not there for another reason has a reader who waits for just this one.
    return reasons.length === 0 || reasons.some(isOfText) ? 0 : pageYieldsMs;
  }

  /** All who ask for a page while it is being rendered get the one render. */
  function render(key: string, path: string): Promise<FoundPage> {
    const known = rendering.get(key);
    if (known) return known;
    const found = renderFresh(key, path)
      .catch(async (error: unknown): Promise<FoundPage> => {
        if (!(await databaseAnswers())) return { status: 503 };
        report(error);
        return { status: 500 };
      })
      .finally(() => rendering.delete(key));
    rendering.set(key, found);
    return found;
  }

  async function renderFresh(key: string, path: string): Promise<FoundPage> {
    for (let attempt = 1; ; attempt++) {
      const found = await renderOrTake(key, path);
      // One that was stale before it was finished is shown to no one, unless
      // publishes come faster than the page can be made.
      if (!found.passing || attempt === mostRenders) return found;
    }
  }

  /** Each page is made by one of the processes that share a folder. */
  async function renderOrTake(key: string, path: string): Promise<FoundPage> {
    let release: (() => Promise<void>) | undefined;
    try {
      const mayWaitMs = yieldMsOf(key);
      // What it waits for its turn is not to make it old: the snapshot comes after that.
      const made = await inQueue(mayWaitMs, async () => {
        release = await store.acquire(key);
        // What readers wait for comes sooner to a process that does nothing else.
        if (!release && mayWaitMs === 0) await store.readFromPeer(key);
        if (!release) return undefined;
        const now = await currentState(frames);
        return { snapshot: now.snapshot, ...(await renderOnce(path, now.versions)) };
      });
      if (!made) {
        const page = await store.readFromPeer(key);
        return page ? { page } : renderOrTake(key, path);
      }
      const { snapshot, status, tags, ...rendered } = made;
      if (status === 404) return { status };
      if (status !== 200) throw new Error(`Next answered ${path} with ${status}`);
      const { headers, body } = stripScripts(rendered);
      const page = await finishedPage({ path: key, headers, tags, snapshot }, body);
      return (await store.keep(page)) ? { page } : { page, passing: true };
    } finally {
      void release?.();
    }
  }

  /** @param known the versions of some tags, which need not be asked for */
  async function renderOnce(path: string, known: ReadonlyMap<string, string>) {
    const tags = new Set<string>();
    const ofTag = async (tag: string) => known.get(tag) ?? versionOf(tag);
    const answer = await within(longestRenderMs, path, () =>
      renderContext.run({ tags, versionOf: ofTag }, () => askNext(next, path)),
    );
    // In one order, however the reads came: the answer says them, and is the same each time.
    return { ...answer, tags: [...tags].sort() };
  }

  /** A page that is fresh as far as can be known, without rendering. */
  async function kept(key: string): Promise<Page | undefined> {
    return store.recall(key) ?? (await store.load(key).catch(() => undefined));
  }

  async function make(key: string, path: string): Promise<FoundPage> {
    const found = await unlessDatabaseAway(render(key, path));
    if ("page" in found || found.status === 404) return found;
    const last = await store.lastGood(key);
    return last ? { page: last } : found;
  }

  return {
    /** A fresh page without asking anyone. */
    recall: store.recall,
    kept,

    /** The page at a path that is known to be one. */
    find: (path: string): Promise<FoundPage> => make(path, innerPath(path)),

    lastGood: store.lastGood,

    /**
     * Lets the texts of a publish go first. All pages that name them are
     * asked for at the same time, and to look up each of them takes as much
     * of the processor as a text needs to be made.
     */
    async yieldToArticles(path: string): Promise<void> {
      const mayWaitMs = yieldMsOf(path);
      if (mayWaitMs === 0) return;
      await Promise.race([inQueue(mayWaitMs, async () => {}), delay(yieldMs)]);
    },

    /**
     * Of pages that a change took away, makes those of the changed texts
     * themselves anew at once: the next reader finds them finished.
     */
    renew(paths: readonly string[]): void {
      const isText = (path: string) => store.reasons(path).some(isOfText);
      for (const path of paths.filter(isAddress).filter(isText).slice(0, mostRenewed)) {
        void render(path, innerPath(path));
      }
    },

    /**
     * A page of the site's own, such as that of a status, which has no
     * public address: its key is no path.
     */
    async own(path: string): Promise<FoundPage> {
      const key = `${ownMark}${path}`;
      const page = await kept(key);
      return page ? { page } : make(key, path);
    },
  };
}
