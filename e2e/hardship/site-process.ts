import { type ChildProcess, fork } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { keyFile, nextPart, ownBuild, wholeMark } from "@/lib/startup/builds";
import { type Program, programOf } from "@/lib/startup/programs";

export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  milliseconds: number;
};

const probe = path.resolve(import.meta.dirname, "memory-probe.mjs");

/** A front with its app, as the supervisor starts them, which a test can hang and kill. */
export class SiteProcess {
  readonly #front: ChildProcess;
  #app: ChildProcess;
  readonly #startApp: () => Promise<ChildProcess>;
  readonly origin: string;

  private constructor(
    front: ChildProcess,
    app: ChildProcess,
    startApp: () => Promise<ChildProcess>,
    port: string,
  ) {
    this.#front = front;
    this.#app = app;
    this.#startApp = startApp;
    this.origin = `http://127.0.0.1:${port}`;
  }

  /**
   * @param env port, addresses and folders; another build than the newest, too
   * @returns when it listens, and its app has loaded
   */
  static async start(own: { PORT: string } & Record<string, string>) {
    const env = { BUILD_DIR: ownBuild(), ...own };
    const socket = path.join(mkdtempSync(path.join(tmpdir(), "newsroom-app-")), "app");
    const startApp = () => started("app", { ...env, APP_SOCKET: socket });
    const [app, front] = await Promise.all([
      startApp(),
      started("front", { ...env, APP_SOCKETS: socket }),
    ]);
    return new SiteProcess(front, app, startApp, env.PORT);
  }

  /** Starts another app, which takes the place of the one that is there or has ended. */
  async startApp(): Promise<void> {
    this.#app = await this.#startApp();
  }

  signal(signal: NodeJS.Signals, which: "both" | "app" | "front" = "both"): void {
    if (which !== "app") this.#front.kill(signal);
    if (which !== "front") this.#app.kill(signal);
  }

  /** @returns the exit code of the first that did not end well, null when it was killed */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    // As the supervisor does: nobody asks the app when it goes.
    for (const child of [this.#front, this.#app]) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill(signal);
      await gone;
    }
    return this.#front.exitCode === 0 ? this.#app.exitCode : this.#front.exitCode;
  }

  /** What both hold after their garbage is gone. */
  async megabytes(): Promise<number> {
    const [front, app] = await Promise.all([this.#front, this.#app].map(megabytesOf));
    return (front ?? Number.NaN) + (app ?? Number.NaN);
  }

  /** On a connection of its own, as a reader who comes for the first time. */
  ask(address: string, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const options = { agent: false, headers, timeout: 30_000 } as const;
      const request = http.get(this.origin + address, options, (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          body += text;
        });
        response.on("error", reject);
        response.on("end", () => {
          const milliseconds = performance.now() - began;
          const { statusCode: status = 0, headers: sent } = response;
          resolve({ status, headers: sent, body, milliseconds });
        });
      });
      request.on("timeout", () => request.destroy(new Error(`${address} was not answered`)));
      request.on("error", reject);
    });
  }
}

async function started(
  program: Program,
  env: { BUILD_DIR: string } & Record<string, string>,
): Promise<ChildProcess> {
  const { file, execArgv } = programOf(program, env.BUILD_DIR);
  const whole: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    LOG_LEVEL: "fatal",
    ...env,
  };
  const { DATABASE_URL: _, ...ofFront } = whole;
  const child = fork(file, [], {
    execArgv: [...execArgv, "--expose-gc", "--import", probe],
    // As the supervisor does: a front has nothing to do with the owner's side of the database.
    env: program === "front" ? (ofFront as NodeJS.ProcessEnv) : whole,
  });
  // A test runner that is stopped must not leave it behind.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.removeListener("exit", end));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`the ${program} ended with ${code}`)));
  });
  return child;
}

function megabytesOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: { type?: string; bytes?: number }) => {
      if (message.type !== "memory") return;
      child.off("message", listen);
      resolve((message.bytes ?? Number.NaN) / 2 ** 20);
    };
    child.on("message", listen);
    child.send("memory?");
  });
}

/**
 * The same files as another build would have them.
 *
 * @param key what readers get from it; without it, the same
 */
export function asAnotherBuild(key?: string): { folder: string; remove: () => void } {
  const folder = path.join(nextPart(ownBuild()), `another-${process.pid}`);
  cpSync(ownBuild(), folder, { recursive: true });
  if (key) writeFileSync(path.join(folder, keyFile), key);
  // Not the newest: that is the one which tools go by.
  utimesSync(path.join(folder, wholeMark), 0, 0);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
