import { readFile } from "node:fs/promises";
import { writeWhole } from "@/lib/storage";

/**
 * How often each page was read: a number for each address and nothing else.
 * By it pages are made anew after an update, the most read first. It need not
 * be exact: fronts add to one file now and then, and what one of them counted
 * may be lost when it is killed.
 */
export type Reads = ReturnType<typeof createReads>;

/** Pages that exist are counted, and of these so many. */
const mostAddresses = 20_000;

/** After so long what was read before counts half. */
const halfLifeMs = 24 * 60 * 60_000;

/** What was counted since is lost when a front is killed. */
const writeEveryMs = 5 * 60_000;

type Counts = { since: number; counts: Record<string, number> };

/** @param file where all fronts of a site add up */
export function createReads(file: string) {
  let own = new Map<string, number>();

  async function load(): Promise<Counts> {
    try {
      return JSON.parse(await readFile(file, "utf8")) as Counts;
    } catch {
      return { since: Date.now(), counts: {} };
    }
  }

  return {
    note(address: string): void {
      const known = own.get(address);
      if (known !== undefined || own.size < mostAddresses) own.set(address, (known ?? 0) + 1);
    },

    /** @throws when the file cannot be written; what was counted is added the next time then */
    async write(): Promise<void> {
      if (own.size === 0) return;
      const added = own;
      own = new Map();
      try {
        await writeWhole(file, Buffer.from(JSON.stringify(sum(await load(), added))));
      } catch (error) {
        for (const [address, count] of added) own.set(address, (own.get(address) ?? 0) + count);
        throw error;
      }
    },

    /** In the order of how often they were read. */
    async inOrder(addresses: readonly string[]): Promise<string[]> {
      const { counts } = sum(await load(), own);
      return [...addresses].sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
    },
  };
}

/**
 * Counts, and writes now and then.
 *
 * @param warn told when it cannot be written
 */
export function keepReads(file: string, warn: (error: unknown) => void) {
  const reads = createReads(file);
  const timer = setInterval(() => void reads.write().catch(warn), writeEveryMs);
  timer.unref();
  return {
    ...reads,
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await reads.write().catch(warn);
    },
  };
}

function sum({ since, counts }: Counts, added: ReadonlyMap<string, number>): Counts {
  const isOld = Date.now() - since > halfLifeMs;
  const all = new Map(
    Object.entries(counts).map(([name, count]) => [name, isOld ? count / 2 : count]),
  );
  for (const [address, count] of added) all.set(address, (all.get(address) ?? 0) + count);
  const most = [...all].sort(([, one], [, other]) => other - one).slice(0, mostAddresses);
  return { since: isOld ? Date.now() : since, counts: Object.fromEntries(most) };
}
