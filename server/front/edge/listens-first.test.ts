import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FrontProcess, startFront } from "./testing/front-process";

/** A front that is held up while it takes away what nginx had from the one before. */

let root: string;
let note: string;
let front: FrontProcess | undefined;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-first-"));
  mkdirSync(path.join(root, "data"));
  // A front reads here which folder nginx had before: of this it reads until we let go of it.
  note = path.join(root, "data", "edge-folder");
  execFileSync("mkfifo", [note]);
});
afterEach(() => {
  front?.child.kill("SIGKILL");
  front = undefined;
  rmSync(root, { recursive: true, force: true });
});

/** @returns what it waits for the end of. Opening is refused (ENXIO) until somebody reads. */
async function heldUp(): Promise<number> {
  let hold = 0;
  const open = () => {
    hold = openSync(note, constants.O_WRONLY | constants.O_NONBLOCK);
    return hold;
  };
  await expect.poll(open, { timeout: 30_000 }).toBeGreaterThan(0);
  return hold;
}

async function health(): Promise<number | "refused" | "waits"> {
  const signal = AbortSignal.timeout(1_000);
  return fetch(`http://127.0.0.1:${front?.port}/healthz`, { signal }).then(
    ({ status }) => status,
    ({ name }: Error) => (name === "TimeoutError" ? "waits" : "refused"),
  );
}

test.each([
  ["the first of a start lets readers wait", { LISTENS_FIRST: "1" }, "waits"],
  ["one that comes beside others leaves readers to them", {}, "refused"],
] as const)(
  "%s",
  async (_, settings, meanwhile) => {
    front = await startFront(root, settings);
    const hold = await heldUp();
    await expect.poll(health).toBe(meanwhile);
    closeSync(hold);
    await front.ready;
    expect(await health()).toBe(200);
  },
  60_000,
);
