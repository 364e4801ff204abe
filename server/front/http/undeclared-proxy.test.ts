import { beforeEach, expect, test, vi } from "vitest";
import { trustOf } from "./client-headers";

beforeEach(() => vi.resetModules());

/** The proxies that a new process warns of, after these requests. */
async function warnings(
  trusted: string | undefined,
  requests: [address: string, forwarded?: string][],
): Promise<string[]> {
  const { warnOfProxy } = await import("./undeclared-proxy");
  const told: string[] = [];
  for (const [remoteAddress, forwarded] of requests) {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    const req = { headers, socket: { remoteAddress } } as Parameters<typeof warnOfProxy>[0];
    warnOfProxy(req, trustOf(trusted), (proxy) => told.push(proxy));
  }
  return told;
}

test.each([
  "127.0.0.1",
  "::1",
  "::ffff:127.0.0.1",
  "10.1.2.3",
  "172.17.0.1",
  "192.168.1.4",
  "fd00::1",
])("a proxy at %s that is not named is told of, once", async (address) => {
  const twice: [string, string][] = [
    [address, "203.0.113.9"],
    [address, "203.0.113.8"],
  ];
  expect(await warnings(undefined, twice)).toEqual([address]);
});

test("one that is named is none, and neither is a client of the world that makes a header up", async () => {
  expect(await warnings("loopback", [["127.0.0.1", "203.0.113.9"]])).toEqual([]);
  expect(await warnings("10.0.0.0/8", [["10.1.2.3", "203.0.113.9"]])).toEqual([]);
  expect(await warnings("10.0.0.0/8", [["192.168.0.1", "203.0.113.9"]])).toEqual(["192.168.0.1"]);
  expect(await warnings(undefined, [["203.0.113.1", "203.0.113.9"], ["127.0.0.1"]])).toEqual([]);
});
