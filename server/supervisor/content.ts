import type { Env } from "@/lib/env";
import { applyMigrations } from "@/lib/migrations/apply";
import { readHistory } from "@/lib/migrations/history";
import { readMigrations } from "@/lib/migrations/migration-files";
import { withClient, withUrlParts } from "@/lib/postgres/connection";
import { ensureReaderRole, throughPool } from "@/lib/postgres/reader-role";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "@/server/supervisor/context";

export type Addresses = {
  /** The public side's connection. */
  reader: string;
  /** The same role at the server itself, where `reader` goes through a pool. */
  readerDirect: string | undefined;
};

/** Brings the database to the newest migration and gives the public side's connections to it. */
export async function migrate(
  { progress }: SupervisorContext,
  url: string,
  { PUBLIC_DATABASE_URL, DATABASE_DIRECT_URL: directUrl }: Env,
): Promise<Addresses & { applied: string[] }> {
  const setUpAt = directUrl ?? url;
  const applied = await applyMigrations(setUpAt);
  const { newer } = await withClient(setUpAt, (client) => readHistory(client, readMigrations()));
  if (newer.length > 0) {
    progress.say(
      `The database is of a newer version of the site (${newer.length} more migrations), with which this one can run`,
    );
  }
  const made = await ensureReaderRole(setUpAt, PUBLIC_DATABASE_URL);
  const isPooled = directUrl !== undefined && PUBLIC_DATABASE_URL === undefined;
  const reader = isPooled ? await throughPool(made, url) : made;
  if (reader.warning) progress.say(`Warning: ${reader.warning}`);
  return {
    applied,
    reader: reader.url,
    readerDirect: directUrl && atServer(reader.url, directUrl),
  };
}

/** The login of one address at the server of another. */
function atServer(url: string, serverUrl: string): string {
  const { username, password } = new URL(url);
  return withUrlParts(serverUrl, {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
}

/** Fills an empty database with the first content. */
export async function seedIfEmpty(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (await hasContent(env.DATABASE_URL ?? "")) return "already there";
  context.progress.interrupt();
  const { code } = await runTool(process.execPath, ["--import", "tsx", "prisma/seed/index.ts"], {
    life: context.life,
    env,
    show: true,
  });
  if (code === 0) return "done";
  throw new OperatorError(
    "The first content could not be written into the empty database: see the lines above, then start again (it begins anew).",
  );
}

/** Asked here and not by the seed alone, because starting it takes a second. */
async function hasContent(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      "SELECT EXISTS (SELECT FROM editorial.document) AS found",
    );
    return rows[0]?.found ?? false;
  });
}
