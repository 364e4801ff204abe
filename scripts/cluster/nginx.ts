import { type ChildProcess, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { argumentsOf, descendantsOf } from "@/scripts/site-under-test/family";
import { addresses, type Host, on } from "./network";
import { endWith, killWhole, signal, startOn } from "./processes";

const program = "/usr/sbin/nginx";
const patienceMs = 10_000;

/** A file of deploy/nginx. */
export const shipped = (name: string): string =>
  readFileSync(path.resolve("deploy/nginx", name), "utf8");

/** nginx on one host. */
export class Nginx {
  readonly #folder: string;
  readonly #http: string;
  #running: ChildProcess | undefined;

  /** @param http what stands in http{} */
  constructor(
    readonly host: Host,
    folder: string,
    http: string,
  ) {
    this.#folder = folder;
    this.#http = http;
  }

  /**
   * Writes its configuration and starts it; resolves when it listens at port 443.
   *
   * @throws OperatorError where nginx is not installed; an Error where it does not listen within ten seconds
   */
  async start(): Promise<void> {
    if (!existsSync(program)) {
      throw new OperatorError("There is no nginx for the test: install Debian's nginx.");
    }
    mkdirSync(this.#folder, { recursive: true });
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (kind) => `${kind}_temp_path ${this.#folder}/temp-${kind};`,
    );
    writeFileSync(
      path.join(this.#folder, "nginx.conf"),
      `daemon off;
user root;
worker_processes 1;
pid ${this.#folder}/nginx.pid;
error_log ${this.#folder}/error.log warn;
events { worker_connections 1024; }
http {
access_log off;
${temporary.join("\n")}
${this.#http}
}
`,
    );
    const log = path.join(this.#folder, "nginx.log");
    this.#running = startOn(this.host, [program, ...this.#where()], { log });
    const deadline = Date.now() + patienceMs;
    while (!(await listens(addresses[this.host]))) {
      if (Date.now() > deadline) throw new Error(`nginx did not start: see ${this.#folder}`);
      await sleep(50);
    }
  }

  /** Takes its configuration anew, with new processes; what was begun is finished by the old ones. */
  reload(): void {
    const [ip, ...rest] = on(this.host);
    execFileSync(ip, [...rest, program, ...this.#where(), "-s", "reload"], { stdio: "pipe" });
  }

  /** `kill -9` of the process that answers; the one above it starts another. */
  killWorker(): void {
    const worker = descendantsOf(this.pid).find((pid) =>
      argumentsOf(pid).some((each) => each.includes("worker")),
    );
    if (!worker) throw new Error(`nginx on ${this.host} has no process to kill`);
    signal(worker, "SIGKILL");
  }

  get pid(): number {
    return this.#running?.pid ?? 0;
  }

  /** All of it at once. */
  kill = (): Promise<void> => killWhole(this.#running);

  stop = (): Promise<void> => endWith(this.#running, "SIGQUIT");

  #where = () => ["-p", this.#folder, "-c", path.join(this.#folder, "nginx.conf")];
}

function listens(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: 1_000 });
    const settle = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", settle(true)).once("error", settle(false));
    socket.once("timeout", settle(false));
  });
}
