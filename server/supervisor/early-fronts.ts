import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { withoutDatabase } from "@/lib/startup/database-later";
import { readCurrent } from "@/server/front/pages/store-folder";
import type { KeptChild } from "./child";
import type { SupervisorContext } from "./context";
import { frontsOf, type Place } from "./fronts";
import { listeningSocket } from "./listening-socket";

export type Early = { place: Place; fronts: KeptChild[] };

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

/**
 * Starts the fronts before all else that takes time, so that readers have what
 * is kept: database, migrations and apps come after them. What may be shown so
 * early a front judges by what is on disk (server/front/pages/unasked-pages.ts);
 * they learn of the database when the start has come so far
 * (docs/decisions/0076-readers-first.md).
 *
 * @param build of the sources as they are; undefined where it is not known yet
 * @param env settings of this start, by which fronts are started
 * @returns what was begun, or why nothing was
 * @throws OperatorError when the address cannot be bound
 */
export async function beginFronts(
  context: SupervisorContext,
  build: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Early | string> {
  const { EDGE_DIR, SITE_INSTANCES, SITE_URL, DATABASE_PLACE } = env;
  if (build === undefined) return "not before the site is built";
  // A text may have been withdrawn there, and is this one like them?
  if (SITE_INSTANCES?.trim()) return "not before the other machines were asked";
  // From what lies there it answers until a front begins, which takes it away.
  if (EDGE_DIR?.trim()) return "nginx has its own files until then";
  const named = await readCurrent(path.join(context.dataDir, "pages"));
  const isOurs = named && named.siteUrl === SITE_URL && named.place === DATABASE_PLACE;
  if (!isOurs) return "nothing is kept for this address and database";
  const place = await openPlace(context);
  const settings = { ...withoutDatabase(env), BUILD_DIR: build } as NodeJS.ProcessEnv;
  return { place, fronts: frontsOf(context, place).start(settings) };
}
