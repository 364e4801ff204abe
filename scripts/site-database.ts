import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { readHistory } from "@/lib/migrations/history";
import { readMigrations } from "@/lib/migrations/migration-files";
import { checkServer, withClient } from "@/lib/postgres/connection";
import { readRunningEmbedded, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { lockHolder, takeLock } from "@/lib/startup/lock.mjs";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

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

/**
 * Refuses a database that is not of this version: what a command asks it would
 * fail somewhere in the middle, in the database's own words.
 *
 * @throws OperatorError that says which of the two is behind, and what to do
 */
export async function checkVersion(url: string): Promise<void> {
  const migrations = readMigrations();
  const { pending } = await withClient(url, (client) => readHistory(client, migrations));
  if (pending.length === 0) return;
  throw new OperatorError(
    pending.length === migrations.length
      ? "This database has none of the site's tables: start the site once (npm start) or apply its migrations (npm run db:migrate), or name the right one with DATABASE_URL or DATA_DIR."
      : `This database is ${pending.length === 1 ? "one migration" : `${pending.length} migrations`} behind this version of the site (the first is ${pending[0]}): start the site (npm start) or apply them (npm run db:migrate).`,
  );
}
