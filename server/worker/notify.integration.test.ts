import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type PublicationInput,
  placePublication,
  withdrawPublication,
} from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { claimJob } from "@/lib/jobs/jobs";
import { testDatabase } from "@/lib/postgres/testing";
import { trackProgress } from "@/lib/progress";
import { notifyDue } from "@/server/worker/notify-jobs";
import { WorkerHarness } from "@/server/worker/worker-harness";

const database = testDatabase();
const harness = new WorkerHarness();
const running = new AbortController().signal;

type Asked = { path: string; headers: Record<string, unknown>; body: string; answered: number };

/** Stands in for everyone who is told of changes; `answers` decides, request by request. */
const stub = { asked: [] as Asked[], answers: (_: Asked): number | undefined => 200 };
let server: Server;

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const asked: Asked = {
      path: req.url ?? "",
      headers: req.headers,
      body: Buffer.concat(chunks).toString(),
      answered: 0,
    };
    stub.asked.push(asked);
    const status = stub.answers(asked);
    // Without one it never answers.
    if (status === undefined) return;
    asked.answered = status;
    res.writeHead(status).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    SITE_URL: "https://news.example",
    INDEXNOW_KEY: "0123456789abcdef",
    INDEXNOW_URL: `${origin}/indexnow`,
    BAIDU_PUSH_TOKEN: "token",
    BAIDU_PUSH_URL: `${origin}/baidu`,
    WEBSUB_HUB: `${origin}/hub`,
    CDN_PURGE_URL: `${origin}/purge`,
    CDN_PURGE_AUTH: "Fastly-Key: secret",
  });
  await harness.openSite(database.publicUrl);
  const text = { name: "Works", slug: "works", description: "" };
  const texts = Object.fromEntries(locales.map((locale) => [locale, text]));
  await change((tx) => writeSection(tx, { key: "works", position: 1, texts }));
});
beforeEach(async () => {
  await editorialDb().job.deleteMany();
  stub.asked = [];
  stub.answers = () => 200;
});
afterEach(() => harness.endAll());
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await harness.close();
});

const change = <T>(work: Parameters<typeof transaction<T>>[0]) => transaction(work);
const transaction = <T>(
  work: (tx: Parameters<typeof placePublication>[0]) => Promise<T>,
): Promise<T> => editorialDb().$transaction(work, { timeout: 30_000 });

const story: PublicationInput = {
  documentId: randomUUID(),
  locale: "zh",
  kind: "ARTICLE",
  sectionKey: "works",
  slug: "one",
  title: "一",
  summary: "",
  body: { type: "doc", content: [{ type: "paragraph", attrs: { id: "b1" } }] },
  storyDate: new Date("2019-04-03T00:00:00Z"),
  sourceVersion: 1,
  publicHash: "1",
  pictures: [],
};

const accepted = () => stub.asked.filter(({ answered }) => answered === 200);
const pathsOf = (asked: Asked[]) => asked.map(({ path }) => path.split("?")[0]).sort();
const everyone = ["/baidu", "/hub", "/indexnow", "/purge"];

/** Lets the clock of the jobs run ahead, and the leases of workers that are gone end. */
const later = () =>
  editorialDb().$executeRaw`
    UPDATE editorial.job SET leased_until = NULL, due_at = now() - interval '1 day'`;

test("each is told of a publish, an update and a withdrawal, once and in its own words", async () => {
  await change((tx) => placePublication(tx, story));
  await notifyDue(2, running);
  expect(pathsOf(stub.asked)).toEqual(everyone);
  const [baidu, hub, indexNow, purge] = everyone.map((path) =>
    stub.asked.find((asked) => asked.path.startsWith(path)),
  );
  const page = "https://news.example/zh/news/works/one";
  expect(baidu?.body).toBe(page);
  expect(baidu?.path).toBe("/baidu?site=https%3A%2F%2Fnews.example&token=token");
  expect(JSON.parse(indexNow?.body ?? "")).toEqual({
    host: "news.example",
    key: "0123456789abcdef",
    keyLocation: "https://news.example/0123456789abcdef.txt",
    urlList: [page],
  });
  const topics = new URLSearchParams(hub?.body).getAll("hub.url");
  expect(topics).toHaveLength(6);
  expect(topics).toContain("https://news.example/zh/news/works/atom.xml");
  expect(purge?.headers["fastly-key"]).toBe("secret");
  expect(`${purge?.headers["surrogate-key"]}`.split(" ")).toContain(`page:zh:${story.documentId}`);

  stub.asked = [];
  await change((tx) => placePublication(tx, { ...story, slug: "two", title: "二" }));
  await notifyDue(2, running);
  expect(pathsOf(stub.asked)).toEqual(everyone);
  const moved = stub.asked.find(({ path }) => path === "/indexnow")?.body ?? "";
  expect(JSON.parse(moved).urlList).toEqual(["https://news.example/zh/news/works/two", page]);

  stub.asked = [];
  await change((tx) => withdrawPublication(tx, { ...story, notice: "撤回" }));
  await notifyDue(2, running);
  expect(pathsOf(stub.asked)).toEqual(["/hub", "/indexnow", "/purge"]);
  expect(await editorialDb().job.count()).toBe(0);
});

test("a change that is undone is told to nobody", async () => {
  const undone = change(async (tx) => {
    await placePublication(tx, { ...story, documentId: randomUUID(), slug: "undone" });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await notifyDue(1, running);
  expect(stub.asked).toEqual([]);
});

test("those who do not answer make nobody unwell", async () => {
  const boundMs = 1_500;
  const progress = trackProgress("notifications", boundMs);
  stub.answers = () => undefined;
  await change((tx) => placePublication(tx, { ...story, slug: "unanswered", title: "五" }));
  const began = performance.now();
  const told = notifyDue(1, running, progress);
  let wellThroughout = true;
  const look = setInterval(() => {
    wellThroughout &&= progress.isWell();
  }, 50);
  await expect.poll(() => stub.asked.length, { timeout: 15_000 }).toBeGreaterThan(0);
  await expect.poll(() => performance.now() - began, { timeout: 15_000 }).toBeGreaterThan(4_000);
  clearInterval(look);
  expect(wellThroughout).toBe(true);
  // Nobody is waited for any longer.
  server.closeAllConnections();
  stub.answers = () => 200;
  await told;
  progress.end();
});

test("who fails is asked again and the others are not; a refusal is final and stays to be seen", async () => {
  stub.answers = ({ path }) => (path.startsWith("/baidu") ? 400 : path === "/hub" ? 503 : 200);
  await change((tx) => placePublication(tx, { ...story, documentId: randomUUID(), slug: "three" }));
  await notifyDue(2, running);
  await later();
  await notifyDue(2, running);
  expect(pathsOf(accepted())).toEqual(["/indexnow", "/purge"]);
  expect(stub.asked.filter(({ path }) => path === "/hub")).toHaveLength(2);
  expect(stub.asked.filter(({ path }) => path.startsWith("/baidu"))).toHaveLength(1);
  const [hub] = await editorialDb().job.findMany({ where: { failedAt: null } });
  expect(hub?.lastError).toContain("websub answered 503");

  stub.answers = () => 200;
  await later();
  await notifyDue(2, running);
  await notifyDue(2, running);
  expect(pathsOf(accepted())).toEqual(["/hub", "/indexnow", "/purge"]);
  const [refused] = await editorialDb().job.findMany();
  expect(refused?.lastError).toContain("baidu answered 400");
});

// Three real workers, which a busy machine starts in seconds each.
test("a worker that is killed in the middle leaves nothing untold and tells nothing twice", {
  timeout: 90_000,
}, async () => {
  // It has taken the word of the change, and is gone before it did anything with it.
  await change((tx) => placePublication(tx, { ...story, documentId: randomUUID(), slug: "four" }));
  await claimJob(["announce"], 60);
  await claimJob(["purge"], 60);
  await later();
  // Real ones, killed while nobody answers.
  stub.answers = () => undefined;
  const worker = await harness.start(database.url);
  await expect.poll(() => stub.asked.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  await harness.end(worker, "SIGKILL");
  expect(accepted()).toEqual([]);

  stub.asked = [];
  stub.answers = () => 200;
  await later();
  await harness.start(database.url);
  await expect.poll(() => pathsOf(accepted()), { timeout: 20_000 }).toEqual(everyone);
  // One killed between an answer and its note of it asks again, with the same key: see decision 17.
  await expect.poll(() => editorialDb().job.count(), { timeout: 15_000 }).toBe(0);
  await harness.endAll();
  await later();
  await harness.start(database.url);
  await expect.poll(() => editorialDb().job.count(), { timeout: 15_000 }).toBe(0);
  expect(pathsOf(stub.asked)).toEqual(everyone);
});

test("nobody is told anything until it is configured, and the word of a change is not kept", async () => {
  const kept = { ...process.env };
  for (const name of ["INDEXNOW_KEY", "BAIDU_PUSH_TOKEN", "WEBSUB_HUB", "CDN_PURGE_URL"]) {
    delete process.env[name];
  }
  await change((tx) => placePublication(tx, { ...story, documentId: randomUUID(), slug: "five" }));
  await notifyDue(1, running);
  expect(stub.asked).toEqual([]);
  expect(await editorialDb().job.count()).toBe(0);
  Object.assign(process.env, kept);
});
