import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { limitConnections, plainOnly, serverOptions } from "./connections";
import { securityHeaders } from "./headers";
import { exchange } from "./testing/exchange";

/** Requests that got through, by their address. */
let answered: string[] = [];
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer(
    serverOptions,
    plainOnly((req, res) => {
      answered.push(req.url ?? "");
      req.resume();
      req.on("end", () => res.end("answered"));
    }),
  );
  limitConnections(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  answered = [];
});
afterAll(() => server.close());

/** As one request, with a second one in the same breath that a smuggler would like to see answered. */
const request = (fields: string[], { method = "GET", version = "1.1", body = "" } = {}) =>
  `${method} /first HTTP/${version}\r\n${fields.map((each) => `${each}\r\n`).join("")}\r\n${body}GET /second HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;

test.each([
  ["two hosts", ["Host: a.example", "Host: b.example"]],
  ["the same host twice", ["Host: a.example", "Host: a.example"]],
  ["two hosts in other letters", ["host: a.example", "HOST: b.example"]],
  ["two hosts that are not beside one another", ["Host: a.example", "X: 1", "Host: b.example"]],
  ["hosts in one line", ["Host: a.example, b.example"]],
  ["no host", ["X: 1"]],
  ["an empty host", ["Host:"]],
  ["a host with a path", ["Host: a.example/path"]],
  ["a host with a login", ["Host: me@a.example"]],
  ["a host with a backslash", ["Host: a.example\\b"]],
  ["a host with a letter of no name", ["Host: a\u00a0b"]],
  ["a host with two ports", ["Host: a.example:80:81"]],
  ["a host with a port that is none", ["Host: a.example:x"]],
  ["a space before the colon", ["Host : a.example"]],
  ["a folded line", ["Host: a.example", "X: 1\r\n Host: b.example"]],
  ["a bare end of line", ["Host: a.example\nX: 1\rHost: b.example"]],
  ["two lengths", ["Host: x", "Content-Length: 0", "Content-Length: 5"]],
  ["the same length twice", ["Host: x", "Content-Length: 0", "Content-Length: 0"]],
  ["lengths in one line", ["Host: x", "Content-Length: 0, 5"]],
  ["a signed length", ["Host: x", "Content-Length: +0"]],
  ["a length beside chunks", ["Host: x", "Content-Length: 5", "Transfer-Encoding: chunked"]],
  ["chunks beside a length", ["Host: x", "Transfer-Encoding: chunked", "Content-Length: 5"]],
  ["chunks that are not last", ["Host: x", "Transfer-Encoding: chunked, identity"]],
  ["an encoding nobody knows", ["Host: x", "Transfer-Encoding: xchunked"]],
  ["two encodings", ["Host: x", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"]],
  ["chunks twice", ["Host: x", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"]],
  ["two origins", ["Host: x", "Origin: http://x", "Origin: http://evil.example"]],
  ["two types", ["Host: x", "Content-Type: text/plain", "Content-Type: application/json"]],
  ["two authorizations", ["Host: x", "Authorization: a", "Authorization: b"]],
])("%s are refused, and with them whatever follows", async (_, fields) => {
  for (const method of ["GET", "POST"]) {
    const isChunked = fields.some((each) => each.startsWith("Transfer-Encoding"));
    const body = isChunked ? "0\r\n\r\n" : "";
    const answer = await exchange(port, request([...fields], { method, body }));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(answered).toEqual([]);
  }
});

test("what is refused has all security headers", async () => {
  const answer = await exchange(port, request(["Host: a", "Host: b"]));
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(answer).toContain(`${name}: ${value}\r\n`);
  }
});

test.each([
  ["a name", ["Host: news.example.com"]],
  ["a name and a port", ["Host: news.example.com:3000"]],
  ["a name in Punycode", ["Host: xn--bcher-kva.example"]],
  ["an address of version 4", ["Host: 127.0.0.1:3000"]],
  ["an address of version 6", ["Host: [2001:db8::1]:3000"]],
  [
    "fields that may come several times",
    ["Host: x", "Accept: a", "Accept: b", "Cookie: a=1", "Cookie: b=2"],
  ],
  ["one length", ["Host: x", "Content-Length: 0"]],
])("%s is answered", async (_, fields) => {
  await exchange(port, request([...fields]));
  expect(answered).toEqual(["/first", "/second"]);
});

test("a request of HTTP/1.0 needs no host", async () => {
  expect(await exchange(port, "GET /first HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 /);
});
