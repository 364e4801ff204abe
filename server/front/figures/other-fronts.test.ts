import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { listenPrivately, privateAddress } from "@/server/front/private/address";
import { answerOwnFigures, figuresOfOthers } from "./other-fronts";

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-figures-"));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function front(number: number, pid: number, own: () => Promise<string>): Promise<void> {
  const server = createServer((req, res) => {
    if (!answerOwnFigures(req, res, own)) res.writeHead(404).end();
  });
  await listenPrivately(server, privateAddress(folder, number, pid));
  servers.push(server);
}

test("each other front is asked once, and one that fails is left out", async () => {
  await front(1, 100, async () => "of the first\n");
  // One takes over from the other.
  await front(2, 200, async () => "of the second\n");
  await front(2, 201, async () => "of the second\n");
  await front(3, 300, () => Promise.reject(new Error("it fails")));
  await front(4, 400, async () => "of the fourth\n");
  expect((await figuresOfOthers(folder, 1)).sort()).toEqual(["of the fourth\n", "of the second\n"]);
  expect(await figuresOfOthers(path.join(folder, "none"), 1)).toEqual([]);
});
