import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { securityHeaders } from "@/server/front/http/headers";
import { answerPage } from "./answer-page";

const text = "A page that is long enough to be worth compressing. ".repeat(30);
const lastModified = Date.UTC(2024, 1, 29, 12) / 1000;
let page: Page;
let server: Server;

beforeAll(async () => {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
  };
  page = await finishedPage(
    { path: "/en", headers, tags: ["page:en:1", "ключ"], snapshot: "1:1:", lastModified },
    Buffer.from(text),
  );
  server = createServer((req, res) => {
    if (req.url !== "/missing") return answerPage(req, res, page);
    res.setHeader("X-Content-Type-Options", "nosniff");
    answerPage(req, res, page, {
      status: 404,
      headers: { "Cache-Control": "no-store" },
      undated: true,
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function ask(headers: Record<string, string> = {}, method = "GET", path = "/"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const req = httpRequest(
      { port, host: "127.0.0.1", method, path, headers, agent: false },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    req.on("error", reject).end();
  });
}

test("each encoding gives the same page, with its length and a name of its own", async () => {
  const [plain, gzip, br] = await Promise.all([
    ask(),
    ask({ "accept-encoding": "gzip" }),
    ask({ "accept-encoding": "gzip, br" }),
  ]);
  expect(plain.body.toString()).toBe(text);
  expect(gunzipSync(gzip.body).toString()).toBe(text);
  expect(brotliDecompressSync(br.body).toString()).toBe(text);
  expect([plain, gzip, br].map((each) => each.headers["content-encoding"])).toEqual([
    undefined,
    "gzip",
    "br",
  ]);
  expect(new Set([plain, gzip, br].map((each) => each.headers.etag)).size).toBe(3);
  for (const { headers, body, status } of [plain, gzip, br]) {
    expect(status).toBe(200);
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers.vary).toBe("Accept-Encoding");
    expect(headers["content-security-policy"]).toBe("default-src 'none'");
    for (const name of Object.keys(securityHeaders))
      expect(headers).toHaveProperty(name.toLowerCase());
  }
});

test("who has it already is told so, whichever encoding it was", async () => {
  const { headers } = await ask({ "accept-encoding": "br" });
  const etag = headers.etag ?? "";
  for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, "*", ` ${etag} `]) {
    const again = await ask({ "if-none-match": condition, "accept-encoding": "gzip" });
    expect(again.status, condition).toBe(304);
    expect(again.body.length).toBe(0);
    expect(again.headers["content-type"]).toBeUndefined();
    expect(again.headers["content-encoding"]).toBeUndefined();
    expect(again.headers.etag).toBeDefined();
    expect(again.headers["cache-control"]).toBeDefined();
    expect(again.headers.vary).toBe("Accept-Encoding");
  }
  for (const condition of ['"other"', etag.slice(1), "", "nonsense", `"${etag}"`]) {
    expect((await ask({ "if-none-match": condition })).status, condition).toBe(200);
  }
});

const dateOf = (seconds: number) => new Date(seconds * 1000).toUTCString();

test("who has it since it last changed is told so, by GET and by HEAD", async () => {
  expect((await ask()).headers["last-modified"]).toBe(dateOf(lastModified));
  for (const method of ["GET", "HEAD"]) {
    for (const [since, status] of [
      [dateOf(lastModified), 304],
      [dateOf(lastModified + 1), 304],
      [dateOf(lastModified - 1), 200],
      [dateOf(Date.now() / 1000 + 3_600), 200],
      ["2024-02-29", 200],
    ] as const) {
      const answer = await ask({ "if-modified-since": since }, method);
      expect([method, since, answer.status]).toEqual([method, since, status]);
      expect(answer.headers["last-modified"]).toBe(dateOf(lastModified));
    }
  }
});

test("a tag that is named wins over a date", async () => {
  const { etag = "" } = (await ask()).headers;
  const since = dateOf(lastModified);
  const other = { "if-none-match": '"other"', "if-modified-since": since };
  expect((await ask(other)).status).toBe(200);
  const old = { "if-none-match": etag, "if-modified-since": dateOf(lastModified - 1) };
  expect((await ask(old)).status).toBe(304);
});

test("a page that changed within this second is not dated ahead, and no date names it yet", async () => {
  const young = { ...page, lastModified: Math.ceil(Date.now() / 1000) + 60 };
  const given = page;
  page = young;
  try {
    const { headers } = await ask();
    const modified = headers["last-modified"] ?? "";
    expect(Date.parse(modified)).toBeLessThanOrEqual(Date.parse(headers.date ?? ""));
    expect((await ask({ "if-modified-since": modified })).status).toBe(200);
  } finally {
    page = given;
  }
});

test("HEAD says what GET would send", async () => {
  const [head, get] = await Promise.all([ask({}, "HEAD"), ask()]);
  expect(head.body.length).toBe(0);
  const { date: _, ...headers } = head.headers;
  expect(get.headers).toMatchObject(headers);
});

test("the page of a status is no copy of anything: it has the status, and its own caching", async () => {
  const { headers } = await ask();
  const answer = await ask({ "if-none-match": headers.etag ?? "" }, "GET", "/missing");
  expect(answer.status).toBe(404);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.body.toString()).toBe(text);
  // It is not from when the page was made that there is nothing here.
  expect(headers["x-snapshot"]).toBe("1:1:");
  expect(answer.headers["x-snapshot"]).toBeUndefined();
  expect(answer.headers["last-modified"]).toBeUndefined();
});

test("tags of any kind make a header", async () => {
  expect((await ask()).headers["surrogate-key"]).toBe("page:en:1 %D0%BA%D0%BB%D1%8E%D1%87");
});
