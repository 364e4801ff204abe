// `npm run test:debian`: the tests that need a database, against the PostgreSQL that Debian ships.

import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { aptInstall } from "./browser.mjs";
import { run } from "./steps.mjs";

const programs = "/usr/lib/postgresql/15/bin";

if (!existsSync(programs)) aptInstall(["postgresql-15"]);
if (!existsSync(programs)) {
  console.error("Debian's PostgreSQL 15 is not here: install the package postgresql-15.");
  process.exit(1);
}

/** The server refuses to run as root; Debian's package makes this account. */
const account = process.getuid() === 0 ? accountOf("postgres") : {};
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-debian-"));
if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
const data = path.join(folder, "data");
const port = await freePort();

const program = (name, args) => {
  const options = { ...account, cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };
  const { status, stderr } = spawnSync(path.join(programs, name), args, options);
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
};

const isolated = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
let code = 1;
try {
  program("initdb", [
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  ]);
  program("pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", isolated, "start"]);
  try {
    code = await run(process.execPath, ["scripts/test.mjs", "--only", "integration,e2e"], {
      ...process.env,
      DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    });
  } finally {
    program("pg_ctl", ["-D", data, "-w", "-m", "fast", "stop"]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = code;

function accountOf(name) {
  const id = (flag) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
