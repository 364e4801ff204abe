import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/lib/postgres/postmaster";
import { keyFile, nextPart } from "@/lib/startup/builds";
import { programOf } from "@/lib/startup/programs";

export type FrontProcess = {
  child: ChildProcess;
  port: number;
  /** Resolves when it says that readers are answered. */
  ready: Promise<unknown>;
};

/**
 * A front as a process, without a database and without a build.
 *
 * @param root folder for all that it has; `edge` in it is for nginx, `data` is its data folder
 */
export async function startFront(
  root: string,
  settings: Record<string, string>,
): Promise<FrontProcess> {
  const build = path.join(root, "next", "build");
  for (const name of [path.join(nextPart(build), "static"), path.join(build, "public")])
    mkdirSync(name, { recursive: true });
  writeFileSync(path.join(build, keyFile), "of no build");
  const port = await freePort();
  const { file, execArgv } = programOf("front", undefined);
  const nowhere = `postgresql://nobody@127.0.0.1:${await freePort()}/none`;
  const child = fork(file, [], {
    execArgv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      ...{ DATA_DIR: path.join(root, "data"), BUILD_DIR: build, PORT: `${port}` },
      ...{ EDGE_DIR: path.join(root, "edge"), PUBLIC_DATABASE_URL: nowhere, HOST: "127.0.0.1" },
      LOG_LEVEL: "silent",
      ...settings,
    },
  });
  const ready = new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", reject);
  });
  ready.catch(() => {});
  return { child, port, ready };
}
