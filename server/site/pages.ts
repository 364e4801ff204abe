import { setTimeout as delay } from "node:timers/promises";
import { innerPath } from "@/features/publication/resolve";
import { finish, type RenderedValue } from "@/lib/page-store/finish";
import type { Flights } from "@/lib/page-store/flights";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { renderContext } from "@/lib/page-store/render-context";
import type { PageStore } from "@/lib/page-store/store";
import { askNext, type Handler } from "./inner-request";
import { databaseAnswers, unlessAway } from "./unless-away";
import { within } from "./within";

/**
 * A page, or the status to answer in its place. `passing`: true for this
 * answer, but overtaken while it was made, so no cache is to keep it.
 */
export type Found = { page: Page; passing?: boolean } | { status: 404 | 500 | 503 };

/** A publish in the middle of a render asks for another; so many at most. */
const mostRenders = 5;

/** Next hands a page to its cache after it has answered. Milliseconds. */
const handOver = 5_000;

/** A render that takes longer is given up. Milliseconds. */
const longestRender = 30_000;

export type Pages = ReturnType<typeof createPages>;

type Options = {
  store: PageStore;
  flights: Flights;
  next: Handler;
  /** Told of a failed render. */
  report: (error: unknown) => void;
};

/** Finds finished pages, and has those made that are not there. */
export function createPages({ store, flights, next, report }: Options) {
  const rendering = new Map<string, Promise<Found>>();

  /** All who ask for a page while it is being rendered get the one render. */
  function render(key: string, path: string): Promise<Found> {
    const known = rendering.get(key);
    if (known) return known;
    const found = renderFresh(key, path)
      .catch(async (error: unknown): Promise<Found> => {
        if (!(await databaseAnswers())) return { status: 503 };
        report(error);
        return { status: 500 };
      })
      .finally(() => rendering.delete(key));
    rendering.set(key, found);
    return found;
  }

  async function renderFresh(key: string, path: string): Promise<Found> {
    for (let attempt = 1; ; attempt++) {
      const snapshot = flights.oldestBeside(await currentSnapshot());
      const { status, value, tags } = await flights.during(
        snapshot,
        () => renderOnce(path, snapshot),
        (rendered) => rendered.status === 200,
      );
      if (status === 404) return { status };
      const finished = value && finish(value);
      if (!finished) throw new Error(`Next answered ${path} with ${status} and gave no page`);
      const { headers, body } = finished;
      const page = await finishedPage({ path: key, headers, tags, snapshot }, body);
      if (await store.keep(page)) return { page };
      // One that was stale before it was finished is shown to no one, unless
      // publishes come faster than the page can be made.
      if (attempt === mostRenders) return { page, passing: true };
      await flights.landed();
    }
  }

  async function renderOnce(path: string, snapshot: string) {
    let give: (rendered: { value: RenderedValue; tags: string[] }) => void = () => {};
    const given = new Promise<{ value: RenderedValue; tags: string[] }>((resolve) => {
      give = resolve;
    });
    const { status } = await within(longestRender, path, () =>
      renderContext.run(
        // What else Next may make beside the page (such as a route's empty shell) is not it.
        { snapshot, rendered: (of, value, tags) => of === path && give({ value, tags }) },
        () => askNext(next, path),
      ),
    );
    if (status !== 200) return { status, value: undefined, tags: [] };
    const late = delay(handOver, undefined, { ref: false });
    return { status, tags: [], value: undefined, ...(await Promise.race([given, late])) };
  }

  /** A page that is fresh as far as can be known, without rendering. */
  async function kept(key: string): Promise<Page | undefined> {
    return store.recall(key) ?? (await store.load(key).catch(() => undefined));
  }

  async function make(key: string, path: string): Promise<Found> {
    const found = await unlessAway(render(key, path));
    if ("page" in found || found.status === 404) return found;
    const last = await store.lastGood(key);
    return last ? { page: last } : found;
  }

  return {
    /** A fresh page without asking anyone. */
    recall: store.recall,
    kept,

    /** The page at a path that is known to be one. */
    find: (path: string): Promise<Found> => make(path, innerPath(path)),

    lastGood: store.lastGood,

    /**
     * A page of the site's own, such as that of a status, which has no
     * public address: its key is no path.
     */
    async own(path: string): Promise<Found> {
      const key = `#${path}`;
      const page = await kept(key);
      return page ? { page } : make(key, path);
    },
  };
}
