import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isAlive, runningPostmaster, stopPostmaster } from "@/lib/postgres/processes";

/** The real start in a copy of the project; only the site and its content are stand-ins. */
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

let root: string;
let port: number;
let child: ChildProcess | undefined;
const cluster = () => path.join(root, ".data", "postgres");

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-start-"));
  const { chmodSync } = await import("node:fs");
  chmodSync(root, 0o755);
  const copied = [
    "scripts",
    "lib",
    "server",
    "i18n",
    "prisma/schema.prisma",
    "prisma/migrations",
    "generated",
  ];
  for (const name of [
    ...copied,
    "prisma.config.ts",
    "tsconfig.json",
    "package.json",
    "package-lock.json",
  ]) {
    cpSync(name, path.join(root, name), {
      recursive: true,
      filter: (file) => !file.includes("workspace-lock"),
    });
  }
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  writeFileSync(path.join(root, "server", "site.ts"), SITE);
  mkdirSync(path.join(root, "prisma", "seed"), { recursive: true });
  writeFileSync(path.join(root, "prisma", "seed", "index.ts"), 'console.log("seeded");\n');
  port = await freePort();
});

afterEach(async () => {
  child?.kill("SIGKILL");
  child = undefined;
  const left = runningPostmaster(cluster());
  if (left) await stopPostmaster(left);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server: Server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

type Run = { process: ChildProcess; output: () => string; code: Promise<number | null> };

function start(env: Record<string, string> = {}, flags: string[] = []): Run {
  const clean = { ...process.env, PORT: String(port), ...env };
  const inherited = [
    "DATABASE_URL",
    "PUBLIC_DATABASE_URL",
    "DATA_DIR",
    "SITE_URL",
    "HOST",
    "LOG_LEVEL",
  ];
  for (const name of inherited) if (!(name in env)) Reflect.deleteProperty(clean, name);
  const started = spawn(process.execPath, [...flags, "scripts/start.mjs", "--dev"], {
    cwd: root,
    env: clean,
  });
  let output = "";
  for (const stream of [started.stdout, started.stderr])
    stream.on("data", (data) => (output += data));
  const code = new Promise<number | null>((resolve) => started.on("close", resolve));
  return { process: started, output: () => output, code };
}

async function startReady(env?: Record<string, string>): Promise<Run> {
  const run = start(env);
  child = run.process;
  await expect.poll(run.output, { timeout: 30_000 }).toContain("Ctrl-C stops it");
  return run;
}

async function refused(env: Record<string, string>, flags?: string[]): Promise<string> {
  const run = start(env, flags);
  expect(await run.code, run.output()).toBe(1);
  expect(runningPostmaster(cluster())).toBeUndefined();
  const lines = run
    .output()
    .trim()
    .split("\n")
    .filter((line) => !/^\d\/\d /.test(line) && line);
  return lines.join("\n");
}

const get = (address: string) =>
  fetch(`http://localhost:${port}${address}`).then((answer) => answer.text());

describe("a start", () => {
  it("numbers its steps, says where the site is, and stops in order on SIGINT and SIGTERM", async () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const run = await startReady();
      expect(run.output()).toMatch(/1\/7 .* done in .*\n2\/7 /);
      for (const locale of ["zh", "en", "ru"]) expect(run.output()).toContain(`:${port}/${locale}`);
      const slow = get("/slow");
      await new Promise((resolve) => setTimeout(resolve, 300));
      run.process.kill(signal);
      expect(await run.code).toBe(0);
      expect(Number(await slow)).toBeGreaterThan(0);
      expect(runningPostmaster(cluster())).toBeUndefined();
      expect(existsSync(path.join(root, ".data", "lock"))).toBe(false);
    }
  }, 60_000);

  it("is refused while another one runs on the same data", async () => {
    const run = await startReady();
    const second = start({ PORT: String(await freePort()) });
    expect(await second.code).toBe(1);
    expect(second.output()).toContain(
      `already running on the data in ${path.join(root, ".data")} (process ${run.process.pid}`,
    );
    expect(await get("/")).toMatch(/^\d+$/);
  }, 60_000);

  it("brings back a site and a PostgreSQL that ended", async () => {
    await startReady();
    const site = await get("/");
    await get("/crash").catch(() => {});
    await expect.poll(() => get("/").catch(() => site), { timeout: 10_000 }).not.toBe(site);
    const postmaster = runningPostmaster(cluster()) ?? 0;
    process.kill(postmaster, "SIGKILL");
    await expect
      .poll(() => runningPostmaster(cluster()) ?? postmaster, { timeout: 15_000 })
      .not.toBe(postmaster);
  }, 60_000);

  it("recovers from a supervisor that was killed", async () => {
    const first = await startReady();
    const site = Number(await get("/"));
    first.process.kill("SIGKILL");
    await first.code;
    await expect.poll(() => isAlive(site), { timeout: 5_000 }).toBe(false);
    const orphan = runningPostmaster(cluster());
    expect(orphan).toBeDefined();
    const second = await startReady();
    expect(second.output()).toContain(`left behind (process ${orphan})`);
  }, 60_000);
});

describe("a start that cannot be says what to do in one sentence", () => {
  it("when Node is too old", async () => {
    const fake = path.join(root, "old-node.cjs");
    writeFileSync(
      fake,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.1" } });',
    );
    expect(await refused({}, ["--require", fake])).toMatch(
      /^Node 18\.20\.1 is too old for this site: install Node 20\.19/,
    );
  });

  it("when the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, resolve));
    expect(await refused({})).toMatch(/^Port \d+ is taken by another program: .*\.$/);
    await new Promise((resolve) => other.close(resolve));
  });

  it("when the database is out of reach", async () => {
    const url = `postgres://site:pw@127.0.0.1:${await freePort()}/site`;
    expect(await refused({ DATABASE_URL: url })).toMatch(
      /^The database at .* is out of reach \(ECONNREFUSED\): .*\.$/,
    );
  });

  it("when the folder is not writable", async () => {
    expect(await refused({ DATA_DIR: "package.json" })).toMatch(
      /^The folder .*package\.json is not writable .*\.$/,
    );
  });

  it("when settings are wrong, or a name in .env is", async () => {
    expect(await refused({ SITE_URL: "https://a.example/b" })).toMatch(/^SITE_URL must be .*\.$/);
    writeFileSync(path.join(root, ".env"), "SITEURL=https://a.example\n");
    expect(await refused({})).toMatch(/^\.env sets SITEURL, .*\.$/);
    rmSync(path.join(root, ".env"));
  });

  it("when a migration fails", async () => {
    const folder = path.join(root, "prisma", "migrations", "20991231235959_bad");
    mkdirSync(folder);
    writeFileSync(path.join(folder, "migration.sql"), "SELECT nothing;");
    expect(await refused({})).toMatch(
      /^The migration 20991231235959_bad failed and was undone as a whole .*\.$/,
    );
    rmSync(folder, { recursive: true });
    expect(readFileSync(path.join(root, ".data", "postgres", "PG_VERSION"), "utf8").trim()).toBe(
      "18",
    );
  });
});
