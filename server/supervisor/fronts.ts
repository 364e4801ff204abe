import { rmSync } from "node:fs";
import path from "node:path";
import { unlinkOf } from "@/lib/edge-links";
import { privateAddress } from "@/server/front/private/address";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import type { ListeningSocket } from "./listening-socket";

export type Place = {
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

const countOf = (text: string | undefined) => Number(text) || 1;

/** Where apps of this generation listen, so many as APPS says; of those that are not there yet as well. */
export const socketsOf = (place: Place, { APPS }: NodeJS.ProcessEnv): string[] =>
  Array.from({ length: countOf(APPS) }, (_, index) =>
    path.join(place.folder, `app-${index + 1}.${place.generation}`),
  );

/** Whether nginx goes on with what is there while the site is stopped: not where texts can be withdrawn elsewhere. */
export const leavesPages = ({ SITE_INSTANCES }: NodeJS.ProcessEnv) => !SITE_INSTANCES?.trim();

/** What a front has laid where nginx looks, however it has ended: nobody keeps it true. */
export function forgetPages({ EDGE_DIR }: NodeJS.ProcessEnv, pid?: number): void {
  const root = EDGE_DIR?.trim();
  if (root) unlinkOf(root, pid);
}

type Fronts = {
  /** Starts so many as FRONTS says, and keeps them running. */
  start: (env: NodeJS.ProcessEnv) => KeptChild[];
  /** What one of them is told, by its place among them. */
  settings: (env: NodeJS.ProcessEnv, index: number) => NodeJS.ProcessEnv;
};

export function frontsOf(context: SupervisorContext, place: Place): Fronts {
  // It has nothing to do with the owner's side of the database.
  const settings = (
    { DATABASE_URL: _, DATABASE_DIRECT_URL: __, ...env }: NodeJS.ProcessEnv,
    index: number,
  ) =>
    ({
      ...env,
      APP_SOCKETS: socketsOf(place, env as NodeJS.ProcessEnv).join(path.delimiter),
      FRONTS_FOLDER: place.folder,
      FRONT_NUMBER: `${index + 1}`,
      // Nobody else accepts yet.
      ...(place.appsFirst ? {} : { LISTENS_FIRST: "1" }),
    }) as NodeJS.ProcessEnv;

  const startOne = (env: NodeJS.ProcessEnv, index: number, count: number) =>
    keepChild(
      context,
      {
        program: "front",
        name: count > 1 ? `front ${index + 1}` : "front",
        essential: true,
        firstPauseMs: 0,
        listen: place.socket.fd,
        drains: true,
        ended: (pid) => {
          // One that was killed leaves its address, and a receipt would wait for it.
          rmSync(privateAddress(place.folder, index + 1, pid), { force: true });
          if (!context.life.signal.aborted || !leavesPages(env)) forgetPages(env, pid);
        },
      },
      settings(env, index),
    );

  const start = (env: NodeJS.ProcessEnv) => {
    const count = countOf(env.FRONTS);
    return Array.from({ length: count }, (_, index) => startOne(env, index, count));
  };
  return { start, settings };
}
