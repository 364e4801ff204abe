import { rmSync } from "node:fs";
import path from "node:path";
import { privateAddress } from "@/server/front/private/address";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import type { ListeningSocket } from "./listening-socket";

export type Processes = {
  /** What the first front said; all of them are ready, and all apps. */
  ready: KeptChild["ready"];
  /** Rejects when a front ends again and again. */
  failed: Promise<never>;
  restart: (env: NodeJS.ProcessEnv) => Promise<void>;
};

type Place = {
  /** Of their Unix sockets; nobody else may enter it. */
  folder: string;
  /** Where readers come. */
  socket: ListeningSocket;
  /** Fronts ask apps that were started with them, and no others. */
  generation: number;
};

/**
 * Starts the fronts and apps of one build, so many as FRONTS and APPS say,
 * and keeps them running.
 */
export function startProcesses(
  context: SupervisorContext,
  { folder, socket, generation }: Place,
  env: NodeJS.ProcessEnv,
): Processes {
  const numbers = (count: string | undefined) =>
    Array.from({ length: Number(count) || 1 }, (_, index) => index + 1);
  const [frontNumbers, appNumbers] = [numbers(env.FRONTS), numbers(env.APPS)];
  const appSocket = (number: number) => path.join(folder, `app-${number}.${generation}`);
  const appSockets = appNumbers.map(appSocket).join(path.delimiter);
  const called = (name: string, number: number, of: readonly number[]) =>
    of.length > 1 ? `${name} ${number}` : name;

  const appEnv = (settings: NodeJS.ProcessEnv, number: number) => ({
    ...settings,
    APP_SOCKET: appSocket(number),
  });
  const apps = appNumbers.map((number) =>
    keepChild(
      context,
      // Without it readers still get what is kept: it is tried again and again.
      { program: "app", name: called("app", number, appNumbers), essential: false, drains: true },
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
      APP_SOCKETS: appSockets,
      FRONTS_FOLDER: folder,
      FRONT_NUMBER: `${number}`,
    }) as NodeJS.ProcessEnv;
  const fronts = frontNumbers.map((number) =>
    keepChild(
      context,
      {
        program: "front",
        name: called("front", number, frontNumbers),
        essential: true,
        firstPauseMs: 0,
        listen: socket.fd,
        drains: true,
        // One that was killed leaves its address, and a receipt would wait for it.
        ended: (pid) => rmSync(privateAddress(folder, number, pid), { force: true }),
      },
      frontEnv(env, number),
    ),
  );
  const all = [...fronts, ...apps];
  return {
    ready: Promise.all(all.map(({ ready }) => ready)).then(([first]) => first ?? { type: "ready" }),
    failed: Promise.race(fronts.map(({ failed }) => failed)),
    restart: async (settings) => {
      await Promise.all([
        ...apps.map((app, index) => app.restart(appEnv(settings, index + 1))),
        ...fronts.map((front, index) => front.restart(frontEnv(settings, index + 1))),
      ]);
    },
  };
}
