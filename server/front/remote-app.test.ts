import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { finishedPage } from "@/lib/page-store/page";
import { currentRequest, withinRequest } from "@/lib/request-context";
import { createAppService } from "@/server/app/app-service";
import type { App } from "@/server/app/contract";
import { createAppChoice } from "./app-choice";
import { remoteApp } from "./remote-app";

let folder: string;
let socket: string;
const servers: Server[] = [];
const problems: unknown[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "newsroom-socket-"));
  socket = path.join(folder, "app");
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
  problems.length = 0;
});

const nobody = (): never => {
  throw new Error("was not to be asked");
};

function appWith(part: Partial<App>): App {
  return {
    render: nobody,
    search: nobody,
    mayFetchDraft: nobody,
    makeCrops: nobody,
    mendFiles: nobody,
    forget: nobody,
    readiness: nobody,
    figures: nobody,
    noteOriginRefused: nobody,
    answer: nobody,
    ...part,
  };
}

async function listen(server: Server, at: string | number): Promise<Server> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(at, resolve));
  return server;
}

const serve = (part: Partial<App>) =>
  listen(createServer(createAppService(appWith(part), (error) => problems.push(error))), socket);

const pageOf = (words: string) =>
  finishedPage(
    { path: "/en/a", headers: { "Content-Type": "text/html" }, tags: ["t"], snapshot: "1:1:" },
    Buffer.from(words),
  );

test("a page comes over whole, and with word of being overtaken", async () => {
  const page = await pageOf("<p>中文</p>");
  const wanted: unknown[] = [];
  await serve({
    render: async (request) => {
      wanted.push(request);
      return { page, passing: true };
    },
    search: async () => ({ page }),
  });
  const app = remoteApp([socket]);
  const request = { key: "/en/a", path: "/en/b", mayWaitMs: 7 };
  expect(await app.render(request)).toEqual({ page, passing: true });
  expect(wanted).toEqual([request]);
  expect(await app.search("/en/search?q=a", "203.0.113.7")).toEqual({ page });
});

test("a status, an answer and a question come over as they are", async () => {
  const asked: unknown[] = [];
  await serve({
    render: async () => ({ status: 404 }),
    search: async () => ({ status: 429 }),
    mayFetchDraft: async (...given) => {
      asked.push(given);
      return true;
    },
  });
  const app = remoteApp([socket]);
  expect(await app.render({ key: "a", path: "a", mayWaitMs: 0 })).toEqual({ status: 404 });
  expect(await app.search("/en/search", "")).toEqual({ status: 429 });
  expect(await app.mayFetchDraft(undefined, "ab")).toBe(true);
  expect(asked).toEqual([[undefined, "ab"]]);
});

test("an app that is away is waited for, and then is as a database that is away", async () => {
  const app = remoteApp([socket], 200);
  expect(await app.render({ key: "a", path: "a", mayWaitMs: 0 })).toEqual({ status: 503 });
  const patient = remoteApp([socket], 10_000);
  const late = patient.render({ key: "a", path: "a", mayWaitMs: 0 });
  await serve({ render: async () => ({ status: 404 }) });
  expect(await late).toEqual({ status: 404 });
});

test("an app that fails is told of, and is no page", async () => {
  await serve({
    render: async () => {
      throw new Error("broken");
    },
  });
  const app = remoteApp([socket]);
  expect(await app.render({ key: "a", path: "a", mayWaitMs: 0 })).toEqual({ status: 503 });
  expect(problems).toEqual([new Error("broken")]);
});

test("the request that a question is a part of is known to the app", async () => {
  const context = { requestId: "r-1", network: "203.0.113.7", device: "Firefox, Windows" };
  let seen: unknown;
  await serve({
    noteOriginRefused: async () => {
      seen = currentRequest();
    },
  });
  await withinRequest(context, () => remoteApp([socket]).noteOriginRefused(1));
  expect(seen).toEqual(context);
});

/** A front that hands everything on. @returns where it answers */
async function frontOf(app: App): Promise<string> {
  const server = await listen(
    createServer((req, res) => void app.answer(req, res)),
    0,
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("what a client sends arrives as it was sent, and the answer as it was given", async () => {
  await serve({
    answer: async (req, res) => {
      res.setHeader("Set-Cookie", ["a=1", "b=2"]);
      res.writeHead(201, { "X-Method": req.method, "X-Address": req.url });
      res.end(await text(req));
    },
  });
  const origin = await frontOf(remoteApp([socket]));
  const answer = await fetch(`${origin}/en/staff?x=%20`, {
    method: "POST",
    body: "字".repeat(9_999),
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(answer.headers.get("x-method")).toBe("POST");
  expect(answer.headers.get("x-address")).toBe("/en/staff?x=%20");
  expect(await answer.text()).toBe("字".repeat(9_999));
});

test("an answer comes piece by piece, and one that breaks off is not taken for whole", async () => {
  let breakOff: () => void = () => {};
  await serve({
    answer: async (_, res) => {
      res.writeHead(200, { "Content-Type": "text/plain" });
      res.write("first");
      breakOff = () => res.destroy();
    },
  });
  const answer = await fetch(await frontOf(remoteApp([socket])));
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
  breakOff();
  await expect(reader?.read()).rejects.toThrow();
});

test("a client that goes away ends the work for it", async () => {
  let ended: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  await serve({
    answer: async (req, res) => {
      res.once("close", ended);
      client.destroy();
      req.resume();
    },
  });
  const origin = await frontOf(remoteApp([socket]));
  const client = request(origin, { method: "POST" });
  client.on("error", () => {});
  client.write("begun");
  await end;
});

test("while the app is away a client is told to come again", async () => {
  const answer = await fetch(await frontOf(remoteApp([socket])));
  expect(answer.status).toBe(503);
});

test("what one app does not take is asked of another", async () => {
  await serve({
    render: async () => ({ status: 404 }),
    answer: async (req, res) => void res.end(await text(req)),
  });
  const app = remoteApp([path.join(folder, "away"), socket]);
  for (const key of ["a", "b", "c", "d"]) {
    expect(await app.render({ key, path: key, mayWaitMs: 0 })).toEqual({ status: 404 });
  }
  const origin = await frontOf(app);
  for (let time = 0; time < 4; time++) {
    const answer = await fetch(origin, { method: "POST", body: "字".repeat(99_999) });
    expect([answer.status, await answer.text()]).toEqual([200, "字".repeat(99_999)]);
    expect((await fetch(origin)).status).toBe(200);
  }
});

test("one that hangs holds up who asks first, and nobody after", async () => {
  await serve({ render: async () => ({ status: 404 }) });
  const hung = path.join(folder, "hung");
  await listen(
    createServer(() => {}),
    hung,
  );
  const app = remoteApp([hung, socket], 5_000, 300);
  const key = [..."abcdefgh"].find(
    (each) => createAppChoice([hung, socket]).inOrder(each)[0] === hung,
  );
  const asked = { key: key ?? "", path: "/en/a", mayWaitMs: 0 };
  expect(await app.render(asked)).toEqual({ status: 404 });
  const began = performance.now();
  expect(await app.render(asked)).toEqual({ status: 404 });
  expect(performance.now() - began).toBeLessThan(250);
});

test("a connection that was closed in the moment in which it was chosen loses nothing", async () => {
  const first = await serve({ answer: async (req, res) => void res.end(req.method) });
  const origin = await frontOf(remoteApp([socket]));
  expect(await (await fetch(origin)).text()).toBe("GET");
  // Closed without a word to who keeps it: what the front knows of it comes later than its next request.
  const ended = new Promise((resolve) =>
    first.once("connection", (each) => each.once("close", resolve)),
  );
  expect(await (await fetch(origin, { method: "POST", body: "x" })).text()).toBe("POST");
  await ended;
  first.closeAllConnections();
  expect(await (await fetch(origin)).text()).toBe("GET");
  expect(await (await fetch(origin, { method: "DELETE" })).text()).toBe("DELETE");
});

test("all apps are told that kept pages were thrown away, and none that is away is waited for", async () => {
  let told = 0;
  await serve({
    forget: async () => {
      told += 1;
    },
  });
  await remoteApp([path.join(folder, "away"), socket]).forget();
  expect(told).toBe(1);
});

test("figures are of every app that answers, and of the workers that they share once", async () => {
  await serve({ figures: async () => ({ apps: ["of the first"], workers: ["of a worker"] }) });
  const second = path.join(folder, "second");
  const other = appWith({
    figures: async () => ({ apps: ["of the second"], workers: ["of a worker"] }),
  });
  await listen(createServer(createAppService(other, (error) => problems.push(error))), second);
  const app = remoteApp([socket, path.join(folder, "away"), second]);
  expect(await app.figures()).toEqual({
    apps: ["of the first", "of the second"],
    workers: ["of a worker"],
  });
});
