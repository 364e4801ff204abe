import http from "node:http";
import { expect, test } from "@/e2e/fixtures/test";

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** As written: a browser or fetch would tidy the path before sending it. */
function send(base: string, path: string, method = "GET", headers = {}): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on("error", reject);
    request.end();
  });
}

const refused = [
  "/en/%",
  "/en/%zz",
  "/en/%00",
  "/en/news/%c0%af",
  "/%ff%fe",
  "/en/%e4%b8",
  "/..%2f..%2fetc%2fpasswd",
  "/en/..%2f..%2fpackage.json",
  "/en/news/%2e%2e/%2e%2e/package.json",
  "/en/../../package.json",
  "/../.env",
  "/.env",
  "/.git/config",
  "/package.json",
  "/en/news/bauing-dynamic%2f..",
  "/en\\news",
  "/en/news/%5c..%5c..",
  "/_next/static/%2e%2e/%2e%2e/BUILD_ID",
  "/_next/image?url=http%3A%2F%2Fexample.com%2Fa.png&w=640&q=75",
  "/_next/data/x/en.json",
  "/media/zz/640.webp",
  `/media/${"0".repeat(64)}/640.webp`,
  `/media/${"0".repeat(64)}/999999.webp`,
  "/media/../../package.json",
  "/en/<script>alert(1)</script>".replaceAll("<", "%3C").replaceAll(">", "%3E"),
  "/en/🙂".replace("🙂", encodeURIComponent("🙂")),
];

test("what leads out of the site, or is no address, is refused", async ({ origin }) => {
  for (const path of refused) {
    for (const _hit of [1, 2]) {
      const answer = await send(origin, path);
      expect.soft([400, 404], `${path} answered ${answer.status}`).toContain(answer.status);
      expect.soft(answer.headers["set-cookie"], path).toBeUndefined();
      expect.soft(answer.body, path).not.toContain("<script>alert");
    }
  }
});

test("doubled and trailing slashes redirect to the clean path, on this site", async ({
  origin,
}) => {
  for (const [path, clean] of [
    ["/en/", "/en"],
    ["/en/news/", "/en/news"],
    ["//en//news", "/en/news"],
    ["/en//news///", "/en/news"],
    ["/ru/news/?page=2", "/ru/news?page=2"],
    ["//example.com/en", "/example.com/en"],
  ] as const) {
    const answer = await send(origin, path);
    expect(answer.status, path).toBe(308);
    const target = new URL(answer.headers.location ?? "", origin);
    expect(target.origin, path).toBe(origin);
    expect(target.pathname + target.search, path).toBe(clean);
  }
});

test("very long paths answer 414, whatever they begin with", async ({ origin }) => {
  for (const start of ["/en/news/", "/", "/media/", "/en?"]) {
    const answer = await send(origin, start + "a".repeat(6_000));
    expect(answer.status, start).toBe(414);
  }
});

test("other methods answer 405 and say which are allowed", async ({ origin }) => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    for (const path of ["/", "/en", "/en/news", "/en/never-was", "/sitemap.xml"]) {
      const answer = await send(origin, path, method);
      expect(answer.status, `${method} ${path}`).toBe(405);
      expect(answer.headers.allow, `${method} ${path}`).toMatch(/GET.*HEAD/);
    }
  }
});

test("a server action cannot be called on a public page", async ({ origin }) => {
  const answer = await send(origin, "/en", "POST", { "next-action": "0".repeat(42) });
  expect(answer.status).toBe(405);
});

test("HEAD answers as GET does, without a body", async ({ origin }) => {
  for (const path of ["/en", "/en/news", "/en/never-was", "/sitemap.xml", "/en/feed.xml", "/"]) {
    const [head, get] = [await send(origin, path, "HEAD"), await send(origin, path)];
    expect(head.status, path).toBe(get.status);
    expect(head.headers["content-type"], path).toBe(get.headers["content-type"]);
    expect(head.body, path).toBe("");
  }
});

test("a foreign Host header or query changes nothing that is kept", async ({ origin }) => {
  const foreign = { host: "evil.example", "x-forwarded-host": "evil.example" };
  for (const path of ["/en/contact", "/en", "/en/contact?utm_source=x&_rsc=1"]) {
    await send(origin, path, "GET", foreign);
    const answer = await send(origin, path.split("?")[0] ?? path);
    expect(answer.body).not.toContain("evil.example");
    expect(answer.body).toContain(`${origin}${path.split("?")[0]}`);
  }
  const slash = await send(origin, "/en/", "GET", foreign);
  expect(slash.headers.location).not.toContain("evil.example");
});

test("what Next's own client asks for does not replace the page", async ({ origin }) => {
  const flight = {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-state-tree": "%5B%22%22%5D",
  };
  for (const path of ["/en/news", "/en/news?_rsc=1", "/en/contact"]) {
    const client = await send(origin, path, "GET", flight);
    // Next's own answer (or its word that `_rsc` is wrong), which no cache keeps.
    expect([200, 307], path).toContain(client.status);
    if (client.status === 200) {
      expect(client.headers["content-type"]).toContain("text/x-component");
    }
    expect(client.headers["cache-control"]).toMatch(/no-store/);
    const answer = await send(origin, path);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toContain("text/html");
  }
  expect((await send(origin, "/en/never-was", "GET", flight)).status).toBe(404);
});

test("what Next does not know is answered by the site", async ({ origin }) => {
  for (const path of ["/api/never-was", "/en/staff/never/was", "/zh/preview/never-was"]) {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers, body } = await send(origin, path, method);
      expect(status, path).toBe(404);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["content-encoding"], path).toBeUndefined();
      expect(headers["cache-control"], path).toBe("no-store");
      if (method === "HEAD") continue;
      expect(body, path).toMatch(/<main/);
      expect(body, path).not.toMatch(/<script (?!type=)/);
    }
  }
});

test("unknown addresses leave nothing behind", async ({ origin }) => {
  for (let index = 0; index < 40; index += 1) {
    const answer = await send(origin, `/en/news/never-${index}-${performance.timeOrigin}`);
    expect(answer.status).toBe(404);
    expect(answer.headers["cache-control"] ?? "").not.toMatch(/s-maxage=\d{4,}|immutable/);
  }
});
