import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ownBuild } from "@/lib/startup/builds";
import { programOf } from "@/lib/startup/programs";
import { argumentsOf, childrenOf } from "@/scripts/site-under-test/family";
import { serverCore } from "./measure";

/** Everything here listens on this machine's own address only. */
export const host = "127.0.0.1";

export type Served = {
  url: string;
  /** Seconds that its processes have run. */
  cpu: () => number;
  stop: () => Promise<void>;
};

/**
 * Waits until a server answers with 200.
 *
 * @param child that is to serve it: it alone is ended, and what it has started is its own to end
 * @param url an address that it answers
 * @param seconds how long to wait; the child is ended after that
 * @throws when it ends before it answers, or does not answer in time
 */
export async function started(child: ChildProcess, url: string, seconds: number): Promise<Served> {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  for (let waited = 0; waited < seconds * 5; waited++) {
    if (child.exitCode !== null) throw new Error(`what was to serve ${url} ended`);
    const answer = await fetch(url, { redirect: "manual" }).catch(() => undefined);
    if (answer?.status === 200) return { url, stop, cpu: () => cpuOf(child.pid ?? 0) };
    await delay(200);
  }
  await stop();
  throw new Error(`${url} was not answered within ${seconds} s`);
}

const quiet = { stdio: "ignore" as const };

/**
 * The site as `npm start` serves it; only a process that answers is held to one core.
 *
 * @param fronts processes that answer: one, on the core of what is measured, or several, each on any
 * @param edge folder in which it lays pages for nginx
 */
export async function site(
  root: string,
  dataDir: string,
  port: number,
  { fronts = 1, edge }: { fronts?: number; edge?: string } = {},
): Promise<Served & { pid: number }> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: `${port}`,
    HOST: host,
    SITE_URL: `http://${host}:${port}`,
    LOG_LEVEL: "warn",
    FRONTS: `${fronts}`,
    ...(edge ? { EDGE_DIR: edge } : {}),
  };
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env, ...quiet });
  const served = await started(child, `http://${host}:${port}/en`, 300);
  const pids = childrenOf(child.pid ?? 0).filter((each) =>
    argumentsOf(each).includes(programOf("front", ownBuild(root)).file),
  );
  const [pid] = pids;
  if (!pid || pids.length !== fronts) throw new Error("the site's own processes were not found");
  if (fronts === 1) execFileSync("taskset", ["-acp", serverCore, `${pid}`], quiet);
  // The supervisor and the database take no part in what is measured.
  return { ...served, pid, cpu: () => pids.reduce((sum, each) => sum + cpuOf(each), 0) };
}

/** The same pages rendered by Next for each request, as if there were no store. */
export async function throughNext(
  root: string,
  port: number,
  env: Record<string, string>,
  at: string,
): Promise<Served> {
  const child = spawn(
    "taskset",
    ["-c", serverCore, process.execPath, "--import", "tsx", "bench/serve/next-only.ts"],
    {
      cwd: root,
      env: {
        ...process.env,
        ...env,
        BUILD_DIR: ownBuild(root),
        NODE_ENV: "production",
        PORT: `${port}`,
      },
      ...quiet,
    },
  );
  return started(child, `http://${host}:${port}${at}`, 60);
}

/** A Node server that does nothing but write the bytes of a folder. */
export function plainNode(root: string, folder: string, port: number): Promise<Served> {
  const program = path.join(root, "bench/serve/plain.mjs");
  const child = spawn(
    "taskset",
    ["-c", serverCore, process.execPath, program, folder, `${port}`],
    quiet,
  );
  return started(child, `http://${host}:${port}/`, 10);
}

/** A bare application with one static page that shows the same. */
export async function bareNext(
  root: string,
  folder: string,
  port: number,
  main: string,
): Promise<Served> {
  mkdirSync(path.join(folder, "app"), { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"private":true}');
  writeFileSync(
    path.join(folder, "next.config.mjs"),
    `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  );
  writeFileSync(
    path.join(folder, "app/layout.jsx"),
    "export default function Layout({ children }) { return <html lang='en'><body>{children}</body></html>; }",
  );
  writeFileSync(
    path.join(folder, "app/page.jsx"),
    `export default function Page() { return <main dangerouslySetInnerHTML={{ __html: ${JSON.stringify(main)} }} />; }`,
  );
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  execFileSync(process.execPath, [next, "build"], { cwd: folder, env, ...quiet });
  const child = spawn(
    "taskset",
    ["-c", serverCore, process.execPath, next, "start", "-H", host, "-p", `${port}`],
    { cwd: folder, env, ...quiet },
  );
  return started(child, `http://${host}:${port}/`, 60);
}

/** A process with all that it started. The kernel counts in hundredths. */
function cpuOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
  const own = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), own);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Megabytes that a process holds. */
export const memoryOf = (pid: number): number =>
  Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]) / 1024);

export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });
