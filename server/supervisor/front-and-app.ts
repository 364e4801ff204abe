import { rmSync } from "node:fs";
import path from "node:path";
import { unlinkOf } from "@/lib/edge-links";
import { privateAddress } from "@/server/front/private/address";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import type { ListeningSocket } from "./listening-socket";
import { niceness, youngSpaceMb } from "./shares";

/** The fronts and apps of one build. */
export type Processes = {
  /** What the first front said; all of them are ready, and all apps. */
  ready: KeptChild["ready"];
  /** Rejects when a front ends again and again. */
  failed: Promise<never>;
  restart: (env: NodeJS.ProcessEnv) => Promise<void>;
  /** Others have taken over: they finish what they have begun. */
  retire: () => Promise<void>;
};

type Place = {
  /** Of their Unix sockets; nobody else may enter it. */
  folder: string;
  /** Where readers come. */
  socket: ListeningSocket;
  /** Fronts ask the apps that were started with them, and no others: they are of the same build. */
  generation: number;
  /**
   * Fronts accept readers as soon as they are there, and show what is kept.
   * Where others do that already, they wait until their apps have loaded.
   */
  appsFirst: boolean;
};

/** Whether nginx goes on with what is there while the site is stopped: not where texts can be withdrawn elsewhere. */
const leavesPages = ({ SITE_INSTANCES }: NodeJS.ProcessEnv) => !SITE_INSTANCES?.trim();

/** What a front has laid where nginx looks, however it has ended: nobody keeps it true. */
function forgetPages({ EDGE_DIR }: NodeJS.ProcessEnv, pid?: number): void {
  const root = EDGE_DIR?.trim();
  if (root) unlinkOf(root, pid);
}

/**
 * Starts the fronts and apps of one build, so many as FRONTS and APPS say,
 * and keeps them running.
 */
export function startProcesses(
  context: SupervisorContext,
  place: Place,
  env: NodeJS.ProcessEnv,
): Processes {
  const numbers = (count: string | undefined) =>
    Array.from({ length: Number(count) || 1 }, (_, index) => index + 1);
  const [frontNumbers, appNumbers] = [numbers(env.FRONTS), numbers(env.APPS)];
  const appSocket = (number: number) =>
    path.join(place.folder, `app-${number}.${place.generation}`);
  const called = (name: string, number: number, of: readonly number[]) =>
    of.length > 1 ? `${name} ${number}` : name;

  const appEnv = (settings: NodeJS.ProcessEnv, number: number) => ({
    ...settings,
    APP_SOCKET: appSocket(number),
    APP_NUMBER: `${number}`,
    // The data folder is this supervisor's alone (it holds its lock). Where another
    // machine has it too, or a new build takes over, a page is made twice at worst.
    ...(appNumbers.length === 1 ? { RENDERS_ALONE: "1" } : {}),
    // Nobody waits for it yet.
    ...(place.appsFirst ? { APP_WARM: "1" } : {}),
  });
  const apps = appNumbers.map((number) =>
    keepChild(
      context,
      {
        program: "app",
        name: called("app", number, appNumbers),
        // Without it readers still get what is kept: it is tried again and again.
        essential: false,
        startsOnce: place.appsFirst,
        drains: true,
        niceness: niceness.app,
        youngSpaceMb: youngSpaceMb.app,
      },
      appEnv(env, number),
    ),
  );
  // It has nothing to do with the owner's side of the database.
  const frontEnv = (
    { DATABASE_URL: _, DATABASE_DIRECT_URL: __, ...settings }: NodeJS.ProcessEnv,
    number: number,
  ) =>
    ({
      ...settings,
      APP_SOCKETS: appNumbers.map(appSocket).join(path.delimiter),
      FRONTS_FOLDER: place.folder,
      FRONT_NUMBER: `${number}`,
      // Nobody else accepts yet.
      ...(place.appsFirst ? {} : { LISTENS_FIRST: "1" }),
    }) as NodeJS.ProcessEnv;
  const startFront = (number: number) =>
    keepChild(
      context,
      {
        program: "front",
        name: called("front", number, frontNumbers),
        essential: true,
        firstPauseMs: 0,
        listen: place.socket.fd,
        drains: true,
        youngSpaceMb: youngSpaceMb.front,
        ended: (pid) => {
          // One that was killed leaves its address, and a receipt would wait for it.
          rmSync(privateAddress(place.folder, number, pid), { force: true });
          if (!context.life.signal.aborted || !leavesPages(env)) forgetPages(env, pid);
        },
      },
      frontEnv(env, number),
    );

  const fronts: KeptChild[] = [];
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  let retired = false;
  // What ends is not heard of then.
  const forget = context.life.onForce(() => leavesPages(env) || forgetPages(env));
  const start = async () => {
    const loaded = Promise.all(apps.map((app) => app.ready));
    if (place.appsFirst) await loaded;
    // They may have been told to go meanwhile, for one that did not start.
    if (!retired) fronts.push(...frontNumbers.map(startFront));
    for (const front of fronts) front.failed.catch(fail);
    const [first] = await Promise.all(fronts.map(({ ready }) => ready));
    await loaded;
    return first ?? { type: "ready" as const };
  };
  return {
    ready: start(),
    failed,
    restart: async (settings) => {
      await Promise.all([
        ...apps.map((app, index) => app.restart(appEnv(settings, index + 1))),
        ...fronts.map((front, index) => front.restart(frontEnv(settings, index + 1))),
      ]);
    },
    retire: async () => {
      retired = true;
      await Promise.all(fronts.map((front) => front.retire()));
      // Not before: what fronts have begun may need them.
      await Promise.all(apps.map((app) => app.retire()));
      forget();
      for (const number of appNumbers) rmSync(appSocket(number), { force: true });
    },
  };
}
