import { withdrawsAlone } from "@/lib/edge-links";
import { pagesRoot } from "@/lib/page-store/pages-root";
import { withoutDatabase } from "@/lib/startup/database-later";
import { isOfStart, readCurrent } from "@/server/front/pages/store-folder";
import type { KeptChild } from "./child";
import type { SupervisorContext } from "./context";
import { frontsOf, openPlace, type Place } from "./fronts";

export type Early = { place: Place; fronts: KeptChild[] };

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
  const { EDGE_DIR, SITE_URL, DATABASE_PLACE } = env;
  if (build === undefined) return "not before the site is built";
  // A text may have been withdrawn there, and is this one like them?
  if (!withdrawsAlone(env)) return "not before the other machines were asked";
  // From what lies there it answers until a front begins, which takes it away.
  if (EDGE_DIR?.trim()) return "nginx has its own files until then";
  const named = await readCurrent(pagesRoot(context.dataDir));
  if (!isOfStart(named, SITE_URL, DATABASE_PLACE)) {
    return "nothing is kept for this address and database";
  }
  const place = await openPlace(context);
  const settings = { ...withoutDatabase(env), BUILD_DIR: build } as NodeJS.ProcessEnv;
  return { place, fronts: frontsOf(context, place).start(settings) };
}
