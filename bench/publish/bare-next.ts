import { execFile, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "@/lib/postgres/postmaster";

const next = "node_modules/.bin/next";
const folder = "bench/bare-next";
const longestWaitMs = 15_000;

/**
 * A Next page without anything else (bench/bare-next), built and started on
 * the same database: what a publish, and a render, is compared with.
 *
 * @param settings of the environment, beside the database's address
 */
export async function startBareNext(databaseUrl: string, settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    ...settings,
    DATABASE_URL: databaseUrl,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  await promisify(execFile)(next, ["build", folder], {
    env: { ...env, NODE_ENV: "production" as const },
  });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(next, ["start", folder, "-p", `${port}`, "-H", "127.0.0.1"], {
    env: { ...env, NODE_ENV: "production" },
    stdio: "ignore",
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const text = async (path: string) => (await fetch(origin + path)).text();
  for (let tries = 0; tries < 150; tries++) {
    if (await text("/").catch(() => undefined)) break;
    await sleep(100);
  }
  return {
    origin,
    pid: child.pid ?? 0,
    /**
     * Revalidates the page and asks for it until it shows a text.
     *
     * @returns milliseconds; undefined when it did not within 15 s
     */
    async timeUntilShown(path: string, wanted: string): Promise<number | undefined> {
      const since = performance.now();
      await fetch(`${origin}/revalidate`, { method: "POST" });
      while (performance.now() - since < longestWaitMs) {
        if ((await text(path)).includes(wanted)) return performance.now() - since;
        await sleep(2);
      }
      return undefined;
    },
    stop: () => {
      child.kill("SIGTERM");
      return gone;
    },
  };
}
