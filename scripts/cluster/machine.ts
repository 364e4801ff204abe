import { type ChildProcess, execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Program, programFolder } from "@/lib/startup/programs";
import { argumentsOf, descendantsOf } from "@/scripts/site-under-test/family";
import { edgeFolder } from "./edge";
import { addresses, on } from "./network";
import type { Nginx } from "./nginx";
import { endWith, killWhole, signal, signalWhole, startOn } from "./processes";

export type MachineHost = "west" | "east";

const port = 3000;
/** Two builds of the site may be loading at once on two cores. */
const startMs = 300_000;

/** One machine of the site: `npm start` with front, app and worker, a data folder of its own, and nginx before it. */
export class Machine {
  readonly #folder: string;
  readonly #settings: Record<string, string>;
  #running: ChildProcess | undefined;
  /** The project's folder that it is started from; another one after an upgrade. */
  root: string;

  constructor(
    readonly host: MachineHost,
    folder: string,
    root: string,
    settings: Record<string, string>,
    readonly edge: Nginx,
  ) {
    this.#folder = folder;
    this.root = root;
    const other = host === "west" ? "east" : "west";
    mkdirSync(edgeFolder(folder, host), { recursive: true });
    this.#settings = {
      EDGE_DIR: edgeFolder(folder, host),
      MACHINE_NAME: host,
      SITE_INSTANCES: `http://${addresses[other]}:${port}`,
      PORT: `${port}`,
      HOST: "0.0.0.0",
      DATA_DIR: path.join(folder, host),
      FRONTS: "1",
      APPS: "1",
      LOG_LEVEL: "info",
      ...settings,
    };
  }

  get origin(): string {
    return `http://${addresses[this.host]}:${port}`;
  }

  get log(): string {
    return path.join(this.#folder, `${this.host}.log`);
  }

  /** @param change settings that differ from the others' */
  launch(change: Record<string, string> = {}): ChildProcess {
    mkdirSync(this.#folder, { recursive: true });
    this.#running = startOn(this.host, [process.execPath, "scripts/start.mjs"], {
      log: this.log,
      env: this.#env(change),
      cwd: this.root,
    });
    return this.#running;
  }

  /** Starts the site, and waits until it is ready. */
  async start(): Promise<void> {
    const child = this.launch();
    await this.ready(startMs, child);
  }

  /** Starts all of it again, as after `kill`. */
  async boot(): Promise<void> {
    await this.edge.start();
    await this.start();
  }

  /** @throws when it is not ready in that time */
  async ready(mostMs = startMs, child?: ChildProcess): Promise<void> {
    const deadline = Date.now() + mostMs;
    for (let said = ""; ; ) {
      const answer = await fetch(`${this.origin}/readyz`, {
        signal: AbortSignal.timeout(7_000),
      }).catch(() => undefined);
      said = (await answer?.text().catch(() => "")) ?? said;
      if (answer?.status === 200) return;
      if (Date.now() > deadline || (child && child.exitCode !== null)) {
        throw new Error(`${this.host} is not ready: ${said} (see ${this.log})`);
      }
      await sleep(200);
    }
  }

  /** The site, in good order: what it has begun is finished. */
  stop = (): Promise<void> => endWith(this.#running, "SIGTERM");

  /** All processes of the site at once; nginx is left. */
  killSite = (): Promise<void> => killWhole(this.#running);

  /** All of it at once, as by a loss of power. */
  async kill(): Promise<void> {
    await Promise.all([this.edge.kill(), this.killSite()]);
  }

  /** All processes of the site stand still, and go on. */
  halt = (): void => signalWhole(this.#running, "SIGSTOP");
  goOn = (): void => signalWhole(this.#running, "SIGCONT");

  /** The supervisor. */
  get pid(): number {
    return this.#running?.pid ?? 0;
  }

  /** `kill -9` of one process, which the supervisor starts again. */
  killPart(program: Program): void {
    const file = path.join(programFolder, `${program}.mjs`);
    const child = descendantsOf(this.pid).find((pid) =>
      argumentsOf(pid).some((each) => each.includes(file)),
    );
    if (!child) throw new Error(`there is no ${program} on ${this.host} to kill`);
    signal(child, "SIGKILL");
  }

  /** A command of the site's command line, with the machine's settings. @returns what it prints */
  async cli(...args: string[]): Promise<string> {
    const [ip, ...rest] = on(this.host);
    const command = [...rest, process.execPath, "scripts/cli.mjs", ...args];
    const { stdout } = await promisify(execFile)(ip, command, {
      cwd: this.root,
      env: this.#env(),
    });
    return stdout;
  }

  #env(change: Record<string, string> = {}): NodeJS.ProcessEnv {
    const { DATABASE_URL: _, PUBLIC_DATABASE_URL: __, ...own } = process.env;
    return { ...own, ...this.#settings, ...change } as NodeJS.ProcessEnv;
  }
}
