import { SchemaEngineError, withEngine } from "@/lib/migrations/engine";
import { type History, isAtomic, readHistory } from "@/lib/migrations/history";
import {
  type MigrationFile,
  migrationList,
  readMigrations,
} from "@/lib/migrations/migration-files";
import { isNoted, noteNeeded } from "@/lib/migrations/survivors";
import { withClient } from "@/lib/postgres/connection";
import { withSetupLock } from "@/lib/postgres/setup-lock";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Brings the database to the newest migration and gives the names of those applied now.
 * Safe when several processes do it at once. Throws an OperatorError when a migration fails, or when the
 * database is of another version; a migration that failed is tried again by the next call.
 */
export async function applyMigrations(url: string, dir?: string): Promise<string[]> {
  const migrations = readMigrations(dir);
  return withClient(url, async (client) => {
    // Mostly there is nothing to do: then nobody waits for the lock.
    const before = await readHistory(client, migrations);
    if (isDone(before) && (before.newer.length > 0 || (await isNoted(client, migrations))))
      return [];
    return withSetupLock(url, async () => {
      const history = await readHistory(client, migrations);
      // What a newer version has noted is its own to say.
      if (history.newer.length > 0) return [];
      // Before, as of several that are applied now one may take something away and a later one fail.
      await noteNeeded(client, migrations);
      if (isDone(history)) return [];
      const scripts = new Map(migrations.map(({ name, script }) => [name, script]));
      const torn = history.failed.find((name) => !isAtomic(scripts.get(name) ?? ""));
      if (torn) {
        throw new OperatorError(
          `The migration ${torn} failed half-way at an earlier start and commits by itself, so that a part of it may be in the database: restore the backup made before it.`,
        );
      }
      const applied = await runEngine(url, migrations, history);
      // Once more, for a database that had no table of migrations.
      await noteNeeded(client, migrations);
      return applied;
    });
  });
}

function isDone(history: History): boolean {
  return history.pending.length === 0 && history.failed.length === 0;
}

async function runEngine(
  url: string,
  migrations: MigrationFile[],
  history: History,
): Promise<string[]> {
  const migrationsList = migrationList(migrations);
  try {
    return await withEngine({ url }, async (engine) => {
      // The engine will not go on after a failure until it is told that nothing of it was left behind.
      for (const migrationName of new Set(history.failed))
        await engine.markMigrationRolledBack({ migrationName });
      const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return result.appliedMigrationNames;
    });
  } catch (error) {
    if (error instanceof SchemaEngineError) throw await migrationError(url, migrations, error);
    throw error;
  }
}

async function migrationError(
  url: string,
  migrations: MigrationFile[],
  error: SchemaEngineError,
): Promise<OperatorError> {
  if (/permission denied/.test(error.message)) {
    return new OperatorError(
      `The role in DATABASE_URL may not create tables in this database (${error.message.replace(/^ERROR: /, "")}): make it the owner of the database.`,
      [],
      { cause: error },
    );
  }
  const { failed } = await withClient(url, (client) => readHistory(client, migrations));
  const which = failed[0] ? `The migration ${failed[0]}` : "A migration";
  return new OperatorError(
    `${which} failed and was undone as a whole (${error.message}): put right what it complains about, then start again.`,
    [],
    { cause: error },
  );
}
