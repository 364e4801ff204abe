import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { poolFor } from "@/lib/db/client";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { openProxy } from "@/lib/postgres/proxy-harness";
import { testDatabase } from "@/lib/postgres/testing";
import { createMedia } from "@/server/front/assets/media";
import { meantAddress } from "@/server/front/http/meant-address";
import { movedFrom } from "@/server/front/pages/legacy-address";
import { createAppFigures } from "./figures";
import { createApp, onlyWhoMay } from "./local-app";
import { readReadiness } from "./readiness";

// Everything that is asked while somebody waits, of a database that took the connection and says nothing.

const database = testDatabase();
let proxy: Awaited<ReturnType<typeof openProxy>>;

vi.stubEnv("METRICS_TOKEN", "a-token-of-some-length");
const app = createApp({
  store: {} as Parameters<typeof createApp>[0]["store"],
  next: async (_, res) => void res.writeHead(200).end(),
  report: () => {},
});
const token = randomBytes(32).toString("base64url");

beforeAll(async () => {
  proxy = await openProxy(database.url);
  process.env.DATABASE_URL = proxy.through(database.url);
  process.env.PUBLIC_DATABASE_URL = proxy.through(database.publicUrl);
  // Connections that are open already: on those nothing fails.
  await Promise.all([editorialDb().job.count(), publicDb().publication.count()]);
  proxy.hang();
});
afterAll(async () => {
  proxy.goOn();
  await disconnectAll();
  await proxy.close();
  vi.unstubAllEnvs();
});

// For a moment after one question that was not answered none is asked: each is to find out by itself.
beforeEach(() => sleep(1_100));

/** A reader's wait is 0.9 s; the rest is for a machine that is busy. */
const readersMs = 4_000;

const request = { headers: {} } as Parameters<typeof meantAddress>[0];
const media = createMedia(app);
const asRequest = async (path: string) => {
  const server = createServer(async (req, res) => {
    if ((await media.answer(req, res, path)) !== "answered") res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  server.close();
  return answer.status;
};

test.each<[string, number, () => Promise<unknown>]>([
  ["whether a network may search", readersMs, () => app.search("/en/search?q=a", "192.0.2.1")],
  ["a draft's picture", readersMs, () => app.mayFetchDraft(`newsroom.share.a=${token}`, "ab")],
  ["a picture", readersMs, () => asRequest(`/media/${"a".repeat(64)}/640.webp`)],
  ["a crop", readersMs, () => asRequest(`/media/${"a".repeat(64)}/0.5000-0.5000-640.webp`)],
  ["an address of an earlier site", readersMs, () => movedFrom("/show.asp?id=7")],
  ["an address in capitals", readersMs, () => meantAddress(request, "/EN/News", "", new Set())],
  ["readiness", 12_000, () => readReadiness(process.env.DATABASE_URL ?? "")],
  ["figures", 6_000, createAppFigures({})],
])("%s: answered, or refused, in %d ms", async (_, mostMs, work) => {
  const began = performance.now();
  await work().catch(() => {});
  expect(performance.now() - began).toBeLessThan(mostMs);
});

test("a preview is 503", async () => {
  const server = createServer(onlyWhoMay(async (_, res) => void res.end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/en/preview/shared/${token}`);
  expect(answer.status).toBe(503);
  expect(performance.now() - began).toBeLessThan(readersMs);
  server.close();
});

test("what nobody waits for has an end as well", () => {
  for (const name of ["DATABASE_URL", "PUBLIC_DATABASE_URL"] as const) {
    const { options } = poolFor(name);
    expect(options.query_timeout).toBeLessThanOrEqual(60_000);
    expect(options.connectionTimeoutMillis).toBeLessThanOrEqual(5_000);
  }
});
