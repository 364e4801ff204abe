import { setTimeout as delay } from "node:timers/promises";
import { isOfText } from "@/features/publication/invalidation/tags";
import { innerPath } from "@/features/publication/routes/resolve-path";
import type { Page } from "@/lib/page-store/page";
import { ofOvertaken } from "@/lib/page-store/rendering-anew";
import type { PageStore } from "@/lib/page-store/store";
import type { App } from "@/server/app/contract";
import type { FoundPage } from "@/server/app/renders";
import { unlessDatabaseAway } from "./database-guard";
import { resolveAddress } from "./resolve-address";

/** After a publish its text goes first, pages that only name it after it, feeds and sitemaps last. */
const pageYieldsMs = 300;
const fileYieldsMs = 600;

/** How long a page steps back before anything is asked for it: about what the texts take. */
const yieldMs = 150;

/** A reader who waits for so long after an update is given what the build before has made. */
const patienceMs = 1_000;

/** What nobody waits for steps back behind everything else, but not for ever: a reader may come for it. */
const behindReadersMs = 2_000;

/** So many texts are made anew without being asked for: more than a publish has languages, fewer than an import texts. */
const mostRenewed = 12;

/** Keys of the site's own pages begin with what no path begins with. */
const ownMark = "#";
const isAddress = (key: string) => !key.startsWith(ownMark);

export type Pages = ReturnType<typeof createPages>;

/** Finds finished pages, and has those made that are not there. */
export function createPages({
  store,
  app,
  renewsAfterMs = 0,
}: {
  store: PageStore;
  app: Pick<App, "render">;
  /** Several fronts hold the same pages: one asks for them at once, and the others for what it did not hold. */
  renewsAfterMs?: number;
}) {
  /** Pages that are on their way from the app: all who ask for one get the one answer. */
  const making = new Map<string, Promise<FoundPage>>();
  /** Those of them that nothing goes before. */
  const texts = new Set<Promise<FoundPage>>();

  /** When the last page was made, by `performance.now()`. */
  let madeAt = Number.NEGATIVE_INFINITY;

  /** For so long a page lets others be rendered first. */
  function yieldMsOf(key: string): number {
    if (/\.(?:xml|json|txt)$/.test(key)) return fileYieldsMs;
    const reasons = store.reasons(key);
    // Without a reason it was never made or was evicted: a reader waits for this page itself.
    return reasons.length === 0 || reasons.some(isOfText) ? 0 : pageYieldsMs;
  }

  /** The app has asked whether it is fresh, and so does whoever hands it out: changes reach both. */
  function render(key: string, path: string, mayWaitMs = yieldMsOf(key)): Promise<FoundPage> {
    const known = making.get(key);
    if (known) return known;
    const found = ask(key, path, mayWaitMs).finally(() => {
      making.delete(key);
      texts.delete(found);
    });
    making.set(key, found);
    if (mayWaitMs === 0) texts.add(found);
    return found;
  }

  async function ask(key: string, path: string, mayWaitMs: number): Promise<FoundPage> {
    const began = performance.now();
    for (let times = 1; ; times++) {
      const found = await app.render({ key, path, mayWaitMs });
      if (!("page" in found)) return found;
      const { page } = found;
      if (!found.passing) {
        const fresh = await store.take(page).catch(() => undefined);
        if (fresh === undefined) return { status: 503 };
        if (fresh) {
          madeAt = performance.now();
          return found;
        }
      }
      const showsWithdrawn = store.showsWithdrawn(page);
      // The app has made it as often as it may.
      const isShown = found.passing && !showsWithdrawn;
      const becomes = isShown ? "shown" : ofOvertaken({ times, began, showsWithdrawn });
      if (becomes === "shown") return { page, passing: true };
      if (becomes === "none") return { status: 503 };
    }
  }

  /** A page that is fresh as far as can be known, without rendering. */
  async function kept(key: string): Promise<Page | undefined> {
    return store.recall(key) ?? (await store.load(key).catch(() => undefined));
  }

  /** Its content is of now, its look of before, so no cache is to keep it. */
  async function orFormer(key: string, making: Promise<FoundPage>): Promise<FoundPage> {
    if (store.former.folder() === undefined) return making;
    const made = await Promise.race([making, delay(patienceMs, undefined, { ref: false })]);
    if (made) return made;
    const page = await store.takeFormer(key).catch(() => undefined);
    return page ? { page, passing: true, old: true } : making;
  }

  async function make(key: string, path: string): Promise<FoundPage> {
    const found = await orFormer(key, unlessDatabaseAway(render(key, path)));
    if ("page" in found || found.status === 404) return found;
    const last = await store.lastGood(key);
    return last ? { page: last, old: true } : found;
  }

  return {
    /** A fresh page without asking anyone. */
    recall: store.recall,
    kept,
    /** A page that was recalled may be handed out by others too. */
    offer: store.offer,

    /** The page at a path that is known to be one. */
    find: (path: string): Promise<FoundPage> => make(path, innerPath(path)),

    lastGood: store.lastGood,

    /**
     * Whether it was a page when it was last made, and a change only outdated
     * it. What the address is need not be looked up then: after a publish that
     * is forty questions at the same moment, and where a text was moved
     * meanwhile the app finds nothing to render.
     */
    isKnown: store.isChanged,

    /** Whether a page was made within so many milliseconds: then app and database are there. */
    goesOn: (withinMs: number): boolean => performance.now() - madeAt < withinMs,

    /** The app has found nothing there: from now on it is looked up again what the address is. */
    noteMissing: store.noteMissing,

    /**
     * Makes a page of another build anew, where nobody asks for it.
     *
     * @returns false when it could not be made: app or database is away, or it takes too long
     */
    async makeAnew(address: string): Promise<boolean> {
      if (!isAddress(address) || (await kept(address))) return true;
      const resolution = await resolveAddress(address).catch(() => undefined);
      if (resolution?.kind !== "page") return resolution !== undefined;
      const found = await render(address, innerPath(address), behindReadersMs);
      return "page" in found || found.status !== 503;
    },

    /**
     * Lets the texts of a publish go first. All pages that name them are
     * asked for at the same time, and to look up each of them takes as much
     * of the processor as a text needs to be made.
     */
    async yieldToArticles(path: string): Promise<void> {
      if (texts.size === 0 || yieldMsOf(path) === 0) return;
      await Promise.race([Promise.allSettled(texts), delay(yieldMs, undefined, { ref: false })]);
    },

    /**
     * Of pages that a change took away, makes those of the changed texts
     * themselves anew at once: the next reader finds them finished. One of
     * several fronts asks for a page; the others take it from disk.
     */
    async renew(paths: readonly string[]): Promise<void> {
      const isText = (path: string) => store.reasons(path).some(isOfText);
      const texts = paths.filter(isAddress).filter(isText).slice(0, mostRenewed);
      const waits = renewsAfterMs > 0;
      if (waits && texts.length > 0) await delay(renewsAfterMs, undefined, { ref: false });
      for (const path of texts) {
        // Made for the first front, or by a reader's question.
        if (waits && (await kept(path))) continue;
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
