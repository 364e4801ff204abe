import { readFileSync } from "node:fs";
import { destructiveSteps } from "@/lib/migrations/destructive";
import { withEngine } from "@/lib/migrations/engine";
import {
  MIGRATIONS_DIR,
  migrationList,
  readMigrations,
  SCHEMA_FILE,
  writeMigration,
} from "@/lib/migrations/migration-files";
import { withThrowawayDatabase } from "@/lib/postgres/throwaway";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

const NO_FILTER = { externalTables: [], externalEnums: [] };

export type AuthorOptions = {
  name: string;
  /** A server that may create (and drop again) databases: the migrations are replayed there. */
  adminUrl: string;
  migrationsDir?: string;
  schemaFile?: string;
};

export type Authored = { folder: string; destructive: string[] };

/**
 * Writes the migration that leads from the end of the existing ones to the schema. Undefined when the
 * schema has nothing new. Steps that lose or refuse existing data are named at the head of the file.
 */
export async function authorMigration(options: AuthorOptions): Promise<Authored | undefined> {
  const { migrationsDir = MIGRATIONS_DIR, schemaFile = SCHEMA_FILE } = options;
  const name = options.name.toLowerCase().replaceAll("-", "_");
  if (!/^[a-z][a-z0-9_]{1,60}$/.test(name)) {
    throw new OperatorError(
      "A migration needs a name of letters, digits and underscores, such as: npm run db:author -- add_share_links",
    );
  }
  const script = await scriptToSchema(options.adminUrl, migrationsDir, schemaFile);
  if (script === undefined) return undefined;
  const destructive = destructiveSteps(script);
  const warning = destructive
    .map((step) => `-- WARNING: loses or refuses existing data: ${step}\n`)
    .join("");
  const folder = writeMigration(name, warning ? `${warning}\n${script}` : script, migrationsDir);
  return { folder, destructive };
}

async function scriptToSchema(
  adminUrl: string,
  migrationsDir: string,
  schemaFile: string,
): Promise<string | undefined> {
  const existing = migrationList(readMigrations(migrationsDir), migrationsDir);
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
  return withThrowawayDatabase(adminUrl, (url) =>
    withEngine(
      { url, shadowAdminUrl: adminUrl, schema: schemaEntry(schemaFile) },
      async (engine) => {
        const { exitCode, stdout } = await engine.diff({
          from:
            existing.migrationDirectories.length > 0
              ? { tag: "migrations", ...existing }
              : { tag: "empty" },
          to: { tag: "schemaDatamodel", files },
          script: true,
          exitCode: true,
          filters: NO_FILTER,
        });
        return exitCode === 0 ? undefined : (stdout ?? undefined);
      },
    ),
  );
}

/** The engine is told the schema too: a list of PostgreSQL schemas to look at stands in it. */
export function schemaEntry(schemaFile: string): [string, string] {
  return [schemaFile, readFileSync(schemaFile, "utf8")];
}
