import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { cellsOf } from "@/lib/figures/figures";
import { noteBegun, withinRequest } from "@/lib/request-context";
import type { Handler } from "./contract";
import { countUndecoded, judgingBodies } from "./undecoded";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An app, asked by a front. */
async function app(next: Handler): Promise<string> {
  const handler = judgingBodies(next);
  const server = createServer((req, res) => {
    const context = { requestId: "r", network: undefined, device: undefined };
    void withinRequest(context, () => handler(req, res));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const counted = () => cellsOf("newsroom_bodies_undecoded_total")[0]?.count ?? 0;

/** As Next does where it cannot decode, and where an action fails. */
const failing =
  (begun: boolean): Handler =>
  async (_, res) => {
    if (begun) noteBegun();
    await Promise.resolve();
    res.statusCode = 500;
    res.setHeader("Content-Type", "text/plain");
    res.end("failed");
  };

const action = { method: "POST", headers: { "next-action": "a1" }, body: "[[[[" };
const form = () => ({ method: "POST", body: new FormData() });

test.each([
  ["an action's body that nobody could decode", "/en/staff", action, false, 400],
  ["an action that failed", "/en/staff", action, true, 500],
  ["half a form, sent without scripts", "/en/staff/sign-in", form(), false, 400],
  ["a route that takes forms and failed", "/en/staff/stories/import", form(), true, 500],
  ["a page that failed", "/en/staff", {}, false, 500],
  ["a form to what is no page", "/api/x", form(), false, 500],
])("%s", async (_, path, init, begun, status) => {
  const before = counted();
  const answer = await fetch((await app(failing(begun))) + path, init);
  expect(answer.status).toBe(status);
  expect(counted() - before).toBe(status === 400 ? 1 : 0);
  // For which the front has a page of its own.
  expect(answer.headers.get("content-type")).toContain(status === 400 ? "text/html" : "text/plain");
});

test("other answers stay as they are", async () => {
  const origin = await app(async (_, res) => void res.writeHead(303, { Location: "/en" }).end());
  const answer = await fetch(`${origin}/en/staff`, { ...action, redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/en"]);
});

test("of what cannot be decoded no stack is written; of what fails there is", async () => {
  const written = { error: vi.fn(), warn: vi.fn() };
  const write = written.error;
  countUndecoded(written);
  for (const begun of [false, true]) {
    const origin = await app(async (req, res) => {
      if (begun) noteBegun();
      written.error("⨯", new Error("nesting"));
      await failing(begun)(req, res);
    });
    await fetch(origin, action);
    expect(write).toHaveBeenCalledTimes(begun ? 1 : 0);
  }
});
