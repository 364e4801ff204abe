import { applyMigrations } from "@/lib/migrations/apply";
import { withClient } from "@/lib/postgres/connection";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "@/server/supervisor/context";

/** Brings the database to the newest migration and gives the public side's connection to it. */
export async function migrate(
  { progress }: SupervisorContext,
  url: string,
  readerUrl: string | undefined,
): Promise<{ applied: string[]; readerUrl: string }> {
  const applied = await applyMigrations(url);
  const reader = await ensureReaderRole(url, readerUrl);
  if (reader.warning) progress.say(`Warning: ${reader.warning}`);
  return { applied, readerUrl: reader.url };
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
