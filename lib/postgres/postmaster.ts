import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines } from "@/lib/error-text";
import type { ClusterPaths } from "@/lib/postgres/cluster-paths";
import { readPidFile } from "@/lib/postgres/processes";
import { type RunAs, serverEnvironment } from "@/lib/postgres/run";
import { keepLogShort, turnOver } from "@/lib/postgres/turn-log";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** After a crash the server replays its log before it answers; that may take minutes, rarely. */
const READY_PATIENCE = 300_000;

export type PostmasterOptions = {
  postgres: string;
  paths: ClusterPaths;
  port: number;
  runAs: RunAs | undefined;
  /** False for throwaway servers of tests: nothing of theirs needs to outlive a power cut. */
  durable: boolean;
};

/** Starts the server and waits until it takes connections; throws an OperatorError when it ends instead. */
export async function startPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const { paths, runAs } = options;
  const log = openLog(paths);
  const child = spawn(options.postgres, serverArguments(options), {
    cwd: "/",
    env: serverEnvironment(),
    // In a session of its own: a terminal's Ctrl-C must not stop it before the site has finished.
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
  });
  closeSync(log.fd);
  const leaveLog = keepLogShort(paths.log);
  child.once("exit", leaveLog);
  let spawnError: Error | undefined;
  child.on("error", (error) => {
    spawnError = error;
    leaveLog();
  });
  const end = Date.now() + READY_PATIENCE;
  while (Date.now() < end) {
    if (spawnError || child.exitCode !== null || child.signalCode !== null) break;
    const state = readPidFile(paths.cluster);
    if (state?.pid === child.pid && state?.status === "ready") return child;
    await sleep(20);
  }
  child.kill("SIGQUIT");
  const said = readFileSync(paths.log).subarray(log.size).toString("utf8");
  throw new OperatorError(
    `The embedded PostgreSQL did not start: see its last lines below, or all of ${paths.log}.`,
    spawnError ? [spawnError.message] : lastLines(said, 8),
  );
}

function serverArguments({ paths, port, durable }: PostmasterOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    // A socket in /tmp would be one more door, and its folder one more thing that may not be writable.
    unix_socket_directories: "",
    // Several fronts have ten each at most, app and worker some twenty, and while a new build takes over all of
    // it is there twice.
    max_connections: "240",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", paths.cluster, "-p", String(port), ...flags];
}

/** For appending: it is emptied while the server writes to it. */
function openLog(paths: ClusterPaths): { fd: number; size: number } {
  mkdirSync(paths.logDir, { recursive: true });
  turnOver(paths.log);
  const size = statSync(paths.log, { throwIfNoEntry: false })?.size ?? 0;
  return { fd: openSync(paths.log, "a", 0o640), size };
}

/** The preferred port if it is free, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined) {
    const port = await probe(preferred);
    if (port !== undefined) return port;
  }
  const port = await probe(0);
  if (port === undefined)
    throw new OperatorError("No free port on 127.0.0.1 for the embedded PostgreSQL.");
  return port;
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === "object" && address ? address.port : undefined),
      );
    });
  });
}
