import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { heardHeader, showsTheSame, snapshotHeader } from "@/lib/page-store/shows-change";
import { siteUrl } from "@/lib/site-url";
import { listenPrivately, privateAddress } from "@/server/front/private/address";
import { answerForAll } from "@/server/front/private/all-fronts";
import { allProve, judge } from "./shows-everywhere";
import { type AskSite, wholeSite } from "./whole-site";

let folder: string;
const servers: Server[] = [];
const secret = process.env.SITE_SECRET;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-fronts-"));
  process.env.SITE_SECRET = "a-secret-of-at-least-32-characters";
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
  if (secret === undefined) delete process.env.SITE_SECRET;
  else process.env.SITE_SECRET = secret;
});

const answer =
  (snapshot: string): RequestListener =>
  (req, res) => {
    res.writeHead(req.url === "/en/a" ? 200 : 404, {
      [snapshotHeader]: snapshot,
      [heardHeader]: "9:9:",
    });
    res.end("a page");
  };

async function front(number: number, pid: number, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  const address = privateAddress(folder, number, pid);
  await listenPrivately(server, address);
  return address;
}

/** A machine whose port is shared by fronts. */
async function machine(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const env = (more: Record<string, string>) => ({ NODE_ENV: "test", ...more }) as NodeJS.ProcessEnv;
const never = () => false;
/** What fronts answered; digests have a test of their own. */
const fronts = (ask: AskSite) => async (address: string) =>
  (await ask(address, never)).fronts.map(
    ({ answer }) => answer && { ...answer, content: undefined },
  );
const own = (count: number, more = {}) =>
  fronts(wholeSite(env({ FRONTS_FOLDER: folder, FRONTS: `${count}`, ...more })));
const shown = (snapshot: string) => ({ status: 200, snapshot, heard: "9:9:" });

test("every front of this machine is asked, at an address that only this account may open", async () => {
  const address = await front(1, 11, answer("1:1:"));
  await front(2, 12, answer("2:2:"));
  expect(statSync(address).mode & 0o777).toBe(0o600);
  const ask = own(2);
  expect(await ask("/en/a")).toEqual([shown("1:1:"), shown("2:2:")]);
  expect((await ask("/en/b")).map((each) => each?.status)).toEqual([404, 404]);
});

test("while one takes over from another, both are asked", async () => {
  await front(1, 11, answer("1:1:"));
  await front(1, 13, answer("3:3:"));
  expect(await own(1)("/en/a")).toEqual([shown("1:1:"), shown("3:3:")]);
});

test("one that should be there, one that has died and one that breaks off are no answer", async () => {
  await front(1, 11, answer("1:1:"));
  expect(await own(2)("/en/a")).toEqual([shown("1:1:"), undefined]);
  writeFileSync(privateAddress(folder, 2, 12), "");
  expect(await own(2)("/en/a")).toEqual([shown("1:1:"), undefined]);
  await front(3, 14, (_, res) => {
    res.writeHead(200, { [snapshotHeader]: "9:9:", "Content-Length": 10 });
    res.write("half");
    setImmediate(() => res.destroy());
  });
  expect(await own(2)("/en/a")).toEqual([shown("1:1:"), undefined, undefined]);
});

test("another machine answers for all of its fronts, to who has the site's secret", async () => {
  await front(1, 11, answer("1:1:"));
  const there = { folder, count: 2 };
  const origin = await machine((req, res) => {
    if (!answerForAll(req, res, there)) answer("5:5:")(req, res);
  });
  const elsewhere = mkdtempSync(path.join(tmpdir(), "newsroom-none-"));
  const whole = wholeSite(
    env({ SITE_INSTANCES: ` ${origin}/ `, FRONTS_FOLDER: elsewhere, FRONTS: "0" }),
  );
  expect((await whole("/en/a", never)).fronts.map(({ of }) => of)).toContain(new URL(origin).host);
  const answers = await fronts(whole)("/en/a");
  expect(answers).toContainEqual(shown("1:1:"));
  // Its second front, and this machine's own.
  expect(answers.filter((each) => each === undefined)).toHaveLength(2);
  process.env.SITE_SECRET = "another-secret-of-32-characters-";
  const header = { "x-newsroom-all-fronts": `${Date.now()}.nonsense` };
  expect(await (await fetch(`${origin}/en/a`, { headers: header })).text()).toBe("a page");
  rmSync(elsewhere, { recursive: true });
});

test("what answers in the place of another machine's fronts proves nothing", async () => {
  const cache = await machine(answer("9:9:"));
  const list = await machine((_, res) => res.end('[{"status":200,"snapshot":"9:9:"}]'));
  const ask = own(1, { SITE_INSTANCES: `${cache},${list},http://127.0.0.1:1` });
  await front(1, 11, answer("1:1:"));
  expect(await ask("/en/a")).toEqual([shown("1:1:"), undefined, undefined, undefined]);
});

test("while the site is being worked on, the app is asked where it listens", async () => {
  const origin = await machine(answer("1:1:"));
  for (const host of ["", "0.0.0.0", "::", "127.0.0.1"]) {
    const ask = fronts(wholeSite(env({ HOST: host, PORT: new URL(origin).port })));
    expect(await ask("/en/a")).toEqual([shown("1:1:")]);
  }
});

test("what stands before the site shows what a front shows when a reader gets the same there", async () => {
  await front(1, 11, (req, res) => {
    if (req.url === "/en/old") res.writeHead(301, { Location: "/en/a" }).end();
    else answer("1:1:")(req, res);
  });
  const hosts = new Set<string | undefined>();
  const before = (listener: RequestListener) =>
    machine((req, res) => {
      hosts.add(req.headers.host);
      listener(req, res);
    });
  const compressed = await before((req, res) => {
    if (req.url === "/en/old") return res.writeHead(301, { Location: "/en/a" }).end();
    res.writeHead(200, { "Content-Encoding": "br" }).end(brotliCompressSync("a page"));
  });
  const old = await before((_, res) => res.end("an old page"));
  const elsewhere = await before((_, res) => res.writeHead(301, { Location: "/en/b" }).end());
  const gone = await before((_, res) => res.writeHead(410).end("a page"));
  const cut = await before((_, res) => {
    res.writeHead(200, { "Content-Length": 6 }).write("a pa");
    setImmediate(() => res.destroy());
  });
  const none = "http://127.0.0.1:1";
  const names = { compressed, old, elsewhere, gone, cut, none };
  const EDGES = Object.entries(names).map(([name, at]) => `${name}=${at}`);
  const ask = wholeSite(env({ FRONTS_FOLDER: folder, FRONTS: "1", EDGES: EDGES.join(" , ") }));
  const same = async (address: string) => {
    const { fronts: asked, edges } = await ask(address, never);
    const proven = asked.flatMap(({ answer: one }) => one ?? []);
    return edges.filter(({ content }) => showsTheSame(content, proven)).map(({ of }) => of);
  };
  expect(await same("/en/a")).toEqual(["compressed"]);
  expect(await same("/en/old")).toEqual(["compressed"]);
  expect([...hosts]).toEqual([new URL(siteUrl()).host]);
});

/** A front that makes each round anew, and what stands before it. */
async function rounds(edges: Record<string, (asked: number) => number>) {
  let round = 0;
  const questions = new Map<string, number>();
  // As one that has to make the page first.
  await front(1, 11, async (_, res) => {
    questions.set("front", (questions.get("front") ?? 0) + 1);
    await sleep(50);
    res.writeHead(200, { [snapshotHeader]: `${round + 9}:${round + 9}:`, [heardHeader]: "99:99:" });
    res.end(`round ${round}`);
  });
  const named = await Promise.all(
    Object.entries(edges).map(async ([name, roundAt]) => {
      const origin = await machine((_, res) => {
        const asked = (questions.get(name) ?? 0) + 1;
        questions.set(name, asked);
        const shows = roundAt(asked);
        round = Math.max(round, shows);
        res.end(`round ${shows}`);
      });
      return `${name}=${origin}`;
    }),
  );
  const EDGES = named.join(",");
  const ask = wholeSite(env({ FRONTS_FOLDER: folder, FRONTS: "1", EDGES }));
  return { ask, questions };
}

const expected = { xid: 5n, statuses: new Set([200]) };

test("a publish between the questions leaves no edge behind that shows it", async () => {
  const { ask, questions } = await rounds({
    // Each time that somebody looks here there is something newer.
    edge: (asked) => asked,
    old: () => -1,
    same: () => 0,
    // Two caches under one name, of which one was missed.
    back: (asked) => (asked === 1 ? 1 : -1),
  });
  const sightings = await ask("/en/a", (fronts) => allProve(fronts, expected));
  expect(judge(sightings, expected)).toEqual({ status: 200, behind: ["old", "back"] });
  expect(Object.fromEntries(questions)).toEqual({ front: 2, edge: 2, old: 2, same: 1, back: 2 });
  // The fronts themselves are judged by what they said at first.
  const newer = { ...expected, xid: 9n };
  expect(judge(sightings, newer).behind).toEqual(["front-1", "old", "same", "back"]);
});

test("nothing is asked once more where a front is behind or away, or the time is over", async () => {
  const { ask, questions } = await rounds({ old: () => -1 });
  const newer = { ...expected, xid: 9n };
  const { again } = await ask("/en/a", (fronts) => allProve(fronts, newer));
  expect(again).toEqual([]);
  expect(Object.fromEntries(questions)).toEqual({ front: 1, old: 1 });
  const { fronts: asked } = await ask("/en/a", never);
  expect(Object.fromEntries(questions)).toEqual({ front: 2, old: 2 });
  expect(allProve(asked, expected)).toBe(true);
  expect(allProve([...asked, { of: "10.0.0.2", answer: undefined }], expected)).toBe(false);
  expect(allProve([], expected)).toBe(false);
});
