import { setTimeout as sleep } from "node:timers/promises";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import type { DatabasePair } from "./database";
import type { Machine } from "./machine";
import { namedWhile } from "./named";
import { plugIn, silence, speakAgain, unplug } from "./network";
import type { Nginx } from "./nginx";
import type { StoreHost } from "./store";

export type Cluster = {
  west: Machine;
  east: Machine;
  database: DatabasePair;
  store: StoreHost;
  balancers: readonly [Nginx, Nginx];
  /** Another version of the site, in a folder of its own. */
  newer: string | undefined;
  /** How long what is cut off stays so. */
  holdMs: number;
  /** What should have been so and was not, as sentences; faults add theirs. */
  problems: string[];
};

export type Fault = {
  name: string;
  /** Does it, and undoes it; what it gives is for the table. */
  run: (cluster: Cluster) => Promise<string | undefined>;
};

/** From when on receipts have to name what is away. */
const now = () => databaseNow(editorialDb());

const part = (program: "front" | "app" | "worker"): Fault => ({
  name: `${program} of one machine killed`,
  run: async ({ west, holdMs }) => {
    west.killPart(program);
    await sleep(holdMs / 2);
    return undefined;
  },
});

function takeOver(way: "killed" | "cut off"): Fault {
  return {
    name: `the primary ${way}, the standby takes over`,
    run: async ({ database, holdMs }) => {
      const took = await database.failOver(way);
      await sleep(holdMs);
      return `the other takes changes after ${seconds(took)}`;
    },
  };
}

function comeBack(way: string): Fault {
  return {
    name: `the primary that was ${way} comes back as a standby`,
    run: async ({ database }) => {
      await database.addStandby();
      return undefined;
    },
  };
}

/** In turn; each begins when the one before has been got over. */
export const faults: readonly Fault[] = [
  part("front"),
  part("app"),
  part("worker"),
  {
    name: "a whole machine killed, and started again",
    run: async ({ east, holdMs }) => {
      await east.kill();
      await sleep(holdMs);
      const began = performance.now();
      await east.boot();
      return `ready ${seconds(performance.now() - began)} after its start`;
    },
  },
  {
    name: "the site of one machine killed, its nginx not, and started again",
    run: async ({ west, ...how }) => {
      await west.killSite();
      const behind = await namedWhile("west", { since: await now(), ...how });
      const began = performance.now();
      await west.start();
      return `receipts name ${behind}; ready ${seconds(performance.now() - began)} after its start`;
    },
  },
  {
    name: "nginx of one machine killed, and started again",
    run: async ({ east, ...how }) => {
      await east.edge.kill();
      const behind = await namedWhile("east", { since: await now(), ...how });
      await east.edge.start();
      return `receipts name ${behind}`;
    },
  },
  {
    name: "the process of a balancer that answers killed",
    run: async ({ balancers, holdMs }) => {
      balancers[0].killWorker();
      await sleep(holdMs / 2);
      return undefined;
    },
  },
  {
    name: "one of the balancers killed, and started again",
    run: async ({ balancers, holdMs }) => {
      await balancers[0].kill();
      await sleep(holdMs);
      await balancers[0].start();
      return "browsers go to the other address";
    },
  },
  {
    name: "a machine cut off from everything",
    run: async ({ west, ...how }) => {
      unplug("west");
      const behind = await namedWhile("west", { since: await now(), ...how });
      plugIn("west");
      return `receipts name ${behind}; ${await caughtUp(west)}`;
    },
  },
  {
    name: "a machine cut off from the database",
    run: async ({ west, database, ...how }) => {
      const { primary } = database;
      silence(primary, "west");
      const behind = await namedWhile("west", { since: await now(), ...how });
      const answer = await fetch(`${west.origin}/en/news/crash/the-story`).catch(() => undefined);
      await answer?.text();
      speakAgain(primary, "west");
      return `meanwhile it answers ${answer?.status ?? "nothing"} with what it has; receipts name ${behind}; ${await caughtUp(west)}`;
    },
  },
  {
    name: "the S3 server killed, and started again",
    run: async ({ store, holdMs }) => {
      await store.kill();
      await sleep(holdMs);
      await store.start();
      return undefined;
    },
  },
  {
    name: "the S3 server cut off",
    run: async ({ holdMs }) => {
      unplug("store");
      await sleep(holdMs);
      plugIn("store");
      return undefined;
    },
  },
  {
    name: "the standby cut off",
    run: async ({ database, holdMs }) => {
      const { standby } = database;
      unplug(standby);
      await sleep(holdMs);
      plugIn(standby);
      return "publishing waits for it";
    },
  },
  takeOver("killed"),
  comeBack("killed"),
  takeOver("cut off"),
  comeBack("cut off"),
  {
    name: "every nginx takes its configuration anew",
    run: async ({ balancers, west, east, holdMs }) => {
      for (const nginx of [...balancers, west.edge, east.edge]) nginx.reload();
      await sleep(holdMs / 2);
      return undefined;
    },
  },
  {
    name: "both machines restarted in turn",
    run: async ({ west, east }) => {
      for (const machine of [west, east]) {
        await machine.stop();
        await machine.start();
      }
      return undefined;
    },
  },
  {
    name: "both machines upgraded in turn, old and new side by side",
    run: async ({ west, east, newer, holdMs }) => {
      if (!newer) return "not run";
      await west.stop();
      west.root = newer;
      await west.start();
      const began = performance.now();
      await sleep(holdMs * 3);
      const said = await neighboursOf(west);
      await east.stop();
      const beside = performance.now() - began;
      east.root = newer;
      await east.start();
      return `side by side for ${seconds(beside)}; of its neighbours the new one says: ${said}`;
    },
  },
];

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

async function neighboursOf(machine: Machine): Promise<string> {
  const answer = await fetch(`${machine.origin}/readyz`);
  const { checks } = (await answer.json()) as { checks: { neighbours: string } };
  return checks.neighbours;
}

async function caughtUp(machine: Machine): Promise<string> {
  const began = performance.now();
  await machine.ready(60_000);
  return `ready again after ${seconds(performance.now() - began)}`;
}
