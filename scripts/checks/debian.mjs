// `npm run test:debian`: the tests that need a database, against the PostgreSQL that Debian ships.
// Arguments go to `npm test`, in place of `--only integration,e2e`.

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { aptInstall } from "./browser.mjs";
import { run } from "./tools.mjs";

const chosen = process.argv.length > 2 ? process.argv.slice(2) : ["--only", "integration,e2e"];
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
// With a password, as on a real server: where anybody may log in, what a role may not do proves nothing.
const password = randomBytes(12).toString("hex");
const passwordFile = path.join(folder, "password");
writeFileSync(passwordFile, password);
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
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  ]);
  program("pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", isolated, "start"]);
  try {
    code = await run(process.execPath, ["scripts/test.mjs", ...chosen], {
      ...process.env,
      DATABASE_URL: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
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
