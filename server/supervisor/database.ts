import { setTimeout as sleep } from "node:timers/promises";
import type { Env } from "@/lib/env";
import { errorMessage } from "@/lib/error-text";
import { checkServer, withClient } from "@/lib/postgres/connection";
import { waysToLose } from "@/lib/postgres/durability";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { signal } from "@/lib/postgres/processes";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { Backoff } from "@/server/supervisor/backoff";
import type { SupervisorContext } from "@/server/supervisor/context";

export type Database = {
  url: string;
  /** Rejects when the embedded server ends again and again. */
  failed: Promise<never>;
  /** Called when the embedded server had to come back on another port. */
  onMoved: (listener: (url: string) => void) => void;
};

/** The server of DATABASE_URL, found to answer; or else the embedded one, started and kept running. */
export async function openDatabase(context: SupervisorContext, env: Env): Promise<Database> {
  if (env.DATABASE_URL) {
    await checkServer(env.DATABASE_URL);
    if (env.DATABASE_DIRECT_URL) await checkServer(env.DATABASE_DIRECT_URL, "DATABASE_DIRECT_URL");
    // A pool answers with its own settings, so the server behind it is asked.
    for (const way of await waysOf(env.DATABASE_DIRECT_URL ?? env.DATABASE_URL)) {
      context.progress.say(`Warning: ${way}`);
    }
    return { url: env.DATABASE_URL, failed: new Promise(() => {}), onMoved: () => {} };
  }
  return keepEmbedded(context);
}

/** A server that does not tell loses nothing that could be warned of. */
const waysOf = (url: string) => withClient(url, waysToLose).catch((): string[] => []);

async function keepEmbedded({ dataDir, life, progress }: SupervisorContext): Promise<Database> {
  const backoff = new Backoff();
  const movedListeners: Array<(url: string) => void> = [];
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // It may fail while nobody waits for it yet.
  failed.catch(() => {});

  let current: EmbeddedPostgres | undefined;
  let starting: Promise<unknown> = Promise.resolve();
  const launch = async () => {
    const server = await startEmbeddedPostgres({ dataDir, log: progress.say });
    server.onExit((how) => void relaunch(`ended (${how})`));
    current = server;
    return server;
  };
  const relaunch = async (what: string): Promise<void> => {
    current = undefined;
    if (life.signal.aborted) return;
    const delay = backoff.next();
    if (delay === undefined)
      return fail(
        new OperatorError(
          `PostgreSQL ${what} five times within a minute: see ${dataDir}/log/postgres.log.`,
        ),
      );
    progress.say(`PostgreSQL ${what}; starting it again in ${delay / 1000} s`);
    await sleep(delay, undefined, { signal: life.signal }).catch(() => {});
    if (life.signal.aborted) return;
    const attempt = launch();
    starting = attempt.catch(() => {});
    try {
      const server = await attempt;
      progress.say("PostgreSQL is back");
      for (const listener of movedListeners) if (server.url !== first.url) listener(server.url);
    } catch (error) {
      await relaunch(`did not start (${errorMessage(error)})`);
    }
  };

  // Before the first launch: a stop that comes while the server starts has to wait for it and end it.
  life.defer(async () => {
    await starting;
    await current?.stop();
  });
  // By force still means that PostgreSQL recovers by itself at the next start; SIGKILL could leave parts of it running.
  life.onForce(() => current && signal(current.pid, "SIGQUIT"));
  const firstLaunch = launch();
  starting = firstLaunch.catch(() => {});
  const first = await firstLaunch;
  return { url: first.url, failed, onMoved: (listener) => void movedListeners.push(listener) };
}
