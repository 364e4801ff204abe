import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { serverAccount } from "@/lib/postgres/account";
import { locateBinaries } from "@/lib/postgres/binaries";
import { bringWithinReach } from "@/lib/postgres/bring-within-reach";
import {
  type ClusterPaths,
  clusterPaths,
  readClusterState,
  writeClusterState,
} from "@/lib/postgres/cluster-paths";
import { initialiseCluster, SUPERUSER } from "@/lib/postgres/initialise";
import { DATABASE, ensureOwnerAndDatabase, OWNER } from "@/lib/postgres/owner";
import { freePort, startPostmaster } from "@/lib/postgres/postmaster";
import { removeForeignPidFile, runningPostmaster, stopPostmaster } from "@/lib/postgres/processes";
import { type RunAs, run } from "@/lib/postgres/run";
import { removeSideFolder } from "@/lib/postgres/side-folder";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

export type EmbeddedConnection = {
  /** The site's database, as its owner. */
  url: string;
  /** The server, as its superuser: for throwaway databases of tests and migrations only. */
  adminUrl: string;
  port: number;
  pid: number;
};

export type EmbeddedPostgres = EmbeddedConnection & {
  /** Fast shutdown; resolves when the server is gone. */
  stop: () => Promise<void>;
  /** Called once when the server ends without `stop`. */
  onExit: (listener: (how: string) => void) => void;
};

export type StartOptions = {
  dataDir: string;
  /** Prints rare events (an account made, an orphan stopped). */
  log?: (line: string) => void;
  durable?: boolean;
  /** Where a cluster may be kept that cannot stay in the data folder; tests have a place of their own. */
  places?: readonly string[];
};

/**
 * Starts the server on the data folder, making the cluster first when there is none. An orphan left by a
 * killed supervisor is stopped cleanly before. The caller holds the data folder's lock.
 * Throws an OperatorError for everything the person can put right.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const say = options.log ?? (() => {});
  const given = clusterPaths(options.dataDir);
  mkdirSync(given.dataDir, { recursive: true });
  const runAs = await serverAccount(given, say);
  const { binaries, paths } = await bringWithinReach(
    await locateBinaries(),
    given,
    runAs,
    say,
    options.places,
  );
  const major = await serverMajor(binaries.postgres, runAs);
  if (!existsSync(path.join(paths.cluster, "PG_VERSION")))
    await initialiseCluster(binaries, paths, runAs);
  checkMajor(paths, major);
  const state = readClusterState(paths);
  if (!state) {
    throw new OperatorError(
      `The password file ${paths.state} of the database in ${paths.cluster} is missing or damaged: restore it from a backup, or move the folder ${paths.dataDir} away to begin with an empty site.`,
    );
  }
  const orphan = runningPostmaster(paths.cluster);
  if (orphan !== undefined) {
    say(`stopping the PostgreSQL that an earlier start left behind (process ${orphan})`);
    await stopPostmaster(orphan);
  }
  removeForeignPidFile(paths.cluster);

  const port = await freePort(state.port);
  const durable = options.durable ?? true;
  const child = await startPostmaster({ postgres: binaries.postgres, paths, port, runAs, durable });
  const pid = child.pid ?? 0;
  let stopping = false;
  const listeners: Array<(how: string) => void> = [];
  child.on("exit", (code, signal) => {
    if (!stopping)
      for (const listener of listeners.splice(0)) listener(signal ?? `exit code ${code}`);
  });
  const stop = async () => {
    stopping = true;
    await stopPostmaster(pid);
  };
  try {
    const running = { ...state, port, pid };
    await ensureOwnerAndDatabase(connectionOf(running, pid).adminUrl, running.ownerPassword);
    writeClusterState(paths, running);
    const onExit = (listener: (how: string) => void) => void listeners.push(listener);
    return { ...connectionOf(running, pid), stop, onExit };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The embedded server that runs on this data folder now, for commands beside the site; else undefined. */
export function readRunningEmbedded(dataDir: string): EmbeddedConnection | undefined {
  const paths = clusterPaths(dataDir);
  const state = readClusterState(paths);
  const pid = runningPostmaster(paths.cluster);
  if (state?.port === undefined || pid === undefined || pid !== state.pid) return undefined;
  return connectionOf({ ...state, port: state.port }, pid);
}

/** Removes a data folder, with what was kept elsewhere because PostgreSQL's account may not enter it. */
export function removeDataDir(dataDir: string): void {
  removeSideFolder(clusterPaths(dataDir));
  rmSync(dataDir, { recursive: true, force: true });
}

function connectionOf(
  state: { superuserPassword: string; ownerPassword: string; port: number },
  pid: number,
): EmbeddedConnection {
  const at = `127.0.0.1:${state.port}`;
  return {
    url: `postgresql://${OWNER}:${state.ownerPassword}@${at}/${DATABASE}`,
    adminUrl: `postgresql://${SUPERUSER}:${state.superuserPassword}@${at}/postgres`,
    port: state.port,
    pid,
  };
}

/** Also proves that the programs run here at all: they are built for glibc, so not on Alpine. */
async function serverMajor(postgres: string, runAs: RunAs | undefined): Promise<number> {
  const { code, output } = await run(postgres, ["-V"], runAs);
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (code === 0 && major) return Number(major);
  throw new OperatorError(
    "The embedded PostgreSQL does not run on this system: set DATABASE_URL to a PostgreSQL server instead.",
    [output.trim()],
  );
}

function checkMajor(paths: ClusterPaths, major: number): void {
  const found = Number(readFileSync(path.join(paths.cluster, "PG_VERSION"), "utf8").trim());
  if (found === major) return;
  throw new OperatorError(
    `The database in ${paths.cluster} was made by PostgreSQL ${found}, but this version of the site brings PostgreSQL ${major}: go back to the version of the site that made it and export its content there, then start this one with an empty DATA_DIR and import it.`,
  );
}
