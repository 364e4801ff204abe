import type { Env } from "@/lib/env";
import { generateClient } from "@/lib/startup/generate-client.mjs";
import { isInstalled } from "@/lib/startup/install.mjs";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { build } from "./build";
import type { KeptChild } from "./child";
import { type Addresses, migrate } from "./content";
import type { SupervisorContext } from "./context";
import type { Site } from "./keep-site";
import { keepWorker } from "./keep-worker";

type Running = {
  site: Site;
  worker: KeptChild;
  databaseUrl: string;
  /** What processes are told, by the database's addresses and the folder of their build. */
  settings: (addresses: Addresses, folder: string) => NodeJS.ProcessEnv;
};

/**
 * Has the site as its sources are now take over from the one that runs, and
 * no request is lost: builds what has changed, brings the database to the
 * newest migration (which the code that runs can live with: migrations only
 * expand), starts the new processes beside the old ones, and when all of them
 * answer lets the old ones go. The supervisor itself stays as it is.
 *
 * @param say told of each step
 * @returns the worker that is there now, and the folder of the build
 * @throws OperatorError with the cause, when something cannot be done: what runs then stays
 */
export async function replaceRunning(
  context: SupervisorContext,
  env: Env,
  running: Running,
  say: (line: string) => void,
): Promise<{ worker: KeptChild; folder: string }> {
  if (!isInstalled(context.root)) {
    throw new OperatorError(
      "The packages are others than those that are installed, and what runs loads from them: stop the site and start it again.",
    );
  }
  await generateClient({ ...context, say });
  const { folder, said } = await build(context);
  say(`Build: ${said}`);
  const { applied, ...addresses } = await migrate(context, running.databaseUrl, env);
  if (applied.length > 0) say(`Migrations: ${applied.length} new`);
  const settings = running.settings(addresses, folder);
  // Any number of them may run on one database.
  const worker = keepWorker(context, settings, { startsOnce: true });
  try {
    await worker.ready;
    await running.site.replace(settings);
  } catch (error) {
    void worker.retire();
    throw error;
  }
  void running.worker.retire();
  say("The new processes answer; the old ones finish what they have begun");
  return { worker, folder };
}
