import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAppService } from "@/server/app/app-service";
import type { App, Handler } from "@/server/app/contract";
import { remoteApp } from "@/server/front/remote-app";
import { limitConnections, plainOnly, serverOptions } from "./connections";
import { createDynamic, type PassedOn } from "./dynamic";
import { endSlowBodies } from "./slow-bodies";

/** A front and an app, each behind its own server, with all that stands between them. */

const stepsMs = { slowest: 150, long: 900 };

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-passed-on-"));
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function listen(server: Server, at: string | number): Promise<Server> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(at, resolve));
  return server;
}

/** @param next in the app. @returns the front's port */
async function site(next: Handler, kind: PassedOn = "desk"): Promise<number> {
  const socket = path.join(folder, "app");
  const app = { answer: next, noteOriginRefused: async () => {} } as Partial<App> as App;
  await listen(createServer(createAppService(app, () => {})), socket);
  const dynamic = createDynamic(remoteApp([socket]));
  const front = createServer(
    serverOptions,
    plainOnly(
      endSlowBodies((req, res) => {
        void dynamic(req, res, kind).then((status) => {
          if (status !== undefined) res.writeHead(status).end("the site's own page");
        });
      }, stepsMs.slowest),
    ),
  );
  limitConnections(front);
  front.headersTimeout = stepsMs.slowest;
  await listen(front, 0);
  return (front.address() as AddressInfo).port;
}

type Ask = { method?: string; headers?: Record<string, string>; body?: string };

function ask(port: number, { method = "GET", headers = {}, body }: Ask = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>(
    (resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, path: "/en/staff", method, headers });
      asked.once("error", reject);
      asked.once("response", async (answer) => {
        const { statusCode: status = 0, headers: given } = answer;
        text(answer).then((said) => resolve({ status, headers: given, text: said }), reject);
      });
      asked.end(body);
    },
  );
}

const sameOrigin = { "sec-fetch-site": "same-origin" };
const telling: Handler = async (req, res) => {
  res.end(JSON.stringify({ ...req.headers, length: (await text(req)).length }));
};

test.each(["desk", "preview", "api", "client"] as const)(
  "of what a client claims, nothing that only the front may say reaches the app (%s)",
  async (kind) => {
    const port = await site(telling, kind);
    const claimed = {
      "x-newsroom-call": "render",
      "x-newsroom-client": "1.1.1.1",
      "x-newsroom-request": "r-1",
      "x-newsroom-all-fronts": "1",
      "x-nonce": "mine",
      "content-security-policy": "script-src 'nonce-mine'",
      "content-security-policy-report-only": "script-src 'nonce-mine'",
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "1.1.1.1",
      "x-forwarded-proto": "gopher",
      "x-forwarded-port": "1",
      "x-forwarded-prefix": "/evil",
      forwarded: "for=1.1.1.1;host=evil.example",
      "x-real-ip": "1.1.1.1",
      "x-middleware-subrequest": "proxy:proxy",
      "x-middleware-rewrite": "/evil",
      "x-invoke-path": "/evil",
      "x-now-route-matches": "1",
      "x-matched-path": "/evil",
      "x-action-forwarded": "1",
      "next-resume": "1",
    };
    const { text: told } = await ask(port, { headers: claimed });
    expect(told).not.toMatch(/mine|evil|1\.1\.1\.1|gopher|r-1/);
    const seen = JSON.parse(told);
    for (const name of Object.keys(claimed)) {
      // These the front sets by itself, for documents.
      if (["x-nonce", "content-security-policy", "x-newsroom-client"].includes(name)) continue;
      expect(seen[name], name).toBeUndefined();
    }
    // Nor does the front take it for a question of its own.
    expect(seen.length).toBe(0);
  },
);

test("the app is told the host, and the cookies, that the client has named", async () => {
  const port = await site(telling);
  const headers = { Host: "news.example.com:8443", Cookie: "a=1; b=2" };
  const seen = JSON.parse((await ask(port, { headers })).text);
  expect([seen.host, seen.cookie]).toEqual(["news.example.com:8443", "a=1; b=2"]);
});

test("a change from another site does not reach the app, and no byte of it", async () => {
  let reached = 0;
  const port = await site(async (_, res) => {
    reached += 1;
    res.end();
  });
  for (const headers of [
    {},
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    const asked = { method: "POST", headers: headers as Record<string, string>, body: "x" };
    expect((await ask(port, asked)).status).toBe(403);
  }
  expect(reached).toBe(0);
  expect((await ask(port, { method: "POST", headers: sameOrigin, body: "x" })).status).toBe(200);
});

test.each([404, 500])("a document with %i is replaced before its first byte", async (status) => {
  const port = await site(async (_, res) => {
    res.writeHead(status, { "Content-Type": "text/html", "X-Powered-By": "Next.js" });
    res.write("<h1>Next's own</h1>");
    await sleep(50);
    res.end("more");
  });
  const answer = await ask(port);
  expect([answer.status, answer.text]).toEqual([status, "the site's own page"]);
  expect(answer.headers["x-powered-by"]).toBeUndefined();
});

test("an answer streams, and one that fails after its first byte is cut off and not taken for whole", async () => {
  let fail: () => void = () => {};
  const port = await site(async (_, res) => {
    res.writeHead(200, { "Content-Type": "text/html" });
    res.write("<p>first</p>");
    fail = () => res.destroy();
  });
  const seen = await new Promise<string>((resolve) => {
    const asked = request({ host: "127.0.0.1", port, path: "/en/staff" }, (answer) => {
      answer.setEncoding("utf8");
      answer.once("data", (first) => {
        fail();
        answer.once("error", (error: NodeJS.ErrnoException) => resolve(`${first} ${error.code}`));
        answer.once("end", () => resolve(`${first} whole`));
      });
    });
    asked.on("error", () => {});
    asked.end();
  });
  expect(seen).toBe("<p>first</p> ECONNRESET");
});

test("a client that goes away while the app answers ends the work for it", async () => {
  let ended: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const port = await site(async (_, res) => {
    res.once("close", ended);
    res.writeHead(200, { "Content-Type": "text/plain" });
    res.write("begun");
  });
  const asked = request({ host: "127.0.0.1", port, path: "/en/staff" }, () => asked.destroy());
  asked.on("error", () => {});
  asked.end();
  await end;
});

test("an action may take longer than a request may take to come, with a body and without", async () => {
  const port = await site(async (req, res) => {
    const { length } = await text(req);
    await sleep(stepsMs.long);
    res.end(`${length}`);
  });
  const body = "x".repeat(50_000);
  const answers = await Promise.all([
    ask(port, { method: "POST", headers: { ...sameOrigin, "content-length": "50000" }, body }),
    ask(port),
  ]);
  expect(answers.map(({ status, text: said }) => [status, said])).toEqual([
    [200, "50000"],
    [200, "0"],
  ]);
  // While a request that does not come to its end has no more time than that.
  const began = performance.now();
  const slow = connect(port, "127.0.0.1", () => {
    slow.write(
      "POST /en/staff HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 9\r\n\r\na",
    );
  });
  slow.on("error", () => {});
  await new Promise((resolve) => slow.once("close", resolve));
  expect(performance.now() - began).toBeLessThan(stepsMs.long);
});

test("an export may pause for longer than a connection to the app is kept without work", async () => {
  const port = await site(async (_, res) => {
    res.writeHead(200, { "Content-Type": "application/gzip" });
    res.write("first ");
    await sleep(5_000);
    res.end("last");
  });
  expect((await ask(port)).text).toBe("first last");
}, 15_000);
