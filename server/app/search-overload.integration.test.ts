import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadSearch } from "@/features/search/loaders";
import { readSearchRequest } from "@/features/search/schema";
import { inSearch } from "@/lib/db/search";
import { watchingOverload } from "@/lib/overload";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { remoteApp } from "@/server/front/remote-app";
import { bareRouter } from "@/server/front/testing/bare-router";
import { createAppService } from "./app-service";
import type { App } from "./contract";
import { createUncachedPages } from "./uncached-pages";

// A search that cannot be made just now, because others search or because it takes too long.

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-search-"));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

const found = () => loadSearch("en", readSearchRequest({ q: "energy" }));
const told = () => watchingOverload(found);

/** While nothing can be read of what is searched. */
const locked = <T>(work: () => Promise<T>): Promise<T> =>
  withClient(database.url, async (client) => {
    await client.query("BEGIN");
    await client.query("LOCK TABLE public_record.search_entry IN ACCESS EXCLUSIVE MODE");
    const given = await work();
    await client.query("ROLLBACK");
    return given;
  });

async function listen(server: Server, at: string | number): Promise<Server> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(at, resolve));
  return server;
}

test("where others search and no connection comes free, it is given up, and said", async () => {
  expect(await told()).toMatchObject({ given: { total: 0 }, overloaded: false });
  const others = Array.from({ length: 16 }, () =>
    inSearch((db) => db.$queryRaw`SELECT pg_sleep(1.8)::text`).catch(() => {}),
  );
  expect(await told()).toEqual({ given: "slow", overloaded: true });
  await Promise.all(others);
  expect(await told()).toMatchObject({ given: { total: 0 }, overloaded: false });
}, 30_000);

test("so it is where it takes too long", async () => {
  expect(await locked(told)).toEqual({ given: "slow", overloaded: true });
}, 30_000);

test("a reader gets 503 with the page that says so, which is not kept, and when to try again", async () => {
  let isSlow = true;
  const search = createUncachedPages({
    // As Next does: the page is made, with what is known by then.
    next: async (_, res) => {
      if (isSlow) await locked(found);
      res.setHeader("Content-Type", "text/html; charset=utf-8");
      res.end(isSlow ? "too slow" : "results");
    },
    report: () => {},
  });
  const app = { search } as Partial<App> as App;
  const socket = path.join(folder, "app");
  await listen(createServer(createAppService(app, () => {})), socket);
  const front = await listen(createServer(bareRouter({ search: remoteApp([socket]).search })), 0);
  const address = `http://127.0.0.1:${(front.address() as AddressInfo).port}/en/search?q=energy`;
  const busy = await fetch(address);
  expect([busy.status, await busy.text()]).toEqual([503, "too slow"]);
  expect(busy.headers.get("retry-after")).toBe("10");
  expect(busy.headers.get("cache-control")).toContain("no-store");
  isSlow = false;
  const again = await fetch(address);
  expect([again.status, await again.text()]).toEqual([200, "results"]);
  expect(again.headers.get("retry-after")).toBeNull();
}, 30_000);
