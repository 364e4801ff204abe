import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@/e2e/fixtures/test";
import { expectConventions, parseFigures } from "@/lib/figures/testing";
import { Newsroom } from "./newsroom";
import type { SiteProcess } from "./site-process";

// A real front with clients that send next to nothing, and what it says of itself meanwhile.

test.describe.configure({ mode: "serial" });

const token = "a-token-of-some-length";
let newsroom: Newsroom;
let site: SiteProcess;
test.beforeAll(async () => {
  newsroom = await Newsroom.open();
  site = await newsroom.site({ METRICS_TOKEN: token });
});
test.afterAll(() => newsroom.close());

/** What docs/operations.md states. */
const slowestMs = 15_000;

const head = (lines: string[]) => `${lines.join("\r\n")}\r\n`;

/** Ways of holding a connection open; each goes on with a byte a second. */
const ways: [name: string, first: string, byte: string][] = [
  ["says nothing", "", ""],
  ["stops within its head", head(["GET / HTTP/1.1", "Host: localhost"]), ""],
  ["sends its head byte by byte", `${head(["GET / HTTP/1.1", "Host: localhost"])}X-Slow: `, "a"],
  [
    "sends its body byte by byte",
    head([
      "POST /en/staff/sign-in HTTP/1.1",
      "Host: localhost",
      "Origin: http://localhost",
      "Sec-Fetch-Site: same-origin",
      "Content-Type: application/x-www-form-urlencoded",
      "Content-Length: 5000",
      "",
    ]),
    "a",
  ],
];

test("500 slow connections end in the stated time, and readers are served meanwhile", async () => {
  const { path } = await newsroom.story();
  expect((await site.ask(path)).status).toBe(200);
  const { hostname, port } = new URL(site.origin);
  const began = performance.now();
  const ended: number[] = [];
  const timers: NodeJS.Timeout[] = [];
  const sockets = Array.from({ length: 500 }, (_, index): Socket => {
    const [, first, byte] = ways[index % ways.length] ?? ["", "", ""];
    const socket = connect(Number(port), hostname, () => {
      if (first) socket.write(first);
      if (byte) timers.push(setInterval(() => socket.write(byte), 1_000));
    });
    socket.on("error", () => {});
    socket.on("close", () => ended.push(performance.now() - began));
    // Answers are read, as a client does that wants to be told of its end.
    socket.resume();
    return socket;
  });
  // One whose last byte comes when it is closed already is told so by an error, which is an end like any other.
  const closed = Promise.all(
    sockets.map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()))),
  );
  const waits: number[] = [];
  let open = true;
  const reading = (async () => {
    while (open) {
      const { status, milliseconds } = await site.ask(path);
      expect(status).toBe(200);
      waits.push(milliseconds);
      await sleep(50);
    }
  })();
  await closed;
  open = false;
  await reading;
  for (const timer of timers) clearInterval(timer);
  // Looked at once a second, on a machine that runs other suites beside this one.
  expect(Math.max(...ended)).toBeLessThan(slowestMs + 8_000);
  waits.sort((one, other) => one - other);
  expect(waits.length).toBeGreaterThan(50);
  expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(1_000);
});

test("the figures count them, for who has the token alone", async () => {
  expect((await site.ask("/metrics")).status).toBe(404);
  const wrong = { Authorization: "Bearer another-token-of-length" };
  expect((await site.ask("/metrics", wrong)).status).toBe(404);
  const answer = await site.ask("/metrics", { Authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
  const families = parseFigures(answer.body);
  expectConventions(families);
  const sum = (name: string, labels: Record<string, string>) =>
    (families.get(name)?.samples ?? [])
      .filter((sample) => Object.entries(labels).every(([key, of]) => sample.labels[key] === of))
      .reduce((all, { value }) => all + value, 0);
  const front = { process: "front-1" };
  expect(sum("newsroom_requests_refused_total", { ...front, reason: "slow" })).toBeGreaterThan(400);
  expect(sum("newsroom_requests_total", { ...front, kind: "memory" })).toBeGreaterThan(50);
  expect(sum("newsroom_requests_total", { ...front, kind: "rendered" })).toBeGreaterThan(0);
  expect(sum("newsroom_renders_total", { process: "app-1", outcome: "kept" })).toBeGreaterThan(0);
  expect(sum("newsroom_store_memory_pages", front)).toBeGreaterThan(0);
  expect(sum("newsroom_disk_free_bytes", front)).toBeGreaterThan(0);
  expect(sum("newsroom_loop_stuck", {})).toBe(0);
  for (const process of ["front-1", "app-1"]) {
    expect(sum("process_resident_memory_bytes", { process })).toBeGreaterThan(10_000_000);
  }
});

test("without a worker the site is not ready, and says that it is the worker", async () => {
  const answer = await site.ask("/readyz");
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body).checks).toEqual({
    front: "ok",
    app: "ok",
    database: "ok",
    migrations: "ok",
    worker: "missing",
    overdueSchedules: 0,
    neighbours: "ok",
    disk: "ok",
    pageStore: "ok",
  });
});
