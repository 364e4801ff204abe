import { rmSync } from "node:fs";
import { withdrawsAlone } from "@/lib/edge-links";
import { databaseMessage } from "@/lib/startup/database-later";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import { forgetPages, frontsOf, type Place, socketsOf } from "./fronts";
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

/**
 * Starts the fronts and apps of one build, so many as FRONTS and APPS say,
 * and keeps them running.
 *
 * @param early fronts of this build that have begun already, without the database: they are told where it is
 */
export function startProcesses(
  context: SupervisorContext,
  place: Place,
  env: NodeJS.ProcessEnv,
  early?: readonly KeptChild[],
): Processes {
  const sockets = socketsOf(place, env);
  const appEnv = (settings: NodeJS.ProcessEnv, index: number) => ({
    ...settings,
    APP_SOCKET: sockets[index],
    APP_NUMBER: `${index + 1}`,
    // The data folder is this supervisor's alone (it holds its lock). Where another
    // machine has it too, or a new build takes over, a page is made twice at worst.
    ...(sockets.length === 1 ? { RENDERS_ALONE: "1" } : {}),
    // Nobody waits for it yet.
    ...(place.appsFirst ? { APP_WARM: "1" } : {}),
  });
  const apps = sockets.map((_, index) =>
    keepChild(
      context,
      {
        program: "app",
        name: sockets.length > 1 ? `app ${index + 1}` : "app",
        // Without it readers still get what is kept: it is tried again and again.
        essential: false,
        startsOnce: place.appsFirst,
        drains: true,
        niceness: niceness.app,
        youngSpaceMb: youngSpaceMb.app,
      },
      appEnv(env, index),
    ),
  );
  const own = frontsOf(context, place);

  const fronts: KeptChild[] = [];
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  let retired = false;
  // What ends is not heard of then.
  const forget = context.life.onForce(() => withdrawsAlone(env) || forgetPages(env));
  const told = (begun: readonly KeptChild[]) => {
    for (const [index, front] of begun.entries()) {
      front.tell(databaseMessage(env), own.settings(env, index));
      // Before apps and database, which were begun after it.
      context.life.defer(front.stop);
    }
    return begun;
  };
  const start = async () => {
    const loaded = Promise.all(apps.map((app) => app.ready));
    // Nobody waits for it where a front fails first; an app that is then stopped must not end the supervisor with it.
    loaded.catch(() => {});
    if (place.appsFirst) await loaded;
    // They may have been told to go meanwhile, for one that did not start.
    if (!retired) fronts.push(...(early ? told(early) : own.start(env)));
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
        ...apps.map((app, index) => app.restart(appEnv(settings, index))),
        ...fronts.map((front, index) => front.restart(own.settings(settings, index))),
      ]);
    },
    retire: async () => {
      retired = true;
      await Promise.all(fronts.map((front) => front.retire()));
      // Not before: what fronts have begun may need them.
      await Promise.all(apps.map((app) => app.retire()));
      forget();
      for (const socket of sockets) rmSync(socket, { force: true });
    },
  };
}
