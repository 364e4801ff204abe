import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "@/lib/postgres/postmaster";
import { isAlive } from "@/lib/startup/lock-holder.mjs";
import type { SupervisorContext } from "./context";
import { beginFronts, type Early } from "./early-fronts";
import { keepSite, type Site } from "./keep-site";

/** Real processes under the supervisor's care; front and app are stand-ins that say of which build they are. */

const app = `import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
const { BUILD_DIR, APP_SOCKET } = process.env;
if (existsSync(path.join(BUILD_DIR, "broken-app"))) {
  process.send({ type: "failed", reason: "a module is missing" }, () => process.exit(1));
} else {
  const server = createServer((_, res) => res.end(path.basename(BUILD_DIR)));
  server.listen(APP_SOCKET, () => process.send({ type: "ready" }));
  const end = () => server.close(() => process.exit(0));
  process.on("SIGTERM", end);
  process.on("message", (message) => message === "drain" && end());
  process.on("disconnect", () => process.exit(1));
}
`;

/** Asks its app for each request, so that it can be seen which one it has. */
const front = `import { existsSync, rmSync, symlinkSync } from "node:fs";
import { createServer, request } from "node:http";
import path from "node:path";
const { BUILD_DIR, APP_SOCKETS, FRONTS_FOLDER, FRONT_NUMBER, LISTEN_FD, DATABASE_URL, EDGE_DIR } = process.env;
if (existsSync(path.join(BUILD_DIR, "broken-front")) || DATABASE_URL) process.exit(4);
if (EDGE_DIR && FRONT_NUMBER === "1") {
  rmSync(path.join(EDGE_DIR, "0123456789ab"), { force: true });
  symlinkSync("pages-" + process.pid + "-0123456789abcdef", path.join(EDGE_DIR, "0123456789ab"));
}
let draining = false;
let database = process.env.DATABASE_LATER ? "later" : process.env.PUBLIC_DATABASE_URL;
process.on("message", ({ type, settings }) => {
  if (type === "database") database = settings.PUBLIC_DATABASE_URL;
});
const answer = (req, res) => {
  if (req.url === "/crash") process.exit(3);
  if (req.url === "/database") return res.end([database, "", FRONT_NUMBER, process.pid].join(" "));
  if (draining) res.shouldKeepAlive = false;
  const asked = request({ socketPath: APP_SOCKETS, headers: { Host: "app" } }, (from) => {
    let text = "";
    from.on("data", (data) => { text += data; });
    from.on("end", () => setTimeout(
      () => res.end([path.basename(BUILD_DIR), text, FRONT_NUMBER, process.pid].join(" ")),
      req.url === "/slow" ? 1500 : 0));
  });
  asked.on("error", () => res.writeHead(503).end());
  asked.end();
};
const [open, inner] = [createServer(answer), createServer(answer)];
open.keepAliveTimeout = 65_000;
inner.listen(path.join(FRONTS_FOLDER, "front-" + FRONT_NUMBER + "." + process.pid), () =>
  open.listen({ fd: Number(LISTEN_FD) }, () => process.send({ type: "ready", url: "http://localhost" })));
const end = () => setImmediate(() => setImmediate(() => {
  Object.getPrototypeOf(Object.getPrototypeOf(open)).close.call(open, () => { inner.close(() => process.exit(0)); });
}));
process.on("SIGTERM", () => process.exit(0));
process.on("message", (message) => { if (message === "drain") { draining = true; end(); } });
process.on("disconnect", () => process.exit(1));
`;

let root: string;
let port: number;
let site: Site | undefined;
let life: AbortController;
let undo: (() => unknown)[];
let said: string[];

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-builds-"));
  port = await freePort();
  life = new AbortController();
  undo = [];
  said = [];
});
afterEach(async () => {
  life.abort(new Error("the test is over"));
  while (undo.length > 0) await undo.pop()?.();
  rmSync(root, { recursive: true, force: true });
});

function build(name: string): NodeJS.ProcessEnv {
  const programs = path.join(root, name, "programs");
  mkdirSync(programs, { recursive: true });
  writeFileSync(path.join(programs, "app.mjs"), app);
  writeFileSync(path.join(programs, "front.mjs"), front);
  return {
    ...process.env,
    NODE_ENV: "production",
    BUILD_DIR: path.join(root, name),
    DATABASE_URL: "postgresql://owner@nowhere/site",
    FRONTS: "2",
  };
}

const contextNow = () =>
  ({
    dev: false,
    dataDir: root,
    address: { host: "127.0.0.1", port },
    life: {
      signal: life.signal,
      defer: (work: () => unknown) => void undo.push(work),
      onForce: () => () => {},
    },
    progress: { say: (line: string) => void said.push(line) },
  }) as unknown as SupervisorContext;

async function open(env: NodeJS.ProcessEnv, early?: Early): Promise<Site> {
  site = await keepSite(contextNow(), env, early);
  return site;
}

/** @returns which build's front has answered, by which build's app, and which front it was */
function ask(url = "/", agent?: Agent): Promise<{ builds: string; front: string; pid: number }> {
  return new Promise((resolve, reject) => {
    const asked = get({ host: "127.0.0.1", port, path: url, agent: agent ?? false }, (answer) => {
      let text = "";
      answer.on("data", (data) => {
        text += data;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const [of = "", by = "", number = "", pid] = text.split(" ");
        if (answer.statusCode === 200)
          resolve({ builds: `${of} ${by}`, front: number, pid: Number(pid) });
        else reject(new Error(`${answer.statusCode}`));
      });
    });
    asked.on("error", reject);
  });
}

/** Which fronts answer, by many connections. */
async function fronts(url?: string): Promise<Set<number>> {
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask(url)));
  return new Set(answers.map(({ pid }) => pid));
}

test("fronts share a port and their apps; one that ends is missed by nobody", async () => {
  await open(build("one"));
  await expect.poll(async () => (await fronts()).size, { timeout: 10_000 }).toBe(2);
  const { pid } = await ask();
  await ask("/crash").catch(() => {});
  const folder = site?.forWorker.FRONTS_FOLDER ?? "";
  // Its address goes with it: a receipt does not ask who is dead.
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.startsWith("front-")).length)
    .toBe(2);
  expect((await fronts()).size).toBeGreaterThan(0);
  expect(pid).toBeGreaterThan(0);
}, 30_000);

/** Settings of a start, where a front of before has left pages. */
function kept(): NodeJS.ProcessEnv {
  const named = { siteUrl: "https://one.example", place: "embedded", folder: "", made: "" };
  mkdirSync(path.join(root, "pages"), { recursive: true });
  writeFileSync(path.join(root, "pages", "current.json"), JSON.stringify(named));
  return {
    ...build("one"),
    SITE_URL: "https://one.example",
    DATABASE_PLACE: "embedded",
    PUBLIC_DATABASE_URL: "of-the-last-start",
  };
}

test("fronts that begin first go on with the database, without an end, and so do those after them", async () => {
  const env = kept();
  const early = await beginFronts(contextNow(), env.BUILD_DIR, env);
  if (typeof early === "string") throw new Error(early);
  const database = async () => (await ask("/database")).builds.trim();
  await expect.poll(() => database().catch(() => "")).toBe("later");
  // One that ends so early comes back as early.
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  const first = [...(await fronts("/database"))];
  await ask("/crash").catch(() => {});
  await expect.poll(() => first.filter(isAlive).length).toBe(1);
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  expect(await database()).toBe("later");
  const before = await fronts("/database");

  await open({ ...env, PUBLIC_DATABASE_URL: "postgresql://reader@here/site" }, early);
  await expect.poll(database).toBe("postgresql://reader@here/site");
  expect(await fronts()).toEqual(before);
  await ask("/crash").catch(() => {});
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  const told = await Promise.all(Array.from({ length: 40 }, database));
  expect(new Set(told)).toEqual(new Set(["postgresql://reader@here/site"]));
  await site?.restart({ ...env, PUBLIC_DATABASE_URL: "postgresql://reader@there/site" });
  await expect.poll(() => database().catch(() => "")).toBe("postgresql://reader@there/site");
  await site?.replace({ ...build("two"), PUBLIC_DATABASE_URL: "postgresql://reader@there/site" });
  await expect.poll(async () => (await ask()).builds).toBe("two two");
}, 60_000);

test("where readers would get nothing by it, or what neighbours would refuse, no front begins first", async () => {
  const env = kept();
  const whyNot = (build: string | undefined, settings: NodeJS.ProcessEnv) =>
    beginFronts(contextNow(), build, settings);
  expect(await whyNot(undefined, env)).toContain("is built");
  const other = (settings: Record<string, string>) =>
    whyNot(env.BUILD_DIR, { ...env, ...settings });
  expect(await other({ SITE_INSTANCES: "http://10.0.0.2:3000" })).toContain("other machines");
  expect(await other({ EDGE_DIR: path.join(root, "edge") })).toContain("nginx");
  expect(await other({ SITE_URL: "https://two.example" })).toContain("nothing is kept");
  expect(await other({ DATABASE_PLACE: "0123456789abcdef" })).toContain("nothing is kept");
  rmSync(path.join(root, "pages", "current.json"));
  expect(await whyNot(env.BUILD_DIR, env)).toContain("nothing is kept");
  expect(undo).toEqual([]);
  await expect(ask()).rejects.toThrow("ECONNREFUSED");
});

test("a stop ends fronts before what they ask, though they began before it", async () => {
  const env = kept();
  const early = await beginFronts(contextNow(), env.BUILD_DIR, env);
  if (typeof early === "string") throw new Error(early);
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  const begun = await fronts("/database");
  const left: number[] = [];
  // As the database, which begins after them.
  undo.push(() => left.push([...begun].filter(isAlive).length));
  await open(env, early);
  life.abort(new Error("a stop"));
  while (undo.length > 0) await undo.pop()?.();
  expect(left).toEqual([0]);
}, 30_000);

test("what a front had nginx answer is gone when it ends; at a stop it stays where texts cannot be withdrawn elsewhere", async () => {
  const edge = path.join(root, "edge");
  const owner = () => readdirSync(edge).map((name) => readlinkSync(path.join(edge, name)));
  for (const [others, stays] of [
    ["", true],
    ["http://10.0.0.2:3000", false],
  ] as const) {
    mkdirSync(edge);
    life = new AbortController();
    await open({ ...build("one"), FRONTS: "1", EDGE_DIR: edge, SITE_INSTANCES: others });
    const [before] = owner();
    expect(before).toContain(`pages-${(await ask()).pid}-`);
    const broken = build("broken");
    writeFileSync(path.join(root, "broken/broken-front"), "");
    await site?.replace({ ...broken, FRONTS: "1", EDGE_DIR: edge }).catch(() => {});
    expect(owner()).toEqual([before]);
    life.abort(new Error("a stop"));
    while (undo.length > 0) await undo.pop()?.();
    expect(owner()).toEqual(stays ? [before] : []);
    rmSync(edge, { recursive: true });
  }
  mkdirSync(edge);
  life = new AbortController();
  const env = { ...build("one"), FRONTS: "1", EDGE_DIR: edge };
  await open(env);
  writeFileSync(path.join(root, "one/broken-front"), "");
  await ask("/crash").catch(() => {});
  await expect.poll(owner).toEqual([]);
}, 40_000);

test("a new build takes over: no request is lost, and none is answered by two builds", async () => {
  await open(build("one"));
  const failures: unknown[] = [];
  const answered: string[] = [];
  let over = false;
  const load = async (agent?: Agent) => {
    while (!over) {
      await ask("/", agent).then(
        ({ builds }) => answered.push(builds),
        (error: unknown) => failures.push(error),
      );
    }
  };
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const others = new Agent({ keepAlive: true, maxSockets: 1 });
  const readers = [load(), load(), load(kept), load(others)];
  await sleep(200);
  const slow = ask("/slow");
  await sleep(100);
  await site?.replace(build("two"));
  await expect.poll(async () => (await ask()).builds, { timeout: 5_000 }).toBe("two two");
  const since = answered.length;
  await expect.poll(() => answered.length - since).toBeGreaterThan(100);
  over = true;
  await Promise.all(readers);
  expect(failures).toEqual([]);
  // What was begun is finished by who has begun it.
  expect((await slow).builds).toBe("one one");
  expect(new Set(answered)).toEqual(new Set(["one one", "two two"]));
  expect(answered.slice(-50)).not.toContain("one one");
  const old = (await slow).pid;
  for (const agent of [kept, others]) agent.destroy();
  await expect.poll(() => isAlive(old), { timeout: 10_000 }).toBe(false);
  // The one that has taken over is kept running, and replaced in its turn.
  await ask("/crash").catch(() => {});
  await site?.replace(build("three"));
  await expect.poll(async () => (await ask()).builds).toBe("three three");
}, 60_000);

test.each([
  ["broken-app", "The app ended while it started (a module is missing)"],
  // Whichever of the two is the first to end.
  ["broken-front", /The front [12] ended while it started \(exit code 4\)/],
])(
  "when the new build has a %s, the old one stays and the cause is said",
  async (fault, why) => {
    await open(build("one"));
    const env = build("two");
    writeFileSync(path.join(root, "two", fault), "");
    await expect(site?.replace(env)).rejects.toThrow(why);
    for (let time = 0; time < 20; time++) expect((await ask()).builds).toBe("one one");
    const folder = site?.forWorker.FRONTS_FOLDER ?? "";
    await expect
      .poll(() => readdirSync(folder).filter((name) => name.startsWith("front-")).length)
      .toBe(2);
    // It is not tried again and again behind everybody's back.
    await sleep(1_500);
    expect(said.filter((line) => /starting it again/.test(line))).toEqual([]);
  },
  60_000,
);
