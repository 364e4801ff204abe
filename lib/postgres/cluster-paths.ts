import { chmodSync, readFileSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { errorCode } from "@/lib/error-text";

/** Where the embedded server keeps its things inside the data folder. */
export type ClusterPaths = {
  dataDir: string;
  /** The PostgreSQL cluster itself (what `initdb` makes): in the data folder, or where `link` leads. */
  cluster: string;
  /** The cluster's name in the data folder; a link where it had to be kept elsewhere (side-folder.ts). */
  link: string;
  /** Passwords and the port of this start; readable by the starting account only. */
  state: string;
  logDir: string;
  log: string;
};

export function clusterPaths(dataDir: string): ClusterPaths {
  const root = path.resolve(dataDir);
  const link = path.join(root, "postgres");
  return {
    dataDir: root,
    cluster: linkTarget(link) ?? link,
    link,
    state: path.join(root, "postgres.json"),
    logDir: path.join(root, "log"),
    log: path.join(root, "log", "postgres.log"),
  };
}

/** Where a link leads, whether that is there or not; undefined for all that is no link. */
export function linkTarget(file: string): string | undefined {
  try {
    return path.resolve(path.dirname(file), readlinkSync(file));
  } catch {
    return undefined;
  }
}

const clusterStateSchema = z.object({
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  /** The port of the last start: kept because tools that were pointed at it like to find it again. */
  port: z.number().int().optional(),
  /** The running postmaster; a reader must still check that it lives. */
  pid: z.number().int().optional(),
});

export type ClusterState = z.infer<typeof clusterStateSchema>;

/** The state file's content, or undefined when there is none or it cannot be understood. */
export function readClusterState(paths: ClusterPaths): ClusterState | undefined {
  let text: string;
  try {
    text = readFileSync(paths.state, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const parsed = clusterStateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Written whole and renamed into place: a torn file would lose the cluster's only password. */
export function writeClusterState(paths: ClusterPaths, state: ClusterState): void {
  const temporary = `${paths.state}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, paths.state);
}
