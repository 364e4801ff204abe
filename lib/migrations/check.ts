import { readFileSync } from "node:fs";
import { applyMigrations } from "@/lib/migrations/apply";
import { schemaEntry } from "@/lib/migrations/author";
import { withEngine } from "@/lib/migrations/engine";
import { MIGRATIONS_DIR, SCHEMA_FILE } from "@/lib/migrations/migration-files";
import { withThrowawayDatabase } from "@/lib/postgres/throwaway";

const NO_FILTER = { externalTables: [], externalEnums: [] };

export type CheckOptions = { adminUrl: string; migrationsDir?: string; schemaFile?: string };

/**
 * Applies the migrations to an empty database and compares the outcome with the schema, both ways.
 * Gives the differences as SQL: none when the migrations give exactly the schema.
 */
export async function checkMigrations(options: CheckOptions): Promise<string[]> {
  const { adminUrl, migrationsDir = MIGRATIONS_DIR, schemaFile = SCHEMA_FILE } = options;
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
  return withThrowawayDatabase(adminUrl, async (url) => {
    await applyMigrations(url, migrationsDir);
    return withEngine({ url, schema: schemaEntry(schemaFile) }, async (engine) => {
      const live = { tag: "schemaDatasource" as const, files, configDir: "." };
      const wanted = { tag: "schemaDatamodel" as const, files };
      const differences: string[] = [];
      for (const [from, to] of [[live, wanted] as const, [wanted, live] as const]) {
        const { exitCode, stdout } = await engine.diff({
          from,
          to,
          script: true,
          exitCode: true,
          filters: NO_FILTER,
        });
        if (exitCode !== 0) differences.push(stdout ?? "a difference that has no script");
      }
      return differences;
    });
  });
}
