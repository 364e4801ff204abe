import { fork } from "node:child_process";
import { freePort } from "@/lib/postgres/postmaster";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { programOf } from "@/lib/startup/programs";

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
  const { file, execArgv } = programOf("site", true);
  const child = fork(file, [], {
    // As the supervisor starts it.
    execArgv: [...execArgv, "--max-semi-space-size=64"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      PUBLIC_DATABASE_URL: (await ensureReaderRole(databaseUrl)).url,
      DATA_DIR: dataDir,
      // The same as the first one's, or it would take the kept pages for those of another site.
      SITE_URL: siteUrl,
      LOG_LEVEL: "warn",
    },
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`the second site ended with ${code}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill("SIGTERM");
      return gone;
    },
  };
}
