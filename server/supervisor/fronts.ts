import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unlinkOf, withdrawsAlone } from "@/lib/edge-links";
import { privateAddress } from "@/server/front/private/address";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import { type ListeningSocket, listeningSocket } from "./listening-socket";

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

/**
 * Where readers come and where the site's processes find each other, until the end of the life.
 *
 * @throws OperatorError when the address cannot be bound
 */
export async function openPlace({ life, address }: SupervisorContext): Promise<Place> {
  // Short, whatever the data folder is called: the name of a Unix socket has a hundred characters at most.
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-"));
  life.defer(() => rm(folder, { recursive: true, force: true }));
  const socket = await listeningSocket(address);
  life.defer(async () => socket.close());
  return { folder, socket, generation: 1, appsFirst: false };
}

const countOf = (text: string | undefined) => Number(text) || 1;

/** Where apps of this generation listen, so many as APPS says; of those that are not there yet as well. */
export const socketsOf = (place: Place, { APPS }: NodeJS.ProcessEnv): string[] =>
  Array.from({ length: countOf(APPS) }, (_, index) =>
    path.join(place.folder, `app-${index + 1}.${place.generation}`),
  );

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

/** Starts fronts of one generation. Never gives them the owner's address. */
export function frontsOf(context: SupervisorContext, place: Place): Fronts {
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
        startsEarly: env.DATABASE_LATER !== undefined,
        listen: place.socket.fd,
        drains: true,
        ended: (pid) => {
          // One that was killed leaves its address, and a receipt would wait for it.
          rmSync(privateAddress(place.folder, index + 1, pid), { force: true });
          if (!context.life.signal.aborted || !withdrawsAlone(env)) forgetPages(env, pid);
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
