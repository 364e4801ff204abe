import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "@/lib/postgres/connection";
import {
  type EmbeddedPostgres,
  readRunningEmbedded,
  startEmbeddedPostgres,
} from "@/lib/postgres/embedded";
import { stopPostmaster } from "@/lib/postgres/processes";
import { isAlive } from "@/lib/startup/lock-holder.mjs";

let dataDir: string;
let server: EmbeddedPostgres | undefined;
const said: string[] = [];

const start = async () => {
  server = await startEmbeddedPostgres({ dataDir, durable: false, log: (line) => said.push(line) });
  return server;
};

beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "newsroom-embedded-"));
  chmodSync(dataDir, 0o755);
});

afterAll(async () => {
  if (server && isAlive(server.pid)) await stopPostmaster(server.pid);
  rmSync(dataDir, { recursive: true, force: true });
});

// One story, told in order: each test goes on from what the one before it left.
describe("the embedded server", () => {
  test("makes its cluster and takes connections as the owner, who is no superuser", async () => {
    // As a start leaves it that was killed in the middle of initdb.
    mkdirSync(path.join(dataDir, "postgres.new-1", "cluster"), { recursive: true });
    const { url } = await start();
    const { rows } = await withClient(url, (client) =>
      client.query(
        "SELECT rolsuper, rolcreaterole, current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone FROM pg_roles WHERE rolname = current_user",
      ),
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreaterole: true, encoding: "UTF8", zone: "UTC" }]);
    expect(existsSync(path.join(dataDir, "postgres.new-1"))).toBe(false);
    expect(statSync(path.join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  });

  test("knows letters of all three languages", async () => {
    const { rows } = await withClient(server?.url ?? "", (client) =>
      client.query(
        "SELECT to_tsvector('simple', '«КОМПАНИЯ» — 中国。')::text AS words, upper('и') AS upper",
      ),
    );
    expect(rows).toEqual([{ words: "'компания':1 '中国':2", upper: "И" }]);
  });

  test("is found by other commands while it runs, and not after", async () => {
    expect(readRunningEmbedded(dataDir)).toMatchObject({ url: server?.url, pid: server?.pid });
    await server?.stop();
    expect(readRunningEmbedded(dataDir)).toBeUndefined();
  });

  test("keeps its port and its data over a restart", async () => {
    const port = server?.port;
    const again = await start();
    expect(again.port).toBe(port);
  });

  test("tells when it ends by itself, and starts again on the same port", async () => {
    const { pid, port } = server ?? { pid: 0, port: 0 };
    const ended = new Promise<string>((resolve) => server?.onExit(resolve));
    process.kill(pid, "SIGKILL");
    expect(await ended).toBe("SIGKILL");
    // Its backends take a moment to see that it is gone, and hold the data until then.
    await expect
      .poll(
        () =>
          start().then(
            (next) => next.port,
            () => 0,
          ),
        { timeout: 10_000 },
      )
      .toBe(port);
  });

  test("left behind by a supervisor that was killed is stopped and replaced", async () => {
    const orphan = server?.pid ?? 0;
    const next = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(next.pid).not.toBe(orphan);
    expect(said.at(-1)).toContain(`process ${orphan}`);
    await next.stop();
  });

  test("starts although its old process id belongs to another program now", async () => {
    writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n`, {
      mode: 0o644,
    });
    await (await start()).stop();
  });

  test("refuses a cluster of another version, or without its password, in one sentence", async () => {
    const version = path.join(dataDir, "postgres", "PG_VERSION");
    const found = readFileSync(version, "utf8");
    writeFileSync(version, "14\n");
    await expect(start()).rejects.toThrow("was made by PostgreSQL 14");
    writeFileSync(version, found);
    rmSync(path.join(dataDir, "postgres.json"));
    await expect(start()).rejects.toThrow("password file");
  });
});
