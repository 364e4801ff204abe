import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { lastLines } from "@/lib/error-text";
import type { PostgresBinaries } from "@/lib/postgres/binaries";
import { type ClusterPaths, writeClusterState } from "@/lib/postgres/cluster-paths";
import { type RunAs, run } from "@/lib/postgres/run";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

export const SUPERUSER = "postgres";

/**
 * The locale of LC_CTYPE, in order of preference. Sorting and case come from PostgreSQL's own C.UTF-8
 * (the same on every machine, so an index stays right when the folder moves to another system), but the
 * full-text parser still asks the system what is a letter: under plain C, «Компания» and 中国。 keep
 * their punctuation and are never found. Not every system has C.UTF-8.
 */
const LOCALES = ["C.UTF-8", "en_US.UTF-8"];

/**
 * Makes the cluster in a folder beside its place and renames it there at the end, so that a start that
 * was interrupted never leaves half a cluster behind. The caller holds the data folder's lock.
 */
export async function initialiseCluster(
  binaries: PostgresBinaries,
  paths: ClusterPaths,
  runAs?: RunAs,
) {
  removeLeftovers(paths);
  const passwords = { superuserPassword: newPassword(), ownerPassword: newPassword() };
  const work = `${paths.cluster}.new-${process.pid}`;
  const passwordFile = path.join(work, "password");
  const target = path.join(work, "cluster");
  try {
    let output = "";
    for (const locale of LOCALES) {
      rmSync(work, { recursive: true, force: true });
      mkdirSync(target, { recursive: true, mode: 0o700 });
      writeFileSync(passwordFile, `${passwords.superuserPassword}\n`, { mode: 0o600 });
      if (runAs)
        for (const file of [work, target, passwordFile]) chownSync(file, runAs.uid, runAs.gid);
      const result = await run(
        binaries.initdb,
        initdbArguments(target, passwordFile, locale),
        runAs,
      );
      if (result.code === 0) {
        // The password goes first: a cluster whose password is unknown would be useless.
        writeClusterState(paths, passwords);
        renameSync(target, paths.cluster);
        return;
      }
      output += result.output;
    }
    throw new OperatorError(
      `The embedded PostgreSQL could not create its database in ${paths.dataDir}: free some space or choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server.`,
      lastLines(output),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function initdbArguments(target: string, passwordFile: string, locale: string): string[] {
  return [
    `--pgdata=${target}`,
    "--encoding=UTF8",
    `--locale=${locale}`,
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-messages=C",
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
  ];
}

/** Folders of starts that were killed in the middle of initdb. */
function removeLeftovers(paths: ClusterPaths): void {
  const folder = path.dirname(paths.cluster);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${path.basename(paths.cluster)}.new-`)) {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
