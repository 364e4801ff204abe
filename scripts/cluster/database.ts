import { type ChildProcess, execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@/lib/postgres/connection";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import {
  addresses,
  databaseAddress,
  moveDatabaseAddress,
  on,
  plugIn,
  subnet,
  unplug,
} from "./network";
import { killWhole, signalWhole, startOn } from "./processes";

export type DatabaseHost = "database-1" | "database-2";

const password = "only-in-this-network";
const versions = ["18", "17", "16", "15"];
const patienceMs = 30_000;

/** Where Debian puts it: the embedded PostgreSQL has no program that copies a running server. */
function programs(): string {
  const found = versions
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((each) => existsSync(path.join(each, "pg_basebackup")));
  if (found) return found;
  throw new OperatorError("There is no PostgreSQL for the test: install Debian's postgresql.");
}

const asPostgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"];

/**
 * A PostgreSQL that takes changes and a standby that it waits for. Whichever
 * takes changes has the address that the site knows.
 */
export class DatabasePair {
  readonly #folder: string;
  readonly #bin = programs();
  readonly #running = new Map<DatabaseHost, ChildProcess>();
  primary: DatabaseHost = "database-1";

  constructor(folder: string) {
    this.#folder = folder;
  }

  get standby(): DatabaseHost {
    return this.primary === "database-1" ? "database-2" : "database-1";
  }

  /** As the site's owner of the database; made by `open`. */
  readonly url = `postgresql://newsroom:${password}@${databaseAddress}:5432/newsroom`;

  adminUrl(host: DatabaseHost = this.primary): string {
    return `postgresql://postgres:${password}@${addresses[host]}:5432/postgres`;
  }

  async open(withStandby = true): Promise<void> {
    const data = this.#data("database-1");
    mkdirSync(path.dirname(data), { recursive: true });
    execFileSync("chown", ["postgres:", path.dirname(data)]);
    chmodSync(path.dirname(data), 0o755);
    const initdb = [`${this.#bin}/initdb`, "-D", data, "-E", "UTF8", "--locale=C.UTF-8"];
    execFileSync("setpriv", [...asPostgres.slice(1), ...initdb], { stdio: "pipe" });
    appendFileSync(
      path.join(data, "postgresql.conf"),
      [
        "listen_addresses = '*'",
        "unix_socket_directories = ''",
        "max_connections = 200",
        "wal_keep_size = 256MB",
        "wal_retrieve_retry_interval = 500ms",
        "wal_receiver_timeout = 5s",
        // What stands in this folder is thrown away; what is tried is the network between the two.
        "log_min_messages = warning",
        "",
      ].join("\n"),
    );
    appendFileSync(
      path.join(data, "pg_hba.conf"),
      `host all all ${subnet}.0/24 trust\nhost replication all ${subnet}.0/24 trust\n`,
    );
    await this.#start("database-1");
    await this.#ask("database-1", `CREATE ROLE newsroom LOGIN CREATEROLE PASSWORD '${password}'`);
    await this.#ask("database-1", "CREATE DATABASE newsroom OWNER newsroom");
    moveDatabaseAddress("database-1");
    if (withStandby) await this.addStandby();
  }

  /** All processes of the one that takes changes stand still, and go on. */
  halt = (): void => signalWhole(this.#running.get(this.primary), "SIGSTOP");
  goOn = (): void => signalWhole(this.#running.get(this.primary), "SIGCONT");

  /** The one that takes changes ends without a word, and comes again. */
  kill = (): Promise<void> => killWhole(this.#running.get(this.primary));
  startAgain = (): Promise<void> => this.#start(this.primary);

  get pid(): number {
    return this.#running.get(this.primary)?.pid ?? 0;
  }

  /** Makes the other host a copy that follows, and has the primary wait for it from then on. */
  async addStandby(): Promise<void> {
    const host = this.standby;
    await killWhole(this.#running.get(host));
    plugIn(host);
    rmSync(this.#data(host), { recursive: true, force: true });
    const copy = ["-h", addresses[this.primary], "-U", "postgres", "-D", this.#data(host)];
    const options = ["-R", "-X", "stream", "-c", "fast"];
    const [program, ...args] = [...on(host), ...asPostgres, `${this.#bin}/pg_basebackup`];
    execFileSync(program, [...args, ...copy, ...options], { stdio: "pipe" });
    await this.#start(host);
    await this.#wait(async () => {
      const { rows } = await this.#ask(this.primary, "SELECT FROM pg_stat_replication");
      return rows.length > 0;
    });
    await this.#waitFor(this.primary, "*");
  }

  /**
   * The primary ends without a word, or is cut off, and the standby takes over.
   *
   * @returns for how long nobody took changes
   */
  async failOver(way: "killed" | "cut off"): Promise<number> {
    const began = performance.now();
    const from = this.primary;
    if (way === "killed") await killWhole(this.#running.get(from));
    else unplug(from);
    const to = this.standby;
    await this.#ask(to, "SELECT pg_promote(true, 30)");
    // It has no standby of its own yet, and would wait for one with every publish.
    await this.#waitFor(to, "");
    moveDatabaseAddress(to, from);
    this.primary = to;
    return performance.now() - began;
  }

  async #waitFor(host: DatabaseHost, names: string): Promise<void> {
    await this.#ask(host, `ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
    await this.#ask(host, "SELECT pg_reload_conf()");
  }

  #ask(host: DatabaseHost, text: string) {
    return withClient(this.adminUrl(host), (client) => client.query(text), patienceMs);
  }

  async #start(host: DatabaseHost): Promise<void> {
    const command = [...asPostgres, `${this.#bin}/postgres`, "-D", this.#data(host)];
    const log = path.join(this.#folder, `${host}.log`);
    this.#running.set(host, startOn(host, command, { log }));
    await this.#wait(() => this.#ask(host, "SELECT").then(() => true));
  }

  async #wait(look: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!(await look().catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not come: ${this.#folder}`);
      await sleep(100);
    }
  }

  #data = (host: DatabaseHost) => path.join(this.#folder, "postgres", host);
}
