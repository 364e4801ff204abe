import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/lib/postgres/testing";
import { askAgainWhereLost } from "./ask-again";

/** An address of the database that moves: what was connected before is reset when it speaks, and not sooner. */

const database = testDatabase();
let server: Server;
let pool: pg.Pool;
let moved = new Set<Socket>();
const open = new Set<Socket>();

beforeAll(async () => {
  const { hostname, port } = new URL(database.publicUrl);
  server = createServer((client) => {
    const there = connect(Number(port), hostname);
    open.add(client);
    client.on("data", (data) => {
      if (moved.has(client)) client.resetAndDestroy();
      else there.write(data);
    });
    there.on("data", (data) => client.write(data));
    for (const socket of [client, there]) socket.on("error", () => {});
    client.on("close", () => there.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(database.publicUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  pool = new pg.Pool({ connectionString: url.href, max: 5 });
  pool.on("error", () => {});
});
afterAll(async () => {
  await pool.end();
  server.close();
});

const fill = () => Promise.all(Array.from({ length: 5 }, () => pool.query("SELECT pg_sleep(0.1)")));
const moveAddress = () => {
  moved = new Set(open);
};

test("what is read is asked again on connections that live, however many are dead", async () => {
  await fill();
  moveAddress();
  await expect(pool.query("SELECT 1 AS one")).rejects.toThrow();
  askAgainWhereLost(pool);
  await fill();
  moveAddress();
  const { rows } = await pool.query("SELECT 1 AS one");
  expect(rows).toEqual([{ one: 1 }]);
});

test("what the server refuses is not asked again, and a server that is not there is away at once", async () => {
  await expect(pool.query("SELECT * FROM editorial.document")).rejects.toThrow(/permission denied/);
  const nowhere = new pg.Pool({ host: "127.0.0.1", port: 1 });
  askAgainWhereLost(nowhere);
  await expect(nowhere.query("SELECT")).rejects.toThrow(/ECONNREFUSED/);
  await nowhere.end();
});
