import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { linkName } from "@/lib/edge-links";
import { drainMessage } from "@/lib/startup/drain-message";
import { startFront } from "./testing/front-process";

/** A front as a process, without a database, while somebody holds a connection to it open. */

let root: string;
let front: ChildProcess;
let held: Socket | undefined;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-stop-"));
});
afterEach(() => {
  held?.destroy();
  front.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true });
});

const edge = () => path.join(root, "edge");
const links = () => readdirSync(edge()).filter((name) => linkName.test(name));

async function start(others: string): Promise<void> {
  const { child, port, ready } = await startFront(root, { SITE_INSTANCES: others });
  front = child;
  await ready;
  held = connect(port, "127.0.0.1");
  held.on("error", () => {});
  held.write("POST /csp-report HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
  expect(links()).toHaveLength(1);
}

const told = {
  stop: () => front.kill("SIGTERM"),
  drain: () => front.send(drainMessage),
};

test.each([
  ["stop", "http://10.0.0.2:3000"],
  ["drain", ""],
] as const)(
  "nginx finds nothing from the first moment of a %s, whoever is still waited for",
  async (kind, others) => {
    await start(others);
    told[kind]();
    await expect.poll(links, { timeout: 3_000, interval: 10 }).toEqual([]);
    expect([front.exitCode, front.signalCode]).toEqual([null, null]);
  },
  60_000,
);
