import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockHolder, takeLock } from "@/lib/startup/lock.mjs";

let folder: string;
let file: string;
const refusal = () => "taken";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-lock-"));
  file = path.join(folder, "lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("the lock", () => {
  test("is held until it is released", async () => {
    const lock = await takeLock(file, { refusal });
    await expect(takeLock(file, { refusal })).rejects.toThrow("taken");
    lock.annotate("http://localhost:3000");
    expect(lockHolder(file)).toMatchObject({ pid: process.pid, note: "http://localhost:3000" });
    lock.release();
    expect(existsSync(file)).toBe(false);
    (await takeLock(file, { refusal })).release();
  });

  test("of a process that has ended is taken over", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.on("exit", resolve));
    writeFileSync(file, JSON.stringify({ pid: child.pid, hostname: hostname(), nonce: "old" }));
    expect(lockHolder(file)).toBeUndefined();
    (await takeLock(file, { refusal })).release();
  });

  test("of a process whose id went to another program is taken over", async () => {
    const holder = { pid: process.pid, startTime: "1", hostname: hostname(), nonce: "old" };
    writeFileSync(file, JSON.stringify(holder));
    const recycled = existsSync("/proc/self/stat");
    expect(lockHolder(file) === undefined).toBe(recycled);
  });

  test("that is damaged is taken over", async () => {
    writeFileSync(file, '{"pid":');
    (await takeLock(file, { refusal })).release();
  });

  test("of another machine counts until it has been silent for half a minute", async () => {
    writeFileSync(file, JSON.stringify({ pid: 1, hostname: "elsewhere", nonce: "far" }));
    await expect(takeLock(file, { refusal })).rejects.toThrow("taken");
    utimesSync(file, new Date(), new Date(Date.now() - 31_000));
    (await takeLock(file, { refusal })).release();
  });

  test("can be waited for", async () => {
    const first = await takeLock(file, { refusal });
    let waited = 0;
    const second = takeLock(file, {
      wait: () => {
        waited += 1;
        first.release();
      },
    });
    (await second).release();
    expect(waited).toBe(1);
  });

  test("goes to one of many that find it stale at the same moment", async () => {
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, hostname: hostname(), nonce: "old" }));
    const module = path.resolve("lib/startup/lock.mjs");
    const script = `import { takeLock } from ${JSON.stringify(module)};
      await takeLock(${JSON.stringify(file)}, { refusal: () => "taken" })
        .then(() => { console.log("mine"); setTimeout(() => {}, 3000); }, () => console.log("taken"));`;
    const children = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", script]),
    );
    const answers = await Promise.all(
      children.map(
        (child) =>
          new Promise<string>((resolve) =>
            child.stdout.once("data", (data) => resolve(`${data}`.trim())),
          ),
      ),
    );
    for (const child of children) child.kill("SIGKILL");
    expect(answers.filter((answer) => answer === "mine")).toHaveLength(1);
  }, 20_000);
});
