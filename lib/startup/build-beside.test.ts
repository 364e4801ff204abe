import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { takeLock } from "./lock.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a build takes no packages away under a site that runs", async () => {
  for (const each of ["scripts", "lib", "messages", "package-lock.json"]) {
    cpSync(each, path.join(folder, each), { recursive: true });
  }
  const dataDir = path.join(folder, ".data");
  mkdirSync(dataDir);
  mkdirSync(path.join(folder, "node_modules"));
  const lock = await takeLock(path.join(dataDir, "lock"), { refusal: () => "somebody has it" });
  try {
    const said = await new Promise<string>((resolve) => {
      const env = { NODE_ENV: "test", PATH: process.env.PATH } as const;
      execFile(
        process.execPath,
        [path.join(folder, "scripts", "build.mjs")],
        { env },
        (_, out, err) => resolve(out + err),
      );
    });
    expect(said).toContain(`the site that runs (process ${process.pid}) loads from them`);
    expect(existsSync(path.join(folder, "node_modules"))).toBe(true);
  } finally {
    lock.release();
  }
});
