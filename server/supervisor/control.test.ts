import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { controlFile } from "@/lib/startup/control-file";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import type { SupervisorContext } from "./context";
import { openControl } from "./control";

let dataDir: string;
let sockets: string;
let said: string[];
let hangUp: () => void;
let undo: (() => unknown)[];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "newsroom-control-"));
  sockets = path.join(dataDir, "sockets");
  mkdirSync(sockets);
  said = [];
  undo = [];
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = (work: (say: (line: string) => void) => Promise<void>) =>
  openControl(
    {
      dataDir,
      progress: { say: (line: string) => void said.push(line) },
      life: {
        defer: (one: () => unknown) => void undo.push(one),
        onHangUp: (one: () => void) => {
          hangUp = one;
        },
      },
    } as unknown as SupervisorContext,
    sockets,
    work,
  );

const place = () => readFileSync(controlFile(dataDir), "utf8").trim();

async function ask(method = "POST"): Promise<unknown[]> {
  const answer = await new Promise<string>((resolve, reject) => {
    const asked = request({ socketPath: place(), method, path: "/replace" }, (response) => {
      text(response).then(resolve, reject);
    });
    asked.once("error", reject);
    asked.end();
  });
  return answer
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test("whoever asks hears of each step and of the end, and so does the log", async () => {
  await open(async (say) => say("Build: done"));
  expect(statSync(place()).mode & 0o777).toBe(0o600);
  const steps = ["The site is replaced", "Build: done"];
  expect(await ask()).toEqual([...steps.map((say) => ({ say })), { ok: true }]);
  expect(said).toEqual(steps);
  expect(await ask("GET")).toEqual([]);
  for (const one of undo) one();
  expect(existsSync(controlFile(dataDir))).toBe(false);
});

test("what cannot be done is said with its cause, by the socket and after SIGHUP", async () => {
  await open(async () => {
    throw new OperatorError("The site could not be built.", ["x.ts: no such thing"]);
  });
  const [, outcome] = await ask();
  expect(outcome).toEqual({
    ok: false,
    reason: "The site could not be built.",
    details: ["x.ts: no such thing"],
  });
  said.length = 0;
  hangUp();
  await expect
    .poll(() => said)
    .toEqual([
      "The site is replaced",
      "Nothing was replaced. The site could not be built.",
      "  x.ts: no such thing",
    ]);
  for (const one of undo) one();
});
