import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locateBinaries } from "@/lib/postgres/binaries";
import { withClient } from "@/lib/postgres/connection";
import { copyPrograms } from "@/lib/postgres/copy-programs";
import { readRunningEmbedded, removeDataDir, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { run } from "@/lib/postgres/run";

/** An ordinary user's server runs as that user, to whom the own folders are open. */
const isRoot = process.getuid?.() === 0;

let top: string;
let place: string;
let dataDir: string;
const said: string[] = [];
const folders = () => readdirSync(path.join(place, "bauing-newsroom"), { withFileTypes: true });

const start = () =>
  startEmbeddedPostgres({
    dataDir,
    durable: false,
    log: (line) => said.push(line),
    places: [place],
  });

const ask = async (url: string, statement: string) =>
  (await withClient(url, (client) => client.query(statement))).rows;

beforeAll(() => {
  top = realpathSync(mkdtempSync(path.join(tmpdir(), "newsroom-closed-")));
  chmodSync(top, 0o755);
  place = path.join(top, "lib");
  mkdirSync(path.join(place, "bauing-newsroom"), { recursive: true });
  mkdirSync(path.join(top, "of root alone"), { mode: 0o700 });
  dataDir = path.join(top, "of root alone", "data");
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

// One story, told in order.
describe("a data folder that others may not enter", () => {
  test("and could before, has its database brought along, and keeps it", async () => {
    chmodSync(path.dirname(dataDir), 0o755);
    const open = await start();
    await ask(open.url, "CREATE TABLE kept AS SELECT 7 AS number");
    await open.stop();
    expect(folders()).toHaveLength(0);
    chmodSync(path.dirname(dataDir), 0o700);
    for (const _ of ["brought", "kept"]) {
      const closed = await start();
      expect(await ask(closed.url, "SELECT number FROM kept")).toEqual([{ number: 7 }]);
      expect(readRunningEmbedded(dataDir)?.pid).toBe(closed.pid);
      await closed.stop();
    }
    expect(folders()).toHaveLength(isRoot ? 1 : 0);
    expect(said.some((line) => line.includes(place))).toBe(isRoot);
  });

  test("leaves nothing elsewhere when it is removed and begun again", async () => {
    rmSync(dataDir, { recursive: true });
    const empty = await start();
    expect(await ask(empty.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
    await empty.stop();
    expect(folders()).toHaveLength(isRoot ? 1 : 0);
  });

  test("is named when there is no other place", async () => {
    removeDataDir(dataDir);
    chmodSync(place, 0o700);
    const attempt = start().then((server) => server.stop());
    await (isRoot
      ? expect(attempt).rejects.toThrow(`may not enter ${path.dirname(dataDir)}`)
      : expect(attempt).resolves.toBeUndefined());
  });
});

describe("programs that others may not run", () => {
  test("are copied so that everybody may, once a version", async () => {
    const into = path.join(top, "programs");
    mkdirSync(into);
    mkdirSync(path.join(into, "postgres-programs-0.1"));
    const umask = process.umask(0o077);
    const copy = copyPrograms(await locateBinaries(), into);
    process.umask(umask);
    const nobody = isRoot ? { uid: 65_534, gid: 65_534, name: "nobody" } : undefined;
    for (const program of [copy.postgres, copy.initdb])
      expect((await run(program, ["-V"], nobody)).output).toContain("(PostgreSQL) 18");
    expect(copyPrograms(await locateBinaries(), into)).toEqual(copy);
    expect(readdirSync(into)).toHaveLength(1);
    expect(existsSync(path.join(copy.postgres, "../../share"))).toBe(true);
  });
});
