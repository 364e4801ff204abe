import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { currentRequest } from "@/lib/request-context";
import { answerWithin } from "./within-request";

const seen: (string | undefined)[] = [];
const note = () => void seen.push(currentRequest()?.requestId);
const later: (() => void)[] = [];

async function answer(name: string, res: ServerResponse): Promise<void> {
  await delay(5);
  note();
  const ended = delay(name === "/slow" ? 120 : 10).then(() => void res.end());
  // What is begun within a request and outlives it.
  const timer = setInterval(note, 30);
  later.push(() => clearInterval(timer));
  await ended;
}

const server = createServer((req, res) => {
  const requestId = req.url ?? "";
  const context = { requestId, network: undefined, device: undefined };
  void answerWithin(context, res, () => answer(requestId, res));
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  for (const stop of later) stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = async (name: string) => (await fetch(`${origin}${name}`)).text();

test("each request has its own context while another is under way, and none when all have ended", async () => {
  const slow = ask("/slow");
  await ask("/quick");
  expect(new Set(seen)).toEqual(new Set(["/slow", "/quick"]));
  await delay(50);
  // The quick one has ended; the slow one carries contexts along still.
  expect(new Set(seen)).toEqual(new Set(["/slow", "/quick"]));
  await slow;
  await delay(10);
  seen.length = 0;
  await expect.poll(() => seen.length).toBeGreaterThan(1);
  expect(new Set(seen)).toEqual(new Set([undefined]));
  await ask("/again");
  expect(seen).toContain("/again");
});

test("what fails ends its context too", async () => {
  const res = { closed: true } as ServerResponse;
  const context = { requestId: "failing", network: undefined, device: undefined };
  const fails = answerWithin(context, res, () => Promise.reject(new Error("no")));
  await expect(fails).rejects.toThrow("no");
  expect(currentRequest()).toBeUndefined();
});
