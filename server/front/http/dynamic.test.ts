import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { onlyWhoMay } from "@/server/app/local-app";
import { securityHeaders } from "@/server/front/http/headers";
import { createDynamic, dynamicKind } from "./dynamic";

test.each([
  ["/en/staff", "desk"],
  ["/zh/staff/stories/1", "desk"],
  ["/ru/preview/abc", "preview"],
  ["/api/auth/session", "api"],
  ["/en", undefined],
  ["/zh/search", "search"],
  ["/zh/search/more", undefined],
  ["/en/news/staff", undefined],
  ["/en/staffing", undefined],
  ["/fr/staff", undefined],
  ["/apis", undefined],
])("%s is %s", (path, kind) => expect(dynamicKind(path)).toBe(kind));

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A site whose Next answers with what it was asked. */
async function ask(
  path: string,
  init: RequestInit = {},
  answer?: (res: ServerResponse) => void,
  answers?: () => Promise<boolean>,
): Promise<Response> {
  const next = async (req: IncomingMessage, res: ServerResponse) => {
    if (answer) return answer(res);
    res.end(JSON.stringify({ url: req.url, method: req.method, headers: req.headers }));
  };
  const dynamic = createDynamic(
    { answer: answers ? onlyWhoMay(next, answers) : next, noteOriginRefused: async () => {} },
    async (_, res, status) => void res.writeHead(418).end(`told ${status}`),
  );
  const server = createServer((req, res) => {
    const kind = dynamicKind((req.url ?? "").split("?")[0] ?? "");
    const passed = kind === undefined || kind === "search" ? "api" : kind;
    void dynamic(req, res, passed).then((status) => {
      if (status !== undefined) res.writeHead(418).end(`left with ${status}`);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, init);
}

test.each([
  ["loopback", "203.0.113.9"],
  [undefined, "127.0.0.1"],
])(
  "the desk is told where a request comes from; of proxies, %s is believed",
  async (proxies, is) => {
    if (proxies) process.env.TRUSTED_PROXIES = proxies;
    try {
      const headers = { "x-forwarded-for": "203.0.113.9", "x-newsroom-client": "1.1.1.1" };
      const told = (await (await ask("/en/staff", { headers })).json()).headers;
      expect(told["x-newsroom-client"]).toBe(is);
      expect(told["x-forwarded-for"]).toBeUndefined();
    } finally {
      delete process.env.TRUSTED_PROXIES;
    }
  },
);

const nonceIn = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

test("a document of the desk has a nonce of its own, which Next is told", async () => {
  const one = await ask("/en/staff?x=1", {
    headers: { "content-security-policy": "'nonce-mine'" },
  });
  const other = await ask("/en/staff?x=1");
  const nonce = nonceIn(one.headers.get("content-security-policy"));
  expect(nonce).toMatch(/^[\w+/]{22}==$/);
  expect(nonceIn(other.headers.get("content-security-policy"))).not.toBe(nonce);
  const seen = await one.json();
  expect(seen.url).toBe("/en/staff?x=1");
  expect(nonceIn(seen.headers["content-security-policy"])).toBe(nonce);
  expect(seen.headers["x-nonce"]).toBe(nonce);
  expect(one.headers.get("content-security-policy")).not.toMatch(/unsafe|\*/);
});

test("a preview may be framed by this site and says nothing of its address", async () => {
  const { headers } = await ask("/en/preview/secret");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(headers.get("referrer-policy")).toBe("strict-origin");
  expect(headers.get("x-robots-tag")).toContain("noindex");
});

test.each([
  ["public, s-maxage=31536000", "no-store"],
  ["private, max-age=60", "private, max-age=60"],
])("an answer that says %s is sent with %s", async (given, sent) => {
  const { headers, status } = await ask("/api/x", {}, (res) =>
    res.writeHead(201, { "Cache-Control": given, "X-Powered-By": "x" }).end(),
  );
  expect(status).toBe(201);
  expect(headers.get("cache-control")).toBe(sent);
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(headers.get(name), name).toBe(value);
  }
});

test.each([
  [{}, 403],
  [{ origin: "http://evil.example" }, 403],
  [{ origin: "null" }, 403],
  [{ origin: "http://evil.example", "x-forwarded-host": "evil.example" }, 403],
  [{ "sec-fetch-site": "same-site", origin: "http://localhost:3000" }, 403],
  [{ "sec-fetch-site": "cross-site" }, 403],
  [{ "sec-fetch-site": "same-origin" }, 200],
  [{ origin: "http://localhost:3000" }, 200],
])("a change asked for with %o is answered %i", async (headers, status) => {
  const answer = await ask("/en/staff", { method: "POST", headers: { ...headers } });
  expect(answer.status).toBe(status);
  if (status === 200) expect((await answer.json()).headers["x-forwarded-host"]).not.toBe("evil");
});

/** A browser without scripts, which shows what comes. */
const browser = { accept: "text/html,application/xhtml+xml", "sec-fetch-site": "same-origin" };

test.each([
  [403, { ...browser, "sec-fetch-site": "cross-site" }, ""],
  [411, browser, new Blob(["name=x"]).stream()],
  [413, browser, "x".repeat(70_000)],
])(
  "a person whose form is refused with %i is told so by the site",
  async (status, headers, body) => {
    const answer = await ask("/en/preview/shared/x", {
      method: "POST",
      headers,
      body,
      ...(typeof body === "string" ? {} : ({ duplex: "half" } as object)),
    });
    expect([answer.status, await answer.text()]).toEqual([418, `told ${status}`]);
    expect(answer.headers.get("connection")).toBe("close");
    // A script reads no page.
    const script = await ask("/en/staff", { method: "POST", body: "x" });
    expect([script.status, await script.text()]).toEqual([403, ""]);
  },
);

test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])(
  "%s does nothing at a document, and is told so",
  async (method) => {
    for (const path of ["/en/preview/shared/x", "/en/staff/stories/1"]) {
      const answer = await ask(path, { method, headers: browser });
      expect([answer.status, await answer.text()]).toEqual([418, "left with 405"]);
    }
    // Routes that have methods of their own.
    for (const path of ["/api/x", "/en/staff/uploads/1f0c"]) {
      expect((await ask(path, { method, headers: browser })).status).toBe(200);
    }
  },
);

test("no one may say for a proxy which host was meant", async () => {
  const answer = await ask("/en/staff", { headers: { "x-forwarded-host": "evil.example" } });
  expect((await answer.json()).headers["x-forwarded-host"]).toBeUndefined();
});

test.each([
  [404, "text/html; charset=utf-8"],
  [500, "text/html"],
  [500, "text/plain"],
])("a document of Next's own with %i is left to the site", async (status, type) => {
  const answer = await ask("/en/preview/wrong", {}, (res) => {
    res.setHeader("Content-Type", type);
    res.setHeader("Content-Length", "4");
    res.statusCode = status;
    res.write("Next");
    res.end();
  });
  expect([answer.status, await answer.text()]).toEqual([418, `left with ${status}`]);
  expect(answer.headers.get("content-security-policy")).toBeNull();
});

test("a route's own answer to a mistake goes out", async () => {
  const answer = await ask("/api/x", {}, (res) => {
    res.writeHead(404, { "Content-Type": "application/json" }).end("{}");
  });
  expect([answer.status, await answer.text()]).toEqual([404, "{}"]);
});

test("while the database is away, Next is not asked who is at the desk", async () => {
  const away = async () => false;
  const mayNot = () => {
    throw new Error("Next was asked");
  };
  for (const path of ["/en/staff", "/en/preview/home"]) {
    const answer = await ask(path, {}, mayNot, away);
    expect([answer.status, await answer.text()]).toEqual([418, "left with 503"]);
  }
  expect((await ask("/api/x", {}, undefined, away)).status).toBe(200);
});

test.each(["/en/staff/x", "/en/preview/x"])(
  "an answer of %s goes by who is signed in",
  async (path) => {
    const { headers } = await ask(path, {}, (res) => {
      res.writeHead(200, { Vary: "rsc" }).end();
    });
    expect(headers.get("vary")?.split(/,\s*/)).toEqual(["rsc", "Cookie"]);
    expect(headers.get("cache-control")).toBe("no-store");
  },
);
