import type pg from "pg";
import type { MigrationFile } from "@/lib/migrations/migration-files";
import { canRunOn } from "@/lib/migrations/survivors";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

type AppliedRow = { migration_name: string; checksum: string; finished: boolean };

export type History = {
  /** Not yet in the database, in their order; those that failed before come first. */
  pending: string[];
  /** Begun at some time and never finished. */
  failed: string[];
  /** Of a newer version, with which this one can run (survivors.ts). */
  newer: string[];
};

/** The database and this version do not go together. */
export class OtherVersion extends OperatorError {
  /** @param is newer: it knows a migration that this version does not. Other: one of this version's was changed. */
  constructor(
    readonly is: "newer" | "other",
    sentence: string,
  ) {
    super(sentence);
  }
}

/**
 * Compares the database's record of migrations with the files. Asking the table costs a few milliseconds;
 * the schema engine, which could tell too, is only loaded when there is something to apply.
 * Throws an OtherVersion where the two tell different stories.
 */
export async function readHistory(
  client: pg.Client,
  migrations: MigrationFile[],
): Promise<History> {
  const rows = await appliedRows(client);
  const files = new Map(migrations.map((migration) => [migration.name, migration]));

  const newer = rows
    .filter((row) => row.finished && !files.has(row.migration_name))
    .map((row) => row.migration_name);
  if (newer[0] && !(await canRunOn(client, newer, migrations))) {
    throw new OtherVersion(
      "newer",
      `The database has the migration ${newer[0]}, which this version of the site does not know: start the version that made it (or a newer one), or use another database.`,
    );
  }
  const edited = rows.find((row) => {
    const file = files.get(row.migration_name);
    return row.finished && file !== undefined && file.checksum !== row.checksum;
  });
  if (edited) {
    throw new OtherVersion(
      "other",
      `The migration ${edited.migration_name} was changed after this database had applied it: restore its file and put the change into a new migration ("npm run db:author"), or begin with an empty database.`,
    );
  }
  const finished = new Set(rows.filter((row) => row.finished).map((row) => row.migration_name));
  const pending = migrations.map(({ name }) => name).filter((name) => !finished.has(name));
  if (newer[0] && pending[0]) {
    throw new OtherVersion(
      "newer",
      `The database has the migration ${newer[0]}, which this version of the site does not know, and lacks ${pending[0]}, which came before it: start the version that made it, or a newer one.`,
    );
  }
  return {
    newer,
    pending,
    failed: rows
      .filter((row) => !row.finished && files.has(row.migration_name))
      .map((row) => row.migration_name),
  };
}

async function appliedRows(client: pg.Client): Promise<AppliedRow[]> {
  const found = await client.query<{ table: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS table`,
  );
  if (!found.rows[0]?.table) return [];
  const { rows } = await client.query<AppliedRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/**
 * Whether the script runs as one transaction, so that a failure left nothing of it behind. Sent as one
 * text it does, unless it commits by itself. (The word in a comment or a function's body only means that
 * a person has to look.)
 */
export function isAtomic(script: string): boolean {
  return !/\b(COMMIT|PREPARE\s+TRANSACTION)\b/i.test(script);
}
