import { BaseSequencer } from "vitest/node";

/**
 * Files of integration tests that take longest, the longest first. Vitest knows that itself from the
 * second run on; in a fresh clone it goes by the size of files, and what begins last keeps one
 * processor busy at the end while the other one waits.
 */
export const longest = [
  "server/front/assets/stored-pictures",
  "features/editorial/publishing/workflow",
  "server/worker/worker",
  "server/supervisor/command-line",
  "server/supervisor/supervise",
  "features/editorial/publishing/publishing-faults",
  "server/supervisor/withdrawals",
  "features/syndication/feeds/dates",
  "bench/search/search",
  "server/worker/cards",
  "server/worker/staff-jobs",
].map((name) => `/${name}.integration.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer["sort"]>[0]) {
    const rank = ({ moduleId }: (typeof files)[number]) => {
      const index = longest.findIndex((name) => moduleId.endsWith(name));
      return index === -1 ? longest.length : index;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
