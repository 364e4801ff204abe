import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { applyMigrations } from "@/lib/migrations/apply";
import { readRunningEmbedded, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { freePort } from "@/lib/postgres/postmaster";
import { signal, waitUntilGone } from "@/lib/postgres/processes";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { ownBuild } from "@/lib/startup/builds";
import { programOf } from "@/lib/startup/programs";
import { familyOf } from "./family";

export const victims = ["front", "app", "worker", "postgres"] as const;
export type Victim = (typeof victims)[number];

/** The whole site as `npm start` runs it, on a data folder of its own, and the means to kill parts of it. */
export class SiteUnderTest {
  readonly dataDir: string;
  readonly port: number;
  readonly #env: Record<string, string>;
  #supervisor: ChildProcess | undefined;

  private constructor(dataDir: string, port: number, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.port = port;
    this.#env = env;
  }

  /**
   * Starts the site on a database that has content already, so that nobody
   * waits for the first content's pictures.
   *
   * @param fill given the database's address and its server's process, before the site starts
   * @param env settings of the site besides its data folder and port
   * @param template a data folder to begin with a copy of; no site runs on it
   */
  static async start(
    fill: (url: string, serverPid: number) => Promise<void>,
    env: Record<string, string> = {},
    template?: string,
  ): Promise<SiteUnderTest> {
    const dataDir = await mkdtemp(path.join(tmpdir(), "newsroom-crash-"));
    // Node's own copy would give the database's files to this account.
    if (template) execFileSync("cp", ["-a", "--reflink=auto", `${template}/.`, dataDir]);
    // As root the database runs as another account, which must be able to enter.
    await chmod(dataDir, 0o755);
    const server = await startEmbeddedPostgres({ dataDir });
    try {
      await applyMigrations(server.url);
      await ensureReaderRole(server.url);
      await fill(server.url, server.pid);
    } finally {
      await server.stop();
    }
    const site = new SiteUnderTest(dataDir, await freePort(), env);
    await site.launch();
    await site.whole(600_000);
    return site;
  }

  /** Starts it where nothing of it runs any more. Resolves when the start has begun. */
  async launch(): Promise<void> {
    await mkdir(path.join(this.dataDir, "log"), { recursive: true });
    const log = createWriteStream(path.join(this.dataDir, "log", "start.log"));
    // The embedded server it shall be, whatever this process speaks to.
    const { DATABASE_URL, PUBLIC_DATABASE_URL, SITE_URL, ...own } = process.env;
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { ...own, ...this.#env, ...this.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.#supervisor = child;
  }

  /** What names this site to a command. */
  get env(): Record<string, string> {
    return { DATA_DIR: this.dataDir, PORT: String(this.port), HOST: "127.0.0.1" };
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What readers are told: the default of a site on this port. */
  get siteUrl(): string {
    return `http://localhost:${this.port}`;
  }

  /** The database as its owner, while it runs. */
  get databaseUrl(): string | undefined {
    return readRunningEmbedded(this.dataDir)?.url;
  }

  /** `kill -9`, at this very moment. */
  kill(victim: Victim): void {
    const pid = this.pidOf(victim);
    // What was not there was not killed, and the round would show nothing.
    if (!pid) throw new Error(`there is no ${victim} to kill`);
    process.kill(pid, "SIGKILL");
  }

  /** `kill -9` of the supervisor and of all that it has begun. Resolves when all are gone. */
  async killEverything(withDatabase = true): Promise<void> {
    const [supervisor, postgres] = [this.pid, this.pidOf("postgres")];
    if (!supervisor || !postgres) throw new Error("there is no whole site to kill");
    const database = familyOf(postgres);
    const all = new Set([...familyOf(supervisor), ...database]);
    if (!withDatabase) for (const pid of database) all.delete(pid);
    for (const pid of all) signal(pid, "SIGKILL");
    for (const pid of all) await waitUntilGone(pid, 10_000);
  }

  /** The supervisor. */
  get pid(): number | undefined {
    return this.#supervisor?.pid;
  }

  pidOf(victim: Victim): number | undefined {
    if (victim === "postgres") return readRunningEmbedded(this.dataDir)?.pid;
    const entry = programOf(victim, ownBuild()).file;
    const children = execFileSync("ps", [
      "-o",
      "pid=,args=",
      "--ppid",
      String(this.#supervisor?.pid),
    ])
      .toString()
      .split("\n");
    const line = children.find((each) => each.includes(entry));
    return line ? Number.parseInt(line, 10) : undefined;
  }

  /** Waits until site, worker and database are all there. */
  async whole(longestWaitMs = 60_000): Promise<void> {
    const deadline = Date.now() + longestWaitMs;
    for (;;) {
      const answer = await fetch(`${this.origin}/readyz`).catch(() => undefined);
      if (answer?.status === 200) return;
      if (Date.now() > deadline)
        throw new Error(`the site did not come back: ${await answer?.text()}`);
      if (this.#supervisor?.exitCode !== null) throw new Error("the supervisor has ended");
      await sleep(200);
    }
  }

  async stop(): Promise<void> {
    const supervisor = this.#supervisor;
    if (supervisor && supervisor.exitCode === null) {
      const gone = new Promise((resolve) => supervisor.once("exit", resolve));
      supervisor.kill("SIGTERM");
      await gone;
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
