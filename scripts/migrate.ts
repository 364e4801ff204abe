import { readEnv } from "@/lib/env";
import { applyMigrations } from "@/lib/migrations/apply";
import { authorMigration } from "@/lib/migrations/author";
import { checkMigrations } from "@/lib/migrations/check";
import { readRunningEmbedded } from "@/lib/postgres/embedded";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { startThrowawayServer } from "@/lib/postgres/throwaway";
import { readEnvFile } from "@/lib/startup/env-file.mjs";
import { OperatorError, printFailure } from "@/lib/startup/operator-error.mjs";
import { type SiteDatabase, withSiteDatabase } from "./site-database";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run db:migrate`: the site's database, running or not. */
async function apply(): Promise<void> {
  const work = async ({ url, readerUrl }: SiteDatabase) => {
    const applied = await applyMigrations(url);
    for (const name of applied) say(`Applied ${name}`);
    if (applied.length === 0) say("The database is up to date.");
    const reader = await ensureReaderRole(url, readerUrl);
    if (reader.warning) say(`Warning: ${reader.warning}`);
  };
  await withSiteDatabase(readEnv(), work, say);
}

/** `npm run db:author -- NAME` */
async function author(name = ""): Promise<void> {
  await withWorkbench(async (adminUrl) => {
    const authored = await authorMigration({ name, adminUrl });
    if (!authored) return say("The schema has nothing that the migrations do not give already.");
    say(`Wrote prisma/migrations/${authored.folder}/migration.sql: read it before you apply it.`);
    for (const step of authored.destructive) say(`Warning: it ${step}`);
  });
}

/** `npm run db:check` */
async function check(): Promise<void> {
  await withWorkbench(async (adminUrl) => {
    const differences = await checkMigrations({ adminUrl });
    if (differences.length === 0) return say("The migrations give exactly the schema.");
    throw new OperatorError(
      'The migrations do not give the schema: write the missing one with "npm run db:author -- NAME".',
      differences.flatMap((difference) => difference.trimEnd().split("\n")),
    );
  });
}

/** A server to replay migrations on: the running embedded one if there is one, else a throwaway. */
async function withWorkbench(work: (adminUrl: string) => Promise<void>): Promise<void> {
  const running = readRunningEmbedded(readEnv().DATA_DIR);
  if (running) return work(running.adminUrl);
  const server = await startThrowawayServer();
  try {
    await work(server.adminUrl);
  } finally {
    await server.stop();
  }
}

const commands: Record<string, (argument?: string) => Promise<void>> = { apply, author, check };
const [command = "apply", argument] = process.argv.slice(2);

try {
  const chosen = commands[command];
  if (!chosen)
    throw new OperatorError(`There is no command "${command}": use apply, author NAME or check.`);
  readEnvFile(process.cwd());
  await chosen(argument);
} catch (error) {
  printFailure(error);
  process.exit(1);
}
// The schema engine leaves a timer behind that would hold the process for ten seconds.
process.exit();
