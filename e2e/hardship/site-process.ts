import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { programOf } from "@/lib/startup/programs";

export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  milliseconds: number;
};

const probe = path.resolve(import.meta.dirname, "memory-probe.mjs");

/** One process of the site, as the supervisor starts it, which a test can hang and kill. */
export class SiteProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly origin: string;

  private constructor(child: ChildProcess, port: string) {
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    this.origin = `http://127.0.0.1:${port}`;
  }

  /**
   * @param env port, addresses and folders
   * @param root where its build stands
   * @returns when it listens
   */
  static async start(env: { PORT: string } & Record<string, string>, root = process.cwd()) {
    const { file, execArgv } = programOf("site", true);
    const child = fork(path.resolve(file), [], {
      cwd: root,
      execArgv: [...execArgv, "--expose-gc", "--import", probe],
      env: {
        ...process.env,
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        LOG_LEVEL: "fatal",
        ...env,
      },
    });
    // A test runner that is stopped must not leave it behind.
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.removeListener("exit", end));
    const site = new SiteProcess(child, env.PORT);
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`the site ended with ${code}`)));
    });
    return site;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** @returns its exit code, null when it was killed */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
    return this.#ended;
  }

  /** What it holds after its garbage is gone. */
  megabytes(): Promise<number> {
    return new Promise((resolve) => {
      const listen = (message: { type?: string; bytes?: number }) => {
        if (message.type !== "memory") return;
        this.#child.off("message", listen);
        resolve((message.bytes ?? Number.NaN) / 2 ** 20);
      };
      this.#child.on("message", listen);
      this.#child.send("memory?");
    });
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

/** The same files as another build would have them: only its name differs. */
export function asAnotherBuild(root: string, folder: string): string {
  const link = (from: string, to: string, but: string[]) => {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) {
      if (!but.includes(name)) symlinkSync(path.join(from, name), path.join(to, name));
    }
  };
  link(root, folder, [".next", ".git", ".data", ".data-test"]);
  link(path.join(root, ".next"), path.join(folder, ".next"), ["BUILD_ID"]);
  writeFileSync(path.join(folder, ".next/BUILD_ID"), "another-build");
  return folder;
}

/** A process and all that it has started, such as a database server with its workers. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        return [Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])];
      } catch {
        return [0, 0];
      }
    });
  const below = (parent: number): number[] =>
    parents.flatMap(([child = 0, of]) => (of === parent && child ? [child, ...below(child)] : []));
  return [pid, ...below(pid)];
}
