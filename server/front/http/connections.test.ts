import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { limitConnections, stopServing } from "./connections";
import { securityHeaders } from "./headers";
import { exchange } from "./testing/exchange";

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

test("what is no HTTP is refused with all security headers", async () => {
  const server = createServer((_, res) => void res.end("answered"));
  limitConnections(server);
  const port = await listening(server);
  for (const [text, status] of [
    ["GARBAGE\r\n\r\n", 400],
    ["GET #/zh/status/404 HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ] as const) {
    const answer = await exchange(port, text);
    expect(answer, text.slice(0, 40)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(answer).toContain(`${name}: ${value}\r\n`);
    }
  }
  server.close();
});

test("a server that stops answers what it has been asked, and closes every connection", async () => {
  let begun: () => void = () => {};
  const inFlight = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let answer: () => void = () => {};
  const server = createServer((req, res) => {
    if (req.url === "/slow") {
      answer = () => res.end("slow");
      begun();
    } else res.end("quick");
  });
  limitConnections(server);
  const port = await listening(server);
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const idle = exchange(port, get("/quick"));
  const slow = exchange(port, get("/slow"));
  await inFlight;
  const stopped = stopServing(server, AbortSignal.abort());
  answer();
  expect(await slow).toMatch(/slow$/);
  expect(await idle).toContain("quick");
  await stopped;
  await expect(exchange(port, get("/"))).rejects.toThrow("ECONNREFUSED");
});

test("a server that drains closes a connection only with an answer, until there is a hurry", async () => {
  const server = createServer((_, res) => void res.end("answered"));
  limitConnections(server);
  const port = await listening(server);
  const open = () => connect(port, "127.0.0.1");
  const [asks, idles] = [open(), open()];
  const said = (socket: Socket) => once(socket, "data").then(([data]) => `${data}`);
  const ask = (socket: Socket) => {
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    return said(socket);
  };
  expect(await Promise.all([ask(asks), ask(idles)])).toEqual([
    expect.stringContaining("keep-alive"),
    expect.stringContaining("keep-alive"),
  ]);
  const hurry = new AbortController();
  const drained = stopServing(server, hurry.signal);
  // Longer than it takes to close idle ones in a hurry.
  await sleep(1_200);
  expect(await ask(asks)).toMatch(/Connection: close[\s\S]*answered/);
  await once(asks, "close");
  expect(idles.destroyed).toBe(false);
  await expect(exchange(port, "GET")).rejects.toThrow("ECONNREFUSED");
  hurry.abort();
  await drained;
});
