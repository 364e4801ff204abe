import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { unlinkAll } from "@/lib/edge-links";
import type { Page } from "@/lib/page-store/page";
import { validatorOf } from "@/lib/page-store/validator";
import { contractName } from "./contract";
import { found, pageOf, plainFile } from "./testing/pages";
import { type EdgeTree, openEdgeTree } from "./tree";

let root: string;
const open: EdgeTree[] = [];
const warnings: unknown[] = [];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-edge-"));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((tree) => tree.close(false)));
  rmSync(root, { recursive: true, force: true });
  expect(warnings.splice(0)).toEqual([]);
});

type Options = Partial<Parameters<typeof openEdgeTree>[1]>;

async function opened(options: Options = {}) {
  const warn = (error: unknown) => void warnings.push(error);
  const tree = await openEdgeTree(root, { mostBytes: 1e8, warn, ...options });
  open.push(tree);
  return tree;
}

async function vouched(options = {}) {
  const tree = await opened(options);
  tree.vouch(Date.now());
  return tree;
}

const names = async () => Object.keys(await found(root)).sort();
/** Addresses. */
const plain = async () =>
  (await names()).flatMap((name) => /^identity(.*),file$/.exec(name)?.[1] ?? []);
const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const changed = (tag: string, xid: number) => [{ tag, xid: BigInt(xid), hard: false }];

test("a page lies there in three encodings, dated by its content, and everybody may read it", async () => {
  const before = process.umask(0o077);
  try {
    const tree = await vouched();
    const page = await pageOf("/en/news/a", "a page ".repeat(100));
    tree.put(page);
    const encodings = ["br", "gzip", "identity"] as const;
    await expect.poll(names).toEqual(encodings.map((encoding) => `${encoding}/en/news/a,file`));
    for (const encoding of encodings) {
      const name = `${encoding}/en/news/a,file`;
      const { mtimeMs, size, mode } = statSync(path.join(root, contractName(), name));
      // As nginx makes it.
      const tag = `"${(mtimeMs / 1000).toString(16)}-${size.toString(16)}"`;
      expect(tag).toBe(validatorOf(page, encoding));
      expect(mode & 0o777).toBe(0o644);
    }
    expect(statSync(path.join(root, contractName(), "br/en/news")).mode & 0o777).toBe(0o755);
    // No date of a client is earlier.
    const { mtime } = statSync(path.join(root, contractName(), plainFile("/en/news/a")));
    expect(mtime.getUTCFullYear()).toBeLessThan(1990);
  } finally {
    process.umask(before);
  }
});

test("what nginx could not answer as the site does is not laid there", async () => {
  const tree = await vouched();
  const html = (await pageOf("/", "")).headers;
  const type = (of: string) => ({ "Content-Type": of });
  const put = async (address: string, headers: Page["headers"] = html) =>
    tree.put(await pageOf(address, address, { headers }));
  await put("/en/other", { ...html, "Content-Security-Policy": "default-src 'none'" });
  await put("/en/more", { ...html, "X-More": "1" });
  await put("/en/typed", { ...html, "Content-Type": "text/html" });
  await put("#/en/status/503");
  for (const odd of ["/en/a%2e", "/en/..", "/en/../a", "/en/.a", "/en//a", "/en/a/", "/новости"])
    await put(odd);
  await put("/en/a.html");
  await put("/en/a.b/c");
  await put("/en/a.css", type("text/css; charset=utf-8"));
  await put("/en/feed.xml", type("application/xml; charset=utf-8"));
  await put("/_next/static/a.css", type("text/css; charset=utf-8"));
  await put("/en/feed.xml", type("application/rss+xml; charset=utf-8"));
  await put("/sitemap.xml", type("application/xml; charset=utf-8"));
  const caching = "public, max-age=31536000, immutable";
  await put("/fonts/a.woff2", { ...type("font/woff2"), "Cache-Control": caching });
  await put("/en");
  await expect
    .poll(names)
    .toEqual([
      ...["br/en,file", "br/en/feed.xml,file", "br/sitemap.xml,file"],
      ...["gzip/en,file", "gzip/en/feed.xml,file", "gzip/sitemap.xml,file"],
      ...["identity/en,file", "identity/en/feed.xml,file"],
      ...["identity/fonts/a.woff2,file", "identity/sitemap.xml,file"],
    ]);
});

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("put" as const), address: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ kind: fc.constant("change" as const), tag: fc.constantFrom("a", "b") }),
    fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 2 }) }),
  ),
  { minLength: 5, maxLength: 25 },
);

test("after a change nothing of before it is there, whatever was on its way", async () => {
  const tree = await vouched();
  let state = 10;
  for (const plan of fc.sample(steps, { numRuns: 40, seed: 23 })) {
    for (const step of plan) {
      if (step.kind === "wait") await delay(step.ms);
      else if (step.kind === "put") {
        const tags = step.address === 2 ? ["a", "b"] : [step.address === 0 ? "a" : "b"];
        const snapshot = `${state}:${state}:`;
        tree.put(await pageOf(`/en/${step.address}`, `${state}`, { tags, snapshot }));
      } else {
        const xid = state;
        state += 1;
        await tree.expire(changed(step.tag, xid));
        for (const [name, made] of Object.entries(await found(root))) {
          const shows = { a: ["0", "2"], b: ["1", "2"] }[step.tag];
          const isOf = shows.some((address) => name === plainFile(`/en/${address}`));
          if (isOf) expect(Number(made), `${name} after ${xid}`).toBeGreaterThan(xid);
        }
      }
    }
  }
});

test("of a page that loses a tag the version that had it is gone as well", async () => {
  const tree = await vouched();
  for (let round = 0; round < 30; round++) {
    const address = `/en/r${round}`;
    tree.put(await pageOf(address, "with", { tags: ["a", "b"], snapshot: "10:10:" }));
    if (round % 2 === 0) await delay(1);
    tree.put(await pageOf(address, "without", { tags: ["a"], snapshot: "20:20:" }));
    await tree.expire(changed("b", 15));
    expect(Object.values(await found(root))).not.toContain("with");
  }
});

test("the same bytes made of a newer state stay, and go with the next change", async () => {
  const tree = await vouched();
  tree.put(await pageOf("/en", "the same", { snapshot: "10:10:" }));
  await expect.poll(plain).toEqual(["/en"]);
  tree.put(await pageOf("/en", "the same", { snapshot: "20:20:" }));
  await tree.expire(changed("a", 15));
  expect(await plain()).toEqual(["/en"]);
  await tree.expire(changed("a", 20));
  expect(await names()).toEqual([]);
});

test("it has a largest size, and the oldest go first", async () => {
  const tree = await vouched({ mostBytes: 1_000 });
  for (let number = 1; number <= 8; number++) {
    tree.put(await pageOf(`/en/${number}`, `${number}`.repeat(160)));
    await delay(5);
  }
  await expect.poll(plain).toContain("/en/8");
  await expect.poll(async () => (await plain()).length).toBeLessThan(7);
  expect(await plain()).not.toContain("/en/1");
});

test("nothing is there before the database was asked, and when it was not for too long", async () => {
  const tree = await opened({ unvouchedMs: 1_000 });
  const page = await pageOf("/en", "a page");
  tree.put(page);
  await delay(50);
  expect(await names()).toEqual([]);
  tree.vouch(Date.now());
  tree.put(page);
  await expect.poll(plain).toEqual(["/en"]);
  await expect.poll(names, { timeout: 4_000 }).toEqual([]);
  expect(String(warnings.splice(0))).toContain("no word from the database");
  tree.put(page);
  await delay(50);
  expect(await names()).toEqual([]);
  // Asked before it was lost: says nothing of now.
  tree.vouch(Date.now() - 5_000);
  tree.put(page);
  await expect.poll(names, { timeout: 4_000 }).toEqual([]);
  warnings.splice(0);
  tree.vouch(Date.now());
  tree.put(page);
  await expect.poll(plain).toEqual(["/en"]);
});

test("a process that takes over begins with nothing, and the one before lays nothing more", async () => {
  const first = await vouched();
  first.put(await pageOf("/en", "of the first"));
  await expect.poll(plain).toEqual(["/en"]);
  mkdirSync(path.join(root, "pages-1-0123456789abcdef/en"), { recursive: true });
  writeFileSync(path.join(root, "not-ours"), "");
  const second = await opened();
  expect(await names()).toEqual([]);
  first.put(await pageOf("/en/more", "of the first"));
  await delay(50);
  expect(await names()).toEqual([]);
  await first.expire(changed("a", 10));
  second.vouch(Date.now());
  second.put(await pageOf("/en", "of the second"));
  await expect.poll(async () => (await found(root))[plainFile("/en")]).toBe("of the second");
  await first.close(false);
  expect(await plain()).toEqual(["/en"]);
  expect(readdirSync(root).filter((name) => name.startsWith("pages-"))).toHaveLength(1);
  expect(readdirSync(root)).toContain("not-ours");
});

test("what a process that took over leaves when it ends is gone before the other one has heard of a change", async () => {
  let lives = true;
  const first = await vouched({ isAlive: () => lives });
  const second = await vouched();
  second.put(await pageOf("/en", "of the second"));
  await expect.poll(plain).toEqual(["/en"]);
  await first.expire(changed("b", 10));
  expect(await plain()).toEqual(["/en"]);
  await second.close(true);
  lives = false;
  await first.expire(changed("a", 10));
  expect(await names()).toEqual([]);
  first.put(await pageOf("/en", "of the first"));
  await expect.poll(async () => (await found(root))[plainFile("/en")]).toBe("of the first");
  const folders = () => readdirSync(root).filter((name) => name.startsWith("pages-"));
  await expect.poll(folders).toHaveLength(1);
});

test("a takeover that is given up takes its link along, and the other one lays pages again", async () => {
  const first = await vouched();
  const second = await vouched();
  second.put(await pageOf("/en", "of a build that was given up"));
  await expect.poll(plain).toEqual(["/en"]);
  await second.close(false);
  await second.close(true);
  expect(await names()).toEqual([]);
  const again = async () => {
    first.put(await pageOf("/en", "of the first"));
    return (await found(root))[plainFile("/en")];
  };
  await expect.poll(again, { timeout: 3_000 }).toBe("of the first");
});

test("a link that somebody has taken away comes back, with nothing behind it", async () => {
  const tree = await vouched();
  tree.put(await pageOf("/en", "a page"));
  await expect.poll(plain).toEqual(["/en"]);
  await tree.suspend();
  await unlinkAll(root);
  tree.resume();
  const links = () => readdirSync(root).filter((name) => name === contractName());
  await expect.poll(links, { timeout: 3_000 }).toHaveLength(1);
  tree.put(await pageOf("/en/more", "another"));
  await expect.poll(plain).toEqual(["/en/more"]);
});

test("one whose pages nginx does not ask for, since it says other headers, leaves those of the other release", async () => {
  const first = await vouched();
  const second = await vouched();
  const other = path.join(root, "0123456789ab");
  renameSync(path.join(root, contractName()), other);
  second.put(await pageOf("/en", "of the second"));
  const there = () => existsSync(path.join(other, plainFile("/en")));
  await expect.poll(there).toBe(true);
  first.put(await pageOf("/en", "of the first"));
  await delay(700);
  expect([there(), existsSync(path.join(root, contractName()))]).toEqual([true, false]);
});

test("where one file cannot be taken away everything is", async () => {
  const tree = await vouched();
  for (const address of ["/en", "/ru"]) tree.put(await pageOf(address, address));
  await expect.poll(plain).toEqual(["/en", "/ru"]);
  const file = path.join(root, contractName(), plainFile("/en"));
  rmSync(file);
  mkdirSync(path.join(file, "stays"), { recursive: true });
  await tree.expire(changed("a", 10));
  expect(await names()).toEqual([]);
  tree.put(await pageOf("/zh", "again"));
  await expect.poll(plain).toEqual(["/zh"]);
});

test("of pictures only what is right is laid, and every change takes all of them away", async () => {
  const tree = await vouched();
  const digest = "A".repeat(43);
  const hash = "a".repeat(64);
  const picture = (name: string, bytes: Buffer, sha256 = sha256Of(bytes)) => ({
    ...{ path: `/media/${hash}/${name}`, digest, bytes: bytes.length, sha256 },
    read: async () => Readable.from([bytes]),
  });
  const lay = (name: string, bytes: Buffer, sha256?: string) =>
    tree.pictures.lay(tree.pictures.turn(), picture(name, bytes, sha256));
  const bytes = Buffer.from("a picture");
  lay("damaged.webp", bytes, sha256Of(Buffer.from("another")));
  lay("480.webp", bytes);
  lay("960.webp", bytes, sha256Of(Buffer.from("another")));
  lay("original", bytes);
  const early = tree.pictures.turn();
  await expect.poll(names).toEqual([plainFile(`/media/${hash}/480.webp`)]);
  await tree.expire(changed("of something else", 10));
  expect(await names()).toEqual([]);
  tree.pictures.lay(early, picture("480.webp", bytes));
  await delay(50);
  expect(await names()).toEqual([]);
  lay("480.webp", bytes);
  await expect.poll(names).toEqual([plainFile(`/media/${hash}/480.webp`)]);
  for (let round = 0; round < 30; round++) {
    for (let number = 1; number <= 5; number++) lay(`${number}.jpg`, bytes);
    if (round % 2 === 0) await delay(1);
    await tree.expire(changed("a", 10));
    expect(await names()).toEqual([]);
  }
});

test("it is closed for maintenance, and left or taken away when the process ends", async () => {
  const tree = await vouched();
  const page = await pageOf("/en", "a page");
  tree.put(page);
  await tree.suspend();
  tree.put(page);
  await delay(50);
  expect(await names()).toEqual([]);
  tree.resume();
  tree.put(page);
  await expect.poll(plain).toEqual(["/en"]);
  await tree.close(true);
  expect(await plain()).toEqual(["/en"]);
  const next = await vouched();
  expect(await names()).toEqual([]);
  next.put(page);
  await expect.poll(plain).toEqual(["/en"]);
  await next.close(false);
  expect(readdirSync(root)).toEqual([]);
});

test("the folder is called after what nginx says by itself", async () => {
  expect(contractName()).toMatch(/^[0-9a-f]{12}$/);
  vi.resetModules();
  vi.stubEnv("SITE_URL", "https://news.example.com");
  const { contractName: secure } = await import("./contract");
  expect(secure()).not.toBe(contractName());
  vi.unstubAllEnvs();
  vi.resetModules();
});
