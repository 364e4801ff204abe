import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemStatus } from "@/features/administration/data";
import { editorialDb } from "@/lib/db/editorial";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { createThrowawayDatabase } from "@/lib/postgres/throwaway";
import { readReadiness, recentReadiness } from "@/server/app/readiness";
import { startReports } from "@/server/worker/report";
import { answerHealth } from "./health";

const database = testDatabase();
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(async (req, res) => {
    if (!(await answerHealth(req, res, recentReadiness))) res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("says that the process answers, and nothing to anything else", async () => {
  const answer = await fetch(`${origin}/healthz?x=1`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect((await fetch(`${origin}/healthz`, { method: "HEAD" })).status).toBe(200);
  expect((await fetch(`${origin}/readyz`, { method: "POST" })).status).toBe(405);
  expect((await fetch(`${origin}/healthz/more`)).status).toBe(404);
});

const worker = async () => (await readReadiness(database.url)).checks.worker;

test("is ready while a worker says that it gets on, and says when none does", async () => {
  const answer = await fetch(`${origin}/readyz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    status: "not-ready",
    checks: {
      ...{ app: "ok", database: "ok", migrations: "ok", worker: "missing", overdueSchedules: 0 },
      neighbours: "unknown",
    },
  });
  let stuck: string[] = [];
  const end = startReports(
    database.url,
    async () => "# figures\n",
    () => stuck,
  );
  await expect.poll(worker, { timeout: 10_000 }).toBe("ok");
  // The page of the site's state says the same.
  expect((await systemStatus("en")).workers).toBe(1);
  expect((await readReadiness(database.url)).status).toBe("ready");
  stuck = ["schedules"];
  await expect.poll(worker, { timeout: 10_000 }).toBe("stuck");
  // Another one that is well does what all have to do.
  const endOther = startReports(
    database.url,
    async () => "",
    () => [],
  );
  await expect.poll(worker, { timeout: 10_000 }).toBe("ok");
  await endOther();
  await expect.poll(worker, { timeout: 10_000 }).toBe("stuck");
  await end();
  expect(await worker()).toBe("missing");
});

test("a worker that was killed is missing when its last word is too old", async () => {
  await editorialDb().$executeRaw`
    INSERT INTO editorial.process_report (id, at, stuck, metrics)
    VALUES ('killed', clock_timestamp() - interval '25 seconds', '{}', '')`;
  expect(await worker()).toBe("missing");
});

test("its connection is made anew when it was lost", async () => {
  const end = startReports(
    database.url,
    async () => "",
    () => [],
  );
  await expect.poll(worker, { timeout: 10_000 }).toBe("ok");
  await withClient(database.adminUrl, (client) =>
    client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE query LIKE 'WITH gone%INSERT INTO editorial.process_report%' AND pid <> pg_backend_pid()`,
    ),
  );
  await editorialDb().$executeRaw`DELETE FROM editorial.process_report`;
  await expect.poll(worker, { timeout: 15_000 }).toBe("ok");
  await end();
});

test("tells a database that is away from one that lacks migrations, and names neither", async () => {
  const gone = new URL(database.url);
  gone.port = "1";
  const away = await readReadiness(gone.href);
  expect(away.checks).toMatchObject({ database: "away", migrations: "unknown" });
  expect(JSON.stringify(away)).not.toContain(gone.hostname);
  const empty = await createThrowawayDatabase(database.adminUrl);
  try {
    await withClient(empty.url, (client) => client.query("SELECT"));
    expect((await readReadiness(empty.url)).checks).toMatchObject({
      database: "ok",
      migrations: "pending",
      worker: "unknown",
    });
  } finally {
    await empty.drop();
  }
});

test("a database from which a newer version took something away is not called away", async () => {
  const name = "29991231000000_contracts";
  const ours = { database: "ok", migrations: "newer", worker: "unknown" };
  await withClient(database.url, async (client) => {
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, '', $1, now())`,
      [name],
    );
    await client.query(`COMMENT ON TABLE _prisma_migrations IS 'newsroom: needs ${name}'`);
    expect((await readReadiness(database.url)).checks).toMatchObject(ours);
  });
});
