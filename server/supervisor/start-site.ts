import { languages } from "@/i18n/routing";
import type { Env } from "@/lib/env";
import { collectGarbage } from "@/lib/garbage";
import { adviceOn } from "@/lib/settings/advice";
import { beginBuild, build } from "./build";
import { childEnvironment } from "./child-environment";
import { type Addresses, migrate, seedIfEmpty } from "./content";
import type { SupervisorContext } from "./context";
import { openControl } from "./control";
import { openDatabase } from "./database";
import type { Early } from "./early-fronts";
import { firstAdministratorLink } from "./first-administrator";
import type { Look } from "./found-build";
import { keepSite } from "./keep-site";
import { keepWorker } from "./keep-worker";
import { compareWithOthers } from "./neighbours";
import { replaceRunning } from "./replace";
import { holdWithdrawn } from "./withdrawals";

/** What a start knows and has begun before all that takes time. */
export type Begun = {
  /** For the build of the sources; undefined while the site is worked on. */
  look: Look | undefined;
  /** Fronts that answer from what is kept. */
  early: Early | undefined;
};

/**
 * The third part of a start: database, content, build, site, worker. Then keeps the children running.
 *
 * @throws as `supervise`
 */
export async function startSite(
  context: SupervisorContext,
  env: Env,
  { look, early }: Begun,
): Promise<void> {
  const { progress, life, dev, lock } = context;
  // A front that cannot be kept ends the start as it ends the site, with the step that is going on.
  let lost: { error: unknown } | undefined;
  for (const { failed } of early?.fronts ?? [])
    failed.catch((error: unknown) => {
      lost ??= { error };
    });
  const step = <T>(title: string, work: () => Promise<T>) => {
    life.signal.throwIfAborted();
    if (lost) throw lost.error;
    return progress.step(title, work);
  };

  let buildBegun: ReturnType<typeof beginBuild> | undefined;
  const database = await step(
    env.DATABASE_URL ? "Connecting to PostgreSQL" : "Starting PostgreSQL",
    async () => {
      const opened = openDatabase(context, env);
      // While PostgreSQL starts: after a crash readers wait for both. A fault of one is told when the other is over.
      const building = new Promise<typeof buildBegun>((resolve) =>
        resolve(dev ? undefined : beginBuild(context.root, look)),
      );
      await Promise.allSettled([opened, building]);
      buildBegun = await building;
      return opened;
    },
  );
  let childEnv = process.env;
  let folder: string | undefined;
  let since: string | undefined;
  const settings = (url: string, addresses: Addresses, build = folder): NodeJS.ProcessEnv => ({
    ...childEnvironment(context, env, { url, ...addresses }),
    BUILD_DIR: build,
    SITE_STARTED_AT: since,
  });
  await step("Applying migrations", async () => {
    const { applied, ...addresses } = await migrate(context, database.url, env);
    childEnv = settings(database.url, addresses);
    return applied.length > 0 ? `done (${applied.length} new)` : "up to date";
  });
  if (!dev) {
    await step("Comparing with other machines", async () => {
      const { said, startedAt } = await compareWithOthers(context, childEnv, !env.DATABASE_URL);
      since = startedAt;
      childEnv = { ...childEnv, SITE_STARTED_AT: since };
      return said;
    });
  }
  await step("Filling an empty database", () => seedIfEmpty(context, childEnv));
  await step("Holding back what was withdrawn", () => holdWithdrawn(context, childEnv));
  if (!dev) {
    await step("Building the site", async () => {
      const built = await build(context, buildBegun);
      folder = built.folder;
      // Some megabytes: this process is there for months.
      buildBegun = undefined;
      return built.said;
    });
  }
  childEnv = { ...childEnv, BUILD_DIR: folder };
  const site = await step("Starting the site", () => keepSite(context, childEnv, early));
  // After the site, whose pages its first work may be to look at; stopped before it.
  let worker = keepWorker(context, { ...childEnv, ...site.forWorker });
  lock.annotate(site.url);

  const inTurn = oneAtATime();
  let databaseUrl = database.url;
  database.onMoved((url) =>
    inTurn(async () => {
      databaseUrl = url;
      const moved = settings(url, await migrate(context, url, env));
      await Promise.all([site.restart(moved), worker.restart({ ...moved, ...site.forWorker })]);
    }),
  );
  const replace = (say: (line: string) => void) =>
    inTurn(async () => {
      const running = {
        ...{ site, worker, databaseUrl },
        settings: (addresses: Addresses, build: string) => ({
          ...settings(databaseUrl, addresses, build),
          ...site.forWorker,
        }),
      };
      ({ worker, folder } = await replaceRunning(context, env, running, say));
    }).finally(collectGarbage);
  if (site.forWorker.FRONTS_FOLDER) {
    await openControl(context, site.forWorker.FRONTS_FOLDER, replace);
  }
  announce(context, env, site.url, await firstAdministratorLink(context, childEnv));
  // The start has read all sources. This process does so little from now on that it would keep what that has left.
  collectGarbage();

  const stopped = new Promise<void>((resolve) => {
    if (life.signal.aborted) resolve();
    life.signal.addEventListener("abort", () => resolve());
  });
  await Promise.race([stopped, database.failed, site.failed]);
}

/** What changes the processes is done one after the other. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work);
    before = done.catch(() => {});
    return done;
  };
}

function announce(
  { progress }: SupervisorContext,
  env: Env,
  url: string,
  setup: string | undefined,
): void {
  const lines = Object.entries(languages).map(
    ([locale, { name }]) => `  ${url}/${locale}  ${name}`,
  );
  if (env.SITE_URL !== new URL(url).origin)
    lines.push(`  Readers and crawlers are told ${env.SITE_URL}`);
  if (setup) {
    lines.push(
      "",
      "There is no administrator yet. This link creates the first administrator, once:",
    );
    lines.push(`  ${setup}`);
  }
  for (const { seen, todo } of adviceOn(env)) lines.push("", `${seen} ${todo}`);
  process.stdout.write(
    `\nReady after ${progress.elapsed()}:\n\n${lines.join("\n")}\n\nCtrl-C stops it.\n`,
  );
}
