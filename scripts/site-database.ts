import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { checkServer } from "@/lib/postgres/connection";
import { readRunningEmbedded, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { takeLock } from "@/lib/startup/lock.mjs";

export type SiteDatabase = {
  url: string;
  /** PUBLIC_DATABASE_URL, where it is set. */
  readerUrl: string | undefined;
  /** Whether the site seems to run: its embedded server does, or the server is none of ours. */
  running: boolean;
};

/**
 * Hands over the site's database, whether the site runs or not: DATABASE_URL's,
 * or the embedded server that runs on the data folder, or else one that is
 * started for the length of the work, under the lock that a start takes.
 */
export async function withSiteDatabase<T>(
  env: Env,
  work: (database: SiteDatabase) => Promise<T>,
  say: (line: string) => void = () => {},
): Promise<T> {
  if (env.DATABASE_URL) {
    await checkServer(env.DATABASE_URL);
    return work({ url: env.DATABASE_URL, readerUrl: env.PUBLIC_DATABASE_URL, running: true });
  }
  const running = readRunningEmbedded(env.DATA_DIR);
  if (running) return work({ url: running.url, readerUrl: undefined, running: true });
  mkdirSync(env.DATA_DIR, { recursive: true });
  const lock = await takeLock(path.join(env.DATA_DIR, "lock"), {
    refusal: (holder) =>
      `The site is just starting or stopping on ${env.DATA_DIR} (process ${holder.pid}): try again in a moment.`,
  });
  try {
    const server = await startEmbeddedPostgres({ dataDir: env.DATA_DIR, log: say });
    try {
      return await work({ url: server.url, readerUrl: undefined, running: false });
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
