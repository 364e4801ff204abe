import { watchingOverload } from "@/lib/overload";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { finishedPage } from "@/lib/page-store/page";
import { stripScripts } from "@/lib/page-store/strip-scripts";
import { within } from "@/lib/within";
import { unlessDatabaseAway } from "@/server/front/pages/database-guard";
import type { Handler } from "./contract";
import { statusOfFailure } from "./failure-status";
import { askNext } from "./inner-request";
import type { FoundPage } from "./renders";

const longestRenderMs = 10_000;

type Options = { next: Handler; report: (error: unknown) => void };

/**
 * Public pages that depend on their query, and are therefore made for each
 * request and kept by no one. In all else they are as finished as any: no
 * script, and a policy without one. So nothing on such a page may stand
 * below a `Suspense` that waits.
 *
 * @returns a function of path and query
 */
export function createUncachedPages({ next, report }: Options) {
  async function render(target: string): Promise<FoundPage> {
    const snapshot = await currentSnapshot();
    const { given, overloaded } = await watchingOverload(() =>
      within(longestRenderMs, target, () => askNext(next, target)),
    );
    const { status, type, body } = given;
    if (status === 404) return { status };
    if (status !== 200) throw new Error(`Next answered ${target} with ${status}`);
    const finished = stripScripts({ type, body });
    const page = { path: target, headers: finished.headers, tags: [], snapshot };
    return { page: await finishedPage(page, finished.body), passing: true, overloaded };
  }

  return (target: string): Promise<FoundPage> =>
    unlessDatabaseAway(render(target).catch((error: unknown) => statusOfFailure(error, report)));
}
