import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { cellsOf } from "@/lib/figures/figures";
import { log } from "@/lib/log";
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

const said = { error: vi.fn(), warn: vi.fn() };
const { error: plainly } = said;
countUndecoded(said);
const nesting = () =>
  new Error("Maximum array nesting exceeded. Large nested arrays can be dangerous.");

/** As Next does where it cannot decode, and where an action fails: it says so before it answers. */
const failing =
  (begun: boolean, fault: unknown = nesting()): Handler =>
  async (_, res) => {
    if (begun) noteBegun();
    await Promise.resolve();
    said.error("⨯", fault);
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
  const noted = vi.spyOn(log, "error").mockReturnValue(undefined);
  for (const begun of [false, true]) {
    plainly.mockClear();
    await fetch(await app(failing(begun)), action);
    expect(plainly).toHaveBeenCalledTimes(begun ? 1 : 0);
  }
  expect(noted).not.toHaveBeenCalled();
  noted.mockRestore();
});

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each([
  ["a module of an old build", new Error("Failed to load chunk server/chunks/ssr/a.js")],
  ["a file that is gone", coded("ENOENT: no such file or directory", "ENOENT")],
  ["a module that Node cannot find", coded("Cannot find module '/x.js'", "MODULE_NOT_FOUND")],
  ["an origin that does not fit the host", new Error("Invalid Server Actions request.")],
  ["a database that is away", coded("read ECONNRESET", "ECONNRESET")],
  ["a module that trips while it is loaded", new TypeError("x is not a function")],
])("%s is a failure of the site before any action has begun", async (_, fault) => {
  const noted = vi.spyOn(log, "error").mockReturnValue(undefined);
  const before = counted();
  expect((await fetch(await app(failing(false, fault)), action)).status).toBe(500);
  expect(counted()).toBe(before);
  expect(noted).toHaveBeenCalledWith({ err: fault }, "an action could not begin");
  noted.mockRestore();
});

/** As the decoders of Next's bundle trip. */
function tripped(): Error {
  const error = new TypeError("Cannot read properties of null (reading 'length')");
  error.stack = `${error}
    at new Map (<anonymous>)
    at t1 (/site/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:18:3306)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;
  return error;
}
function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test.each([
  ["brackets without end", thrownBy(() => JSON.parse("[[[["))],
  ["a number that is none", thrownBy(() => BigInt("zz"))],
  ["half a form", new Error("Unexpected end of form")],
  [
    "half a form without scripts",
    await new Response("--a\r\nhalf", {
      headers: { "Content-Type": "multipart/form-data; boundary=a" },
    })
      .formData()
      .catch((error) => error),
  ],
  ["no list where a list must be", tripped()],
  ["a sender who went away", coded("aborted", "ECONNRESET")],
])("%s is the sender's fault", async (_, fault) => {
  expect((await fetch(await app(failing(false, fault)), action)).status).toBe(400);
});
