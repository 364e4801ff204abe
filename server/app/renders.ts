import { tags as tagsOf } from "@/features/publication/invalidation/tags";
import { publishedAhead } from "@/features/publication/reads/data";
import { locales } from "@/i18n/routing";
import { count, observe } from "@/lib/figures/figures";
import { currentState, judge, versionOf } from "@/lib/page-store/freshness";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { type ReadAhead, renderContext } from "@/lib/page-store/render-context";
import { ofOvertaken } from "@/lib/page-store/rendering-anew";
import type { PageStore } from "@/lib/page-store/store";
import { stripScripts } from "@/lib/page-store/strip-scripts";
import { within } from "@/lib/within";
import type { Handler } from "./contract";
import { statusOfFailure } from "./failure-status";
import { askNext } from "./inner-request";
import { createRenderQueue } from "./render-queue";

/** A page that is wanted. */
export type RenderRequest = {
  /** What it is kept under: its public address, or a name of the site's own. */
  key: string;
  /** What Next is asked for. */
  path: string;
  /** For so long others may be rendered before it. */
  mayWaitMs: number;
};

/**
 * A page, or the status to answer in its place. `passing`: true for this
 * answer, but overtaken while it was made, so no cache is to keep it. `old`:
 * the last good copy, as no newer one could be made. `overloaded`: it says that
 * what was asked for could not be had just now.
 */
export type FoundPage =
  | { page: Page; passing?: boolean; old?: boolean; overloaded?: boolean }
  | { status: 404 | 500 | 503; passing?: undefined };

/**
 * One renders while the other waits for the database: see render-queue.ts.
 * Those that wait for nothing any more take turns: two that share the thread
 * would both be as late as the second.
 */
const rendersAtOnce = 2;

/** Moved or withdrawn since its address was looked up. */
const notFound = 404;

/** A render that hangs lets the next one begin; one takes some tens of milliseconds. */
const longestSlotMs = 1_000;

/** A render that takes longer is given up. */
const longestRenderMs = 30_000;

/** Tags of what is around all pages of a language, and is read once for all of them. */
const frames = locales.map(tagsOf.frame);

/** The snapshot of a page, before anything is read that it shows; with it, what the page asks for first. */
async function readBefore(path: string): Promise<ReadAhead> {
  const ahead = await publishedAhead(path);
  return ahead ?? { ...(await currentState(frames)), answers: new Map(), isWhole: false };
}

type Options = {
  store: PageStore;
  next: Handler;
  /** Told of a failed render. */
  report: (error: unknown) => void;
};

/** Has Next render pages, finishes them and keeps them. */
export function createRenders({ store, next, report }: Options) {
  const rendering = new Map<string, Promise<FoundPage>>();
  const inQueue = createRenderQueue(rendersAtOnce, longestSlotMs);
  const inTurn = createRenderQueue(1, longestSlotMs);

  /**
   * What has just been made for another front, which heard of the same
   * change. Word of the next one may not have come to this process yet, so it
   * is asked about.
   */
  async function made(key: string): Promise<FoundPage | undefined> {
    const page = store.recall(key);
    return page && (await judge(page.tags, page.snapshot)).fresh ? { page } : undefined;
  }

  async function renderFresh(request: RenderRequest): Promise<FoundPage> {
    const known = await made(request.key);
    if (known) return known;
    const began = performance.now();
    for (let times = 1; ; times++) {
      const found = await renderOrTake(request);
      if (!("page" in found) || !found.passing) return found;
      const becomes = ofOvertaken({
        times,
        began,
        showsWithdrawn: store.showsWithdrawn(found.page),
      });
      if (becomes === "shown") return found;
      if (becomes === "none") return { status: 503 };
    }
  }

  /** Each page is made by one of the processes that share a folder. */
  async function renderOrTake(request: RenderRequest): Promise<FoundPage> {
    const { key, path, mayWaitMs } = request;
    let release: (() => Promise<void>) | undefined;
    try {
      // Waiting for a slot does not make it old: the snapshot is taken after that.
      const asked = performance.now();
      const made = await inQueue(mayWaitMs, async () => {
        observe("newsroom_render_wait_seconds", (performance.now() - asked) / 1_000);
        release = await store.acquire(key);
        // What readers wait for comes sooner to a process that does nothing else.
        if (!release && mayWaitMs === 0) await store.readFromPeer(key);
        if (!release) return undefined;
        const ahead = await readBefore(path);
        // Kept and handed out before the next one has the thread: each step of it would else wait for a whole render.
        const make = async () => keep(await finished(key, path, ahead));
        return ahead.isWhole ? inTurn(mayWaitMs, make) : make();
      });
      if (!made) {
        const page = await store.readFromPeer(key);
        return page ? { page } : renderOrTake(request);
      }
      return made;
    } finally {
      void release?.();
    }
  }

  async function keep(made: Page | typeof notFound): Promise<FoundPage> {
    if (made === notFound) return { status: notFound };
    return (await store.keep(made)) ? { page: made } : { page: made, passing: true };
  }

  async function finished(key: string, path: string, ahead: ReadAhead) {
    const tags = new Set<string>();
    const aside = new Map<string, string>();
    const { snapshot, versions, answers } = ahead;
    const ofTag = async (tag: string) => versions.get(tag) ?? versionOf(tag);
    const { status, ...rendered } = await within(longestRenderMs, path, () =>
      renderContext.run({ tags, versionOf: ofTag, answers, aside }, () => askNext(next, path)),
    );
    if (status === 404) return notFound;
    if (status !== 200) throw new Error(`Next answered ${path} with ${status}`);
    const { headers, body } = stripScripts(rendered, aside);
    // In one order, however the reads came: the answer says them, and is the same each time.
    return finishedPage({ path: key, headers, tags: [...tags].sort(), snapshot }, body);
  }

  return {
    /** All who ask for a page while it is being rendered get the one render. Never throws. */
    render(request: RenderRequest): Promise<FoundPage> {
      const known = rendering.get(request.key);
      if (known) return known;
      const found = renderFresh(request)
        .catch((error: unknown): Promise<FoundPage> => statusOfFailure(error, report))
        .finally(() => rendering.delete(request.key));
      const began = performance.now();
      void found.then((made) => {
        count("newsroom_renders_total", { outcome: outcomeOf(made) });
        observe("newsroom_render_duration_seconds", (performance.now() - began) / 1_000);
      });
      rendering.set(request.key, found);
      return found;
    },

    /** How many pages wait to be rendered, and how many are being rendered. */
    queue: inQueue.now,
  };
}

function outcomeOf(found: FoundPage): string {
  if ("page" in found) return found.passing ? "passing" : "kept";
  return { 404: "missing", 500: "failed", 503: "unavailable" }[found.status];
}
