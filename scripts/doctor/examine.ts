import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Env } from "@/lib/env";
import { errorMessage } from "@/lib/error-text";
import { clusterPaths } from "@/lib/postgres/cluster-paths";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { withSiteDatabase } from "@/scripts/site-database";
import { examineDatabase } from "./database";
import { examineEdge } from "./edge";
import { examineFiles } from "./files";
import { type Finding, faultOf, warning } from "./finding";
import { examineDisk, examineFolders, examinePageStore } from "./folders";
import { examineMail } from "./mail";
import { examineNeighbours } from "./neighbours";
import { examinePrograms } from "./programs";
import { examineRunning } from "./running";
import { examineSettings } from "./settings";
import { examineSiteAddress } from "./site-address";

/**
 * Looks at all that a site needs of its machine. Changes nothing; an embedded
 * database that does not run is started for the length of it.
 *
 * @param root the project's folder
 * @param fileNames names of settings that .env sets
 */
export async function examine(root: string, fileNames: readonly string[]): Promise<Finding[]> {
  const { env, findings } = examineSettings(process.env, fileNames);
  const programs = examinePrograms(root);
  if (!env) {
    const rest = warning(
      "not-looked-at",
      "All else goes by the settings, and was not looked at.",
      "Correct them and call this again.",
    );
    return [...findings, ...programs, rest];
  }
  const dataDir = path.resolve(env.DATA_DIR);
  const [folders, disk, pages, edge, running, database, mail, address] = await Promise.all([
    examineFolders(dataDir),
    examineDisk(dataDir, env.DISK_FREE_PERCENT),
    examinePageStore(dataDir),
    examineEdge(root, process.env.EDGE_DIR?.trim()),
    examineRunning(dataDir),
    databaseAndFiles(env),
    examineMail(env),
    examineSiteAddress(env, knownSecret(env, dataDir)),
  ]);
  return [
    ...[...findings, ...programs, ...folders, ...disk, ...database],
    ...[...pages, ...edge, ...mail, ...address, ...running],
  ];
}

async function databaseAndFiles(env: Env): Promise<Finding[]> {
  // A look makes no database.
  if (!env.DATABASE_URL && !existsSync(clusterPaths(env.DATA_DIR).state)) {
    return [
      warning(
        "database",
        `There is no database in ${env.DATA_DIR} yet.`,
        "npm start makes one; where there should be one, DATA_DIR names another folder.",
      ),
    ];
  }
  try {
    return await withSiteDatabase(env, async ({ url }) => {
      const { findings, isOurs } = await examineDatabase(url);
      if (!isOurs) return findings;
      // What the file store reads.
      process.env.DATA_DIR = env.DATA_DIR;
      const secret = knownSecret(env, path.resolve(env.DATA_DIR));
      const previous = env.SITE_SECRET_PREVIOUS;
      const others = secret
        ? await examineNeighbours(url, previous ? [secret, previous] : [secret])
        : [];
      return [...findings, ...(await examineFiles(url)), ...others];
    });
  } catch (error) {
    if (error instanceof OperatorError) return [faultOf("database", errorMessage(error))];
    throw error;
  }
}

/** The site makes one at its first start; a look makes none. */
function knownSecret(env: Env, dataDir: string): string | undefined {
  if (env.SITE_SECRET) return env.SITE_SECRET;
  try {
    return readFileSync(path.join(dataDir, "secret"), "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
