import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/lib/postgres/postmaster";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { ownBuild } from "@/lib/startup/builds";
import { type Program, programOf } from "@/lib/startup/programs";

/**
 * Another process of the site on the same database, as a second machine
 * would run it.
 */
export async function startSecondSite(
  databaseUrl: string,
  dataDir: string,
  siteUrl: string,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const socket = path.join(await mkdtemp(path.join(tmpdir(), "newsroom-app-")), "app");
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    BUILD_DIR: ownBuild(),
    PORT: String(port),
    HOST: "127.0.0.1",
    // Of the first one's processes, where this is run beside them.
    FRONTS_FOLDER: "",
    APP_SOCKET: socket,
    APP_SOCKETS: socket,
    DATABASE_URL: databaseUrl,
    PUBLIC_DATABASE_URL: (await ensureReaderRole(databaseUrl)).url,
    DATA_DIR: dataDir,
    // The same as the first one's, or it would take the kept pages for those of another site.
    SITE_URL: siteUrl,
    LOG_LEVEL: "warn",
  };
  const children = await Promise.all([started("app", env), started("front", env)]);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      for (const child of children.reverse()) {
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await gone;
      }
    },
  };
}

/** With the memory that the supervisor gives it (server/supervisor/shares.ts); it has the precedence of whoever measures. */
async function started(
  program: Program,
  env: NodeJS.ProcessEnv & { BUILD_DIR: string },
): Promise<ChildProcess> {
  const { file, execArgv } = programOf(program, env.BUILD_DIR);
  const young = program === "app" ? ["--max-semi-space-size=32"] : [];
  const child = fork(file, [], { execArgv: [...execArgv, ...young], env });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`the second ${program} ended with ${code}`)));
  });
  return child;
}
