import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { publish } from "@/features/editorial/publishing/publish";
import { republish } from "@/features/editorial/publishing/republish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { receivePicture } from "@/features/media/pictures/receive";
import { stylePolicy } from "@/features/publication/plain-page/plain-page-style";
import { editorialDb } from "@/lib/db/editorial";
import { beginMaintenance, endMaintenance } from "@/lib/maintenance";
import { isVisible } from "@/lib/page-store/snapshot";
import { testDatabase } from "@/lib/postgres/testing";
import { checkReceipt } from "@/server/worker/receipts/job";
import { namesBehind } from "@/server/worker/receipts/rows";
import { wholeSite } from "@/server/worker/receipts/whole-site";
import { contractName } from "./contract";
import { testShipped } from "./testing/nginx";
import { found, plainFile } from "./testing/pages";
import { type Answer, ask, openBehindNginx, places, prepare } from "./testing/site-behind-nginx";

// What the headers of a site with https are is settled when they are first read.
vi.hoisted(() => {
  process.env.SITE_URL = "https://news.example.com";
});

/** nginx of Debian on loopback, with the configuration that is shipped, before a front. */

testDatabase();
let all: Awaited<ReturnType<typeof openBehindNginx>>;
let documentId = "";
let address = "";

/** Of a connection, and of the moment. */
const ofConnections = ["date", "connection", "keep-alive", "server"];
/**
 * What the front says beside, and a file cannot: for caches and receipts, which go by other things where nginx
 * answers, and the date, in whose place ETag stands.
 */
const ofFrontAlone = ["surrogate-key", "x-snapshot", "last-modified"];

const without = ({ headers }: Answer, names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

/** Asks both, and says whether nginx asked the front. */
async function both(at: string, headers: Record<string, string> = {}, method = "GET") {
  const before = all.asked.length;
  const edge = await ask(all.nginx, at, headers, method);
  const passed = all.asked.length > before;
  const front = await ask(all.front, at, headers, method);
  return { edge, front, passed };
}

async function publishTitle(title: string): Promise<string> {
  await write(cli, documentId, "en", { title });
  const { receiptId, paths } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  [address = ""] = paths;
  return receiptId;
}

/** Until nginx answers from a file: the first question is the front's. */
async function laid(at: string): Promise<void> {
  const isThere = async () => {
    const before = all.asked.length;
    await ask(all.nginx, at, { "Accept-Encoding": "br" });
    return all.asked.length === before;
  };
  await expect.poll(isThere, { interval: 20 }).toBe(true);
}

const xidOf = async (receiptId: string) =>
  (await editorialDb().receipt.findUniqueOrThrow({ where: { id: receiptId } })).xid;

const look = (receiptId: string, patienceMs: number) =>
  checkReceipt(
    receiptId,
    wholeSite({
      NODE_ENV: "test",
      FRONTS_FOLDER: all.fronts,
      FRONTS: "1",
      EDGES: `here=${all.nginx}`,
    }),
    AbortSignal.timeout(patienceMs),
  );

/** As often as the worker would, on a machine that does much else. */
const seen = (receiptId: string) =>
  expect.poll(() => look(receiptId, 10_000), { timeout: 60_000 }).toBe("done");

beforeAll(async () => {
  for (const [name, value] of Object.entries(prepare())) vi.stubEnv(name, value);
  const { DATA_DIR = "" } = process.env;
  await openSection();
  process.env.DATA_DIR = DATA_DIR;
  all = await openBehindNginx();
  documentId = await newDocument();
  await publishTitle("First");
});
afterAll(async () => {
  const problems = all?.problems().split("\n") ?? [];
  await all?.end();
  // While the site was down.
  const others = problems.filter((line) => line && !line.includes("Connection refused"));
  expect(others).toEqual([]);
  vi.unstubAllEnvs();
});

test("the configuration that is shipped says what the site says, and nginx takes it", () => {
  const { status, said } = testShipped(places);
  expect(said).toContain("syntax is ok");
  expect(status).toBe(0);
});

test("from a file nginx answers as the front does: status, every header, every byte", async () => {
  const asset = "/_next/static/chunks/a-B_c~1.css";
  const pages = [address, "/en", "/sitemap.xml", asset, "/fonts/a.1234.woff2"];
  const encodings = [
    ...["", "identity", "gzip", "br", "gzip, deflate", "gzip, deflate, br", "br,gzip"],
    ...["gzip, deflate, br, zstd", "deflate, gzip, br", "zstd, gzip", "BR"],
  ];
  for (const at of pages) {
    await laid(at);
    for (const encoding of encodings) {
      const headers: Record<string, string> = encoding ? { "Accept-Encoding": encoding } : {};
      const why = `${at} ${encoding}`;
      const { edge, front, passed } = await both(at, headers);
      expect(passed, why).toBe(false);
      expect(edge.status, why).toBe(200);
      expect(without(edge, ofConnections), why).toEqual(
        without(front, [...ofConnections, ...ofFrontAlone]),
      );
      expect(edge.body.equals(front.body), why).toBe(true);
      const heads = await both(at, headers, "HEAD");
      expect(heads.passed, why).toBe(false);
      expect(without(heads.edge, ofConnections), why).toEqual(
        without(heads.front, [...ofConnections, ...ofFrontAlone]),
      );
      const tag = edge.headers.etag ?? "";
      for (const condition of [tag, `W/${tag}`, `"other", ${tag}`, "*", '"other"', "nonsense"]) {
        const known = await both(at, { ...headers, "If-None-Match": condition });
        expect(known.passed, why).toBe(false);
        const isKnown = condition === "*" || condition.includes(tag);
        expect([known.edge.status, known.front.status]).toEqual(isKnown ? [304, 304] : [200, 200]);
        expect(without(known.edge, ofConnections), why).toEqual(
          without(known.front, [...ofConnections, ...ofFrontAlone]),
        );
        expect(known.edge.body.length).toBe(isKnown ? 0 : edge.body.length);
      }
      // A date beside the tag counts for nothing.
      const dated = { "If-Modified-Since": new Date().toUTCString() };
      const other = await both(at, { ...headers, ...dated, "If-None-Match": '"other"' });
      expect([other.passed, other.edge.status, other.front.status]).toEqual([false, 200, 200]);
      const same = await both(at, { ...headers, ...dated, "If-None-Match": tag });
      expect([same.passed, same.edge.status, same.front.status]).toEqual([false, 304, 304]);
    }
  }
});

test("everything else is the front's to answer, and comes as it says", async () => {
  await laid(address);
  const { headers } = await ask(all.front, address);
  const questions: [string, Record<string, string>, string?][] = [
    [address, { "If-Modified-Since": headers["last-modified"] ?? "" }],
    [address, { "If-Unmodified-Since": new Date(0).toUTCString() }],
    [address, { "If-Match": '"other"' }],
    [address, { RSC: "1" }],
    [address, { Range: "bytes=0-9" }],
    // Nothing that comes beside an address is taken for a part of it.
    [address.replace("/en", ""), { Range: "/en" }],
    [address, { Range: ":" }],
    [address, { "Accept-Encoding": "gzip;q=0.5, br;q=0.4" }],
    [address, { "Accept-Encoding": "br;q=0, *" }],
    [address, { "Accept-Encoding": "x-gzip" }],
    [address, {}, "POST"],
    [address, {}, "DELETE"],
    [address, {}, "OPTIONS"],
    ["/_next/static/chunks/%5Bodd%5D.js", {}],
  ];
  const odd = [
    `${address}?x=1`,
    `${address}?`,
    `${address}/`,
    `/${address}`,
    address.replace("/en", "/en/../en"),
    address.replace("/en", "/en/./"),
    address.replace("/en", "/EN"),
    address.replace("/en", "/%65n"),
    `${address}.html`,
    `${address},file`,
    `${address}%2cfile`,
    `/identity${address}`,
    `/identity${address},file`,
    `/br${address},file`,
    `/br/..${address}`,
    `/-/..${address}`,
    `${address}..`,
    address.replace("/en", "/en/a/..%2f..%2fen"),
    "/en/..%5c..%5cx",
    "/.draft-1",
    `/${contractName()}${address}`,
    "/status/en.html",
    "/",
    "/nothing",
    "/zh/nothing",
    "/favicon.svg",
    `/${"a".repeat(3_000)}`,
  ];
  for (const [at, given, method = "GET"] of [
    ...questions,
    ...odd.map((each): [string, Record<string, string>] => [each, {}]),
  ]) {
    const why = `${method} ${at} ${JSON.stringify(given)}`;
    const { edge, front, passed } = await both(at, given, method);
    expect(passed, why).toBe(true);
    expect(edge.status, why).toBe(front.status);
    expect(without(edge, ofConnections), why).toEqual(without(front, ofConnections));
    expect(edge.body.equals(front.body), why).toBe(true);
  }
});

test("what no server can read nginx refuses by itself, with the status that the front has for it", async () => {
  const above = ["/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/en/../../etc/passwd"];
  for (const at of [`${address}%00`, ...above]) {
    const { edge, front } = await both(at);
    expect([edge.status, front.status], at).toEqual([400, 400]);
  }
});

test("many who miss a page at once are one render", async () => {
  const at = "/sitemap-pages.xml";
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(all.nginx, at)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(all.renders.filter((each) => each === at)).toHaveLength(1);
});

test("when a front says that it has heard of a publish or a withdrawal, nginx shows it", async () => {
  for (let round = 1; round <= 8; round++) {
    await laid(address);
    const title = `Round ${round}`;
    const xid = await xidOf(await publishTitle(title));
    const heard = async () => {
      if (!isVisible(xid, all.heard())) return undefined;
      return (await ask(all.nginx, address)).body.toString().includes(title);
    };
    await expect.poll(heard, { interval: 1 }).toBeDefined();
    expect((await ask(all.nginx, address)).body.toString(), title).toContain(title);
  }
  await laid(address);
  const texts = [{ locale: "en" as const, notice: "Taken back." }];
  const { receiptId } = await withdraw(cli, { documentId, texts });
  const xid = await xidOf(receiptId);
  await expect
    .poll(
      async () =>
        isVisible(xid, all.heard()) ? (await ask(all.nginx, address)).status : undefined,
      { interval: 1 },
    )
    .toBeDefined();
  expect((await ask(all.nginx, address)).status).toBe(410);
  expect(Object.keys(await found(places.edge))).not.toContain(plainFile(address));
  await seen(receiptId);
});

test("a picture comes from a file until anything changes, and is gone with its text", async () => {
  const create = { width: 900, height: 600, channels: 3, background: "#b92f16" } as const;
  const bytes = Uint8Array.from(await sharp({ create }).png().toBuffer());
  // The build of these tests has no program that takes pictures in.
  const { BUILD_DIR = "" } = process.env;
  process.env.BUILD_DIR = "";
  const received = await receivePicture(new Blob([bytes]).stream(), "test");
  process.env.BUILD_DIR = BUILD_DIR;
  if (!("original" in received)) throw new Error(received.fault);
  await addToLibrary(received.original);
  const { hash } = received.original;
  const shows = await newDocument({ lead: hash });
  const pictures = { [hash]: { alt: "An area", caption: "", credit: "" } };
  await write(cli, shows, "en", { pictures });
  const texts = [{ locale: "en" as const }];
  const heardOf = async (receiptId: string) => {
    const xid = await xidOf(receiptId);
    await expect.poll(() => isVisible(xid, all.heard()), { interval: 1 }).toBe(true);
  };
  await heardOf((await publish(cli, { documentId: shows, texts })).receiptId);
  for (const at of [`/media/${hash}/480.webp`, `/media/${hash}/480.jpg`]) {
    await laid(at);
    const { etag = "" } = (await ask(all.front, at)).headers;
    const asking: Record<string, string>[] = [
      {},
      { "If-None-Match": etag },
      { "If-None-Match": '"other"' },
    ];
    for (const headers of asking) {
      for (const method of ["GET", "HEAD"]) {
        const { edge, front, passed } = await both(at, headers, method);
        expect(passed, at).toBe(false);
        expect(edge.status, at).toBe(front.status);
        expect(without(edge, ofConnections), at).toEqual(without(front, ofConnections));
        expect(edge.body.equals(front.body), at).toBe(true);
      }
    }
    const part = await both(at, { Range: "bytes=10-19" });
    expect([part.passed, part.edge.status]).toEqual([true, 206]);
    expect(part.edge.body.equals(part.front.body)).toBe(true);
    expect(without(part.edge, ofConnections)).toEqual(without(part.front, ofConnections));
  }
  const at = `/media/${hash}/480.webp`;
  await write(cli, shows, "en", { title: "Another", pictures });
  await heardOf((await publish(cli, { documentId: shows, texts })).receiptId);
  expect((await both(at)).passed).toBe(true);
  await laid(at);
  const gone = { documentId: shows, texts: [{ locale: "en" as const, notice: "Taken back." }] };
  await heardOf((await withdraw(cli, gone)).receiptId);
  expect((await ask(all.nginx, at)).status).toBe(404);
});

test("a receipt asks nginx as well", async () => {
  await republish(cli, { documentId, texts: [{ locale: "en" }] });
  const receiptId = await publishTitle("With a receipt");
  await seen(receiptId);
  expect((await ask(all.nginx, address)).body.toString()).toContain("With a receipt");
  await all.close();
  const next = await publishTitle("Not seen anywhere");
  expect(await look(next, 700)).toBe("behind");
  expect(await namesBehind(next)).toEqual(["front", "here"]);
  await all.open();
  await seen(next);
});

test("nginx goes on with what there is while the site is down, and a new start begins with nothing", async () => {
  await laid(address);
  await all.close();
  const kept = await ask(all.nginx, address, { "Accept-Encoding": "br" });
  expect(kept.status).toBe(200);
  // Asked for in a way that only the front judges.
  const odd = await ask(all.nginx, `${address}?x=1`, { "Accept-Encoding": "br;q=0.3" });
  expect([odd.status, odd.body.toString().includes("Not seen anywhere")]).toEqual([200, true]);
  const away = await ask(all.nginx, "/zh/news");
  expect([away.status, away.headers["retry-after"]]).toEqual([503, "120"]);
  expect(away.headers["content-security-policy"]).toBe(stylePolicy);
  expect(away.body.toString()).toContain('lang="zh-Hans"');
  const posted = await ask(all.nginx, "/en/staff", { "Accept-Language": "ru" }, "POST");
  expect(posted.status).toBe(503);
  const negotiated = await ask(all.nginx, "/", { "Accept-Language": "ru-RU,ru;q=0.9" });
  expect(negotiated.body.toString()).toContain('lang="ru"');

  const title = "Published while nobody watched";
  await publishTitle(title);
  expect((await ask(all.nginx, address)).body.toString()).not.toContain(title);
  await all.open();
  expect((await ask(all.nginx, address)).body.toString()).toContain(title);
});

test("maintenance is told in three languages by front and nginx, while the desk stays open", async () => {
  await laid(address);
  const until = new Date(Date.now() + 600_000);
  await beginMaintenance({ until });
  await expect.poll(async () => (await ask(all.nginx, address)).status).toBe(503);
  const said: Record<string, string> = { zh: "网站维护中", en: "Planned", ru: "Плановые" };
  for (const [locale, words] of Object.entries(said)) {
    for (const at of [`/${locale}`, `/${locale}/nothing`, `/${locale}/search?q=a`]) {
      const { edge, front } = await both(at);
      for (const { status, headers, body } of [edge, front]) {
        expect(status, at).toBe(503);
        expect(Number(headers["retry-after"]), at).toBeGreaterThan(500);
        expect(headers["cache-control"], at).toBe("no-store");
        expect(body.toString(), at).toContain(words);
      }
    }
  }
  expect((await ask(all.nginx, address)).status).toBe(503);
  expect(await found(places.edge)).toEqual({});
  expect((await ask(all.nginx, "/en/staff")).body.toString()).toBe("desk");
  expect((await ask(all.nginx, "/healthz")).status).toBe(200);
  expect((await ask(all.nginx, "/fonts/a.1234.woff2")).status).toBe(200);
  await endMaintenance();
  await expect.poll(async () => (await ask(all.nginx, address)).status).toBe(200);
  await laid(address);
});
