import type pg from "pg";
import { escapeLiteral } from "pg";
import { errorCode } from "@/lib/error-text";
import type { MigrationFile } from "@/lib/migrations/migration-files";

/**
 * Which earlier versions can run on a database that a newer one has
 * migrated: so that an upgrade can be taken back, and old and new processes
 * may stand beside each other. Migrations only expand, so as a rule all can;
 * one that takes something away begins with the line `-- contracts`, and a
 * version that does not know it cannot run after it. The newer version notes
 * the last of those at the table of migrations, where an earlier one, which
 * has no file of it, finds it.
 */

/** For versions before this one, which read no note: they refuse every migration that they do not know. */
const noteStart = "newsroom: needs ";
const nothing = "nothing";

const contracts = /^\s*-- contracts\b/i;

/** Which migration a version has to know to run on a database that has all of these. */
export const neededOf = (migrations: readonly MigrationFile[]): string =>
  migrations.findLast(({ script }) => contracts.test(script))?.name ?? nothing;

/** Whether it stands there for versions that come from before. */
export async function isNoted(
  client: pg.Client,
  migrations: readonly MigrationFile[],
): Promise<boolean> {
  return migrations.length === 0 || (await readNeeded(client)) === neededOf(migrations);
}

/** Notes it for versions that come from before; under the set-up lock, and never over the note of a newer one. */
export async function noteNeeded(
  client: pg.Client,
  migrations: readonly MigrationFile[],
): Promise<void> {
  if (await isNoted(client, migrations)) return;
  const note = escapeLiteral(noteStart + neededOf(migrations));
  const comment = `COMMENT ON TABLE _prisma_migrations IS ${note}`;
  await client.query(comment).catch((error: unknown) => {
    // Where somebody else applies migrations, only they may: then earlier versions refuse, as before.
    // An empty database has no such table yet.
    if (!["42501", "42P01"].includes(errorCode(error) ?? "")) throw error;
  });
}

async function readNeeded(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string | null }>(
    `SELECT obj_description(to_regclass('_prisma_migrations'), 'pg_class') AS note`,
  );
  const note = rows[0]?.note;
  return note?.startsWith(noteStart) ? note.slice(noteStart.length) : undefined;
}

/**
 * Whether this version can run on a database with migrations that it does not
 * know: a newer version has noted that it can, and all of them came after its own.
 *
 * @param unknown names of finished migrations of which there is no file
 */
export async function canRunOn(
  client: pg.Client,
  unknown: readonly string[],
  migrations: readonly MigrationFile[],
): Promise<boolean> {
  const newest = migrations.at(-1)?.name;
  if (newest === undefined || unknown.some((name) => name <= newest)) return false;
  const needed = await readNeeded(client);
  if (needed === undefined) return false;
  return needed === nothing || migrations.some(({ name }) => name === needed);
}
