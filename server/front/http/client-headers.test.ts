import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { addressOf, sayWhoAsks, trustOf } from "./client-headers";

function asked(from: string, headers: Record<string, string>, proxies?: string) {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: from });
  const req = new IncomingMessage(socket);
  req.url = "/en/staff?page=2";
  req.headers = headers;
  sayWhoAsks(req, addressOf(req, trustOf(proxies)));
  return req.headers;
}

const forged = {
  "x-newsroom-client": "1.1.1.1",
  "x-newsroom-path": "/elsewhere",
  "x-forwarded-for": "1.1.1.1",
};

test("nobody is believed about where they come from", () => {
  const headers = asked("203.0.113.9", forged);
  expect(headers["x-newsroom-client"]).toBe("203.0.113.9");
  expect(headers["x-newsroom-path"]).toBe("/en/staff?page=2");
  expect(headers).not.toHaveProperty("x-forwarded-for");
});

test.each([
  ["loopback", "127.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["loopback, 10.0.0.0/8", "127.0.0.1", "9.9.9.9, 198.51.100.7, 10.1.2.3", "198.51.100.7"],
  // Not from a proxy at all, though it says so.
  ["loopback", "203.0.113.9", "198.51.100.7", "203.0.113.9"],
])("trusting %s, %s that forwards %s is %s", (proxies, from, forwarded, found) => {
  expect(asked(from, { "x-forwarded-for": forwarded }, proxies)["x-newsroom-client"]).toBe(found);
});
