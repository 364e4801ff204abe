import { existsSync } from "node:fs";
import path from "node:path";
import type { GateTerm } from "@/features/facts/names/terms";
import { disconnectAll } from "@/lib/db/disconnect";
import { readEnv } from "@/lib/env";
import { errorMessage } from "@/lib/error-text";
import { withSiteDatabase } from "@/scripts/site-database";

/**
 * The site's glossary, for a command that may run without a site: where there
 * is none, or none that can be asked, the terms that a new site begins with.
 *
 * @param say told where the glossary could not be read
 */
export async function houseTerms(say: (line: string) => void): Promise<readonly GateTerm[]> {
  const { terms: first } = await import("@/prisma/seed/content/terms");
  try {
    const env = readEnv();
    if (!env.DATABASE_URL && !existsSync(path.join(env.DATA_DIR, "postgres"))) return first;
    const terms = await withSiteDatabase(env, async ({ url }) => {
      process.env.DATABASE_URL = url;
      try {
        return await (await import("@/features/glossary/data")).glossaryTerms();
      } finally {
        await disconnectAll();
      }
    });
    return terms.length > 0 ? terms : first;
  } catch (error) {
    say(`The site's glossary could not be read, so its first terms were used: ${reasonOf(error)}`);
    return first;
  }
}

/** Of a database's error the last line says what is wrong. */
const reasonOf = (error: unknown) =>
  errorMessage(error)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .at(-1) ?? "";
