import { type ChildProcess, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { addresses, on } from "./network";
import { endWith, startOn } from "./processes";

const program = "/usr/sbin/nginx";

/** nginx before both machines, with the configuration of deploy/nginx/machines; without TLS, which is none of the matter. */
export class Balancer {
  readonly #folder: string;
  #running: ChildProcess | undefined;
  readonly origin = `http://${addresses.balancer}`;

  constructor(folder: string) {
    this.#folder = path.join(folder, "balancer");
  }

  async start(): Promise<void> {
    if (!existsSync(program)) {
      throw new OperatorError("There is no nginx for the test: install Debian's nginx.");
    }
    mkdirSync(this.#folder, { recursive: true });
    const read = (name: string) =>
      readFileSync(path.resolve("deploy/nginx/machines", name), "utf8")
        .replaceAll("10.0.0.1:", `${addresses.west}:`)
        .replaceAll("10.0.0.2:", `${addresses.east}:`);
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
client_body_temp_path ${this.#folder}/body;
proxy_temp_path ${this.#folder}/proxy;
fastcgi_temp_path ${this.#folder}/fastcgi;
uwsgi_temp_path ${this.#folder}/uwsgi;
scgi_temp_path ${this.#folder}/scgi;
${read("upstream.conf")}
server {
listen 80;
client_max_body_size 101m;
${read("locations.conf")}
}
}
`,
    );
    const log = path.join(this.#folder, "nginx.log");
    this.#running = startOn("balancer", [program, ...this.#where()], { log });
    const deadline = Date.now() + 10_000;
    while (!(await fetch(this.origin).catch(() => undefined))) {
      if (Date.now() > deadline) throw new Error(`nginx did not start: see ${this.#folder}`);
      await sleep(100);
    }
  }

  /** Takes its configuration anew, with new processes; what was begun is finished by the old ones. */
  reload(): void {
    const [ip, ...rest] = on("balancer");
    execFileSync(ip, [...rest, program, ...this.#where(), "-s", "reload"], { stdio: "pipe" });
  }

  stop = (): Promise<void> => endWith(this.#running, "SIGQUIT");

  #where = () => ["-p", this.#folder, "-c", path.join(this.#folder, "nginx.conf")];
}
