import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { checkServer } from "@/lib/postgres/connection";
import { readRunningEmbedded, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { lockHolder, takeLock } from "@/lib/startup/lock.mjs";

export type SiteDatabase = {
  url: string;
  /** PUBLIC_DATABASE_URL, where it is set. */
  readerUrl: string | undefined;
  /** Where the site that runs on the data folder says it stands. */
  siteUrl: string | undefined;
  /** Whether the site seems to run: its embedded server does. With DATABASE_URL this cannot be told, and it is taken to run. */
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
    const readerUrl = env.PUBLIC_DATABASE_URL;
    return work({ url: env.DATABASE_URL, readerUrl, siteUrl: siteUrlOf(env), running: true });
  }
  const running = readRunningEmbedded(env.DATA_DIR);
  if (running) {
    const siteUrl = siteUrlOf(env);
    return work({ url: running.url, readerUrl: undefined, siteUrl, running: true });
  }
  mkdirSync(env.DATA_DIR, { recursive: true });
  const lock = await takeLock(path.join(env.DATA_DIR, "lock"), {
    refusal: (holder) =>
      `The site is just starting or stopping on ${env.DATA_DIR} (process ${holder.pid}): try again in a moment.`,
  });
  try {
    const server = await startEmbeddedPostgres({ dataDir: env.DATA_DIR, log: say });
    try {
      const none = { readerUrl: undefined, siteUrl: undefined };
      return await work({ url: server.url, ...none, running: false });
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

/** The start notes it in its lock once it listens. */
function siteUrlOf({ DATA_DIR }: Env): string | undefined {
  const note = lockHolder(path.join(DATA_DIR, "lock"))?.note;
  return note && URL.canParse(note) ? new URL(note).origin : undefined;
}
