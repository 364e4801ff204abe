import { type AddressInfo, createServer, type Socket } from "node:net";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { askAgainWhereLost } from "./ask-again";

afterEach(() => {
  vi.useRealTimers();
});

test("a server that takes connections and says nothing is waited for once", async () => {
  const connected: Socket[] = [];
  const server = createServer((socket) => {
    connected.push(socket.on("error", () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const pool = new pg.Pool({ host: "127.0.0.1", port, connectionTimeoutMillis: 50 });
  askAgainWhereLost(pool);
  await expect(pool.query("SELECT")).rejects.toThrow(/timeout/);
  expect(connected).toHaveLength(1);
  await pool.end();
  for (const socket of connected) socket.destroy();
  server.close();
});

test("what breaks again and again is asked again for a second, and not beyond", async () => {
  vi.useFakeTimers();
  const query = vi.fn(async () => {
    await vi.advanceTimersByTimeAsync(400);
    throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
  });
  const pool = { query } as unknown as pg.Pool;
  askAgainWhereLost(pool);
  await expect(pool.query("SELECT")).rejects.toThrow("ECONNRESET");
  expect(query).toHaveBeenCalledTimes(3);
});
