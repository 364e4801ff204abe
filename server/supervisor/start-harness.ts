import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { freePort } from "@/lib/postgres/postmaster";
import { runningPostmaster, stopPostmaster } from "@/lib/postgres/processes";

const SITE = `import { createServer } from "node:http";
const server = createServer(async (request, response) => {
  if (request.url === "/crash") process.exit(3);
  if (request.url === "/slow") await new Promise((resolve) => setTimeout(resolve, 1500));
  response.end(String(process.pid));
});
const { PORT, HOST } = process.env;
server.listen(Number(PORT), HOST, () => process.send?.({ type: "ready", url: "http://localhost:" + PORT }));
process.on("SIGTERM", () => { server.close(() => process.exit(0)); server.closeIdleConnections(); });
process.on("disconnect", () => process.exit(1));
`;

const WORKER = `import { writeFileSync } from "node:fs";
writeFileSync("worker.pid", String(process.pid));
process.send?.({ type: "ready" });
const timer = setInterval(() => {}, 1000);
for (const event of ["SIGTERM", "disconnect"]) process.on(event, () => { clearInterval(timer); process.exit(0); });
`;

const COPIED = [
  "scripts",
  "lib",
  "server",
  "i18n",
  "messages",
  "generated",
  "prisma/schema.prisma",
  "prisma/migrations",
  "prisma.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

const SETTINGS = [
  "BUILD_DIR",
  "DATABASE_URL",
  "PUBLIC_DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "DATA_DIR",
  "SITE_URL",
  "HOST",
  "LOG_LEVEL",
];

export type Run = { process: ChildProcess; output: () => string; code: Promise<number | null> };

/** The real start in a copy of the project; only the site, the worker and the content are stand-ins. */
export class StartHarness {
  readonly root = mkdtempSync(path.join(tmpdir(), "newsroom-start-"));
  readonly dataDir = path.join(this.root, ".data");
  port = 0;
  #running: Run | undefined;

  async prepare(): Promise<void> {
    // As root the database runs as another account, which must be able to enter.
    chmodSync(this.root, 0o755);
    const filter = (file: string) => !file.endsWith(".workspace-lock");
    for (const name of COPIED) {
      if (existsSync(name)) cpSync(name, path.join(this.root, name), { recursive: true, filter });
    }
    symlinkSync(path.resolve("node_modules"), path.join(this.root, "node_modules"));
    writeFileSync(path.join(this.root, "server", "app", "app.ts"), SITE);
    writeFileSync(path.join(this.root, "server", "worker", "worker.ts"), WORKER);
    mkdirSync(path.join(this.root, "prisma", "seed"), { recursive: true });
    writeFileSync(path.join(this.root, "prisma", "seed", "index.ts"), 'console.log("seeded");\n');
    this.port = await freePort();
  }

  /** @param mode of the start: the site as it is worked on, unless it is said otherwise */
  start(env: Record<string, string> = {}, flags: string[] = [], mode = ["--dev"]): Run {
    const own: NodeJS.ProcessEnv = { ...process.env };
    for (const name of SETTINGS) Reflect.deleteProperty(own, name);
    const child = spawn(process.execPath, [...flags, "scripts/start.mjs", ...mode], {
      cwd: this.root,
      env: { ...own, PORT: String(this.port), ...env },
    });
    let output = "";
    const collect = (data: Buffer) => {
      output += data;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const code = new Promise<number | null>((resolve) => child.on("close", resolve));
    return { process: child, output: () => output, code };
  }

  async startReady(): Promise<Run> {
    // That of the start before has ended with it.
    rmSync(path.join(this.root, "worker.pid"), { force: true });
    const run = this.start();
    this.#running = run;
    await expect.poll(run.output, { timeout: 60_000 }).toContain("Ctrl-C stops it");
    return run;
  }

  /** Starts where it cannot, and gives what it says besides its steps. */
  async refused(env: Record<string, string> = {}, flags?: string[]): Promise<string> {
    const run = this.start(env, flags);
    expect(await run.code, run.output()).toBe(1);
    expect(this.postmaster()).toBeUndefined();
    expect(existsSync(path.join(this.dataDir, "lock"))).toBe(false);
    const lines = run.output().split("\n");
    return lines.filter((line) => line && !/^\d\/\d /.test(line)).join("\n");
  }

  async get(address: string): Promise<string> {
    return (await fetch(`http://localhost:${this.port}${address}`)).text();
  }

  hasWorker(): boolean {
    return existsSync(path.join(this.root, "worker.pid"));
  }

  /** The worker that was started last; it may have ended. */
  worker(): number {
    return Number(readFileSync(path.join(this.root, "worker.pid"), "utf8"));
  }

  postmaster(): number | undefined {
    return runningPostmaster(path.join(this.dataDir, "postgres"));
  }

  /** Ends what a failed test may have left running. */
  async end(): Promise<void> {
    this.#running?.process.kill("SIGTERM");
    await this.#running?.code;
    this.#running = undefined;
    const left = this.postmaster();
    if (left) await stopPostmaster(left);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
