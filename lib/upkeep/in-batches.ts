import { eachOrAll } from "./each-or-all";
import type { Step } from "./upkeep";

/** Rows a transaction: publishing waits no longer than for so many. */
const batch = 50;
const beginning = "00000000-0000-0000-0000-000000000000";

type Batches = {
  /** The rows after this id, in the order of their ids. */
  rowsAfter: (id: string, take: number) => Promise<{ id: string }[]>;
  /** Does it for these, in one transaction. */
  work: (ids: readonly string[]) => Promise<void>;
  /** What is said of one that could not be done. */
  fault: (id: string) => string;
};

/** The step of a task that goes through the rows of a table by their ids. */
export const inBatches =
  ({ rowsAfter, work, fault }: Batches) =>
  async (after: string): Promise<Step> => {
    const ids = (await rowsAfter(after || beginning, batch)).map(({ id }) => id);
    const faults = await eachOrAll(ids, work);
    return {
      last: ids.length < batch ? undefined : ids.at(-1),
      done: ids.length,
      changed: ids.length - faults.length,
      faults: faults.map(fault),
    };
  };
