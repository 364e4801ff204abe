import { setTimeout as sleep } from "node:timers/promises";
import type { DatabasePair } from "@/scripts/cluster/database";
import type { Machine } from "@/scripts/cluster/machine";

type Outage = {
  name: string;
  /** @returns what is for the table */
  run: (site: Machine, database: DatabasePair) => Promise<string | undefined>;
};

/** How long each lasts: longer than files of nginx live without word from the database. */
const holdMs = 20_000;

/** What readers of pages that are kept must not notice. */
export const outages: readonly Outage[] = [
  {
    name: "PostgreSQL stands still",
    run: async (_, database) => {
      database.halt();
      await sleep(holdMs);
      database.goOn();
      return undefined;
    },
  },
  {
    name: "every process of the site stands still",
    run: async (site) => {
      site.halt();
      await sleep(holdMs);
      site.goOn();
      return undefined;
    },
  },
  {
    name: "both stand still",
    run: async (site, database) => {
      site.halt();
      database.halt();
      await sleep(holdMs);
      database.goOn();
      site.goOn();
      return undefined;
    },
  },
  {
    name: "both killed, and started again",
    run: async (site, database) => {
      await Promise.all([site.killSite(), database.kill()]);
      await sleep(holdMs);
      await database.startAgain();
      const began = performance.now();
      await site.start();
      return `ready ${((performance.now() - began) / 1_000).toFixed(1)} s after its start`;
    },
  },
];
