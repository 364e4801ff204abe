import { languages } from "@/i18n/routing";
import { type Env, readEnv } from "@/lib/env";
import { adviceOn } from "@/lib/settings/advice";
import { generateClient } from "@/lib/startup/generate-client.mjs";
import { beginBuild, build } from "./build";
import { type Addresses, migrate, seedIfEmpty } from "./content";
import type { SupervisorContext } from "./context";
import { openControl } from "./control";
import { openDatabase } from "./database";
import { firstAdministratorLink } from "./first-administrator";
import { keepSite } from "./keep-site";
import { keepWorker } from "./keep-worker";
import { compareWithOthers } from "./neighbours";
import { replaceRunning } from "./replace";
import { holdWithdrawn } from "./withdrawals";

/**
 * The second part of a start, once the packages are there: database, content, build, site, worker. Then keeps
 * the children running. Returns when the person stops the site; throws when it cannot go on. What was begun
 * is undone by `context.life`, in the reverse order: worker and site first, then PostgreSQL, then the lock.
 */
export async function supervise(context: SupervisorContext): Promise<void> {
  const { progress, life, dev, lock } = context;
  // Judged before anything was installed (scripts/bootstrap.mjs).
  const env = readEnv();
  const step = <T>(title: string, work: () => Promise<T>) => {
    life.signal.throwIfAborted();
    return progress.step(title, work);
  };

  await step("Generating the database client", () =>
    generateClient({ ...context, say: progress.say }),
  );
  let begun: ReturnType<typeof beginBuild> | undefined;
  const database = await step(
    env.DATABASE_URL ? "Connecting to PostgreSQL" : "Starting PostgreSQL",
    async () => {
      const opened = openDatabase(context, env);
      // While PostgreSQL starts: after a crash readers wait for both. A fault of one is told when the other is over.
      const building = new Promise<typeof begun>((resolve) =>
        resolve(dev ? undefined : beginBuild(context.root)),
      );
      await Promise.allSettled([opened, building]);
      begun = await building;
      return opened;
    },
  );
  let childEnv = process.env;
  let folder: string | undefined;
  let since: string | undefined;
  const settings = (url: string, addresses: Addresses, build = folder): NodeJS.ProcessEnv => ({
    ...childEnvironment(context, env, url, addresses),
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
      const built = await build(context, begun);
      folder = built.folder;
      return built.said;
    });
  }
  childEnv = { ...childEnv, BUILD_DIR: folder };
  const site = await step("Starting the site", () => keepSite(context, childEnv));
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
    });
  if (site.forWorker.FRONTS_FOLDER) {
    await openControl(context, site.forWorker.FRONTS_FOLDER, replace);
  }
  announce(context, env, site.url, await firstAdministratorLink(context, childEnv));

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

/** What the site, and the seed before it, are told. */
function childEnvironment(
  { dev, address, dataDir }: SupervisorContext,
  env: Env,
  url: string,
  { reader, readerDirect }: Addresses,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(address.port),
    HOST: address.host,
    SITE_URL: env.SITE_URL,
    DATABASE_URL: url,
    PUBLIC_DATABASE_URL: reader,
    ...(readerDirect === undefined ? {} : { PUBLIC_DIRECT_URL: readerDirect }),
    DATA_DIR: dataDir,
    FRONTS: String(env.FRONTS),
    APPS: String(env.APPS),
    LOG_LEVEL: env.LOG_LEVEL,
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
