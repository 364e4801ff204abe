import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, finish, withoutFramework } from "./finish";

/**
 * What is dropped from a page was found by reading what this version of Next
 * writes. With another one, look at `.next/server/app/_/*.html` (or at a page that
 * the cache handler is given): which scripts, preloads and comments it has,
 * whether content waits in hidden elements, and whether the page is whole
 * without all of it. Then change the number.
 */
const checked = "16.4.6";

test("Next is the version whose pages were looked at", () => {
  const { version } = createRequire(import.meta.url)("next/package.json") as { version: string };
  expect(version, "see the comment above: look at the new version's pages first").toBe(checked);
});

function htmlFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".html")).map((name) => path.join(folder, name));
}

const document = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

/** As Next 16.4.6 writes a static page. */
const rendered = document(
  '<meta charSet="utf-8"/><link rel="preload" href="/fonts/a.woff2" as="font" crossorigin="" type="font/woff2"/>' +
    '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>' +
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>' +
    '<script src="/_next/static/chunks/c.js" async=""></script>' +
    '<script src="/_next/static/chunks/d.js" noModule=""></script>',
  "<!--$--><p>1 &lt; 2<!-- --> and &lt;script&gt;</p><!--/$-->" +
    '<script type="application/ld+json">{"name":"\\u003c/script>"}</script>' +
    '<script type="speculationrules">{"prefetch":[]}</script>' +
    '<script id="_R_">requestAnimationFrame(function(){})</script>' +
    '<script>self.__next_f.push([1,"<b>\\u003cscript>"])</script>',
);

test("only data is left of the scripts, and everything else stays", () => {
  expect(withoutFramework(rendered)).toBe(
    document(
      '<meta charSet="utf-8"/><link rel="preload" href="/fonts/a.woff2" as="font" crossorigin="" type="font/woff2"/>' +
        '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>',
      "<p>1 &lt; 2<!-- --> and &lt;script&gt;</p>" +
        '<script type="application/ld+json">{"name":"\\u003c/script>"}</script>' +
        '<script type="speculationrules">{"prefetch":[]}</script>',
    ),
  );
});

test("dropping twice is dropping once", () => {
  const once = withoutFramework(rendered);
  expect(withoutFramework(once)).toBe(once);
});

test("a page that needs a script to be whole is refused", () => {
  for (const body of [
    '<!--$?--><template id="B:0"></template><p>…</p><!--/$-->',
    '<div hidden id="S:0"><p>late</p></div><script>$RC("B:0","S:0")</script>',
    '<template id="P:1"></template>',
  ]) {
    expect(() => withoutFramework(document("", body))).toThrow("not complete");
  }
});

test("the policy names the speculation rules and no other script", () => {
  const hash = createHash("sha256").update('{"prefetch":[]}').digest("base64");
  expect(contentSecurityPolicy(rendered)).toContain(`script-src 'sha256-${hash}';`);
  expect(contentSecurityPolicy(document("", ""))).toContain("script-src 'none';");
  expect(contentSecurityPolicy(rendered)).not.toContain("unsafe");
});

describe("what is kept", () => {
  const page = { kind: "APP_PAGE", html: rendered, status: 200 };

  test("a page, and a route's answer with its type", () => {
    expect(finish(page)?.headers["Content-Type"]).toBe("text/html; charset=utf-8");
    expect(finish({ kind: "APP_PAGE", html: rendered })).toBeDefined();
    const body = Buffer.from("<rss/>");
    const headers = { "content-type": "application/rss+xml", "set-cookie": "a=b" };
    expect(finish({ kind: "APP_ROUTE", body, headers, status: 200 })).toEqual({
      body,
      headers: { "Content-Type": "application/rss+xml" },
    });
  });

  test("no page of another status, no half of a page, nothing of another kind", () => {
    for (const status of [404, 307, 500]) expect(finish({ ...page, status })).toBeUndefined();
    expect(finish({ ...page, postponed: "{}" })).toBeUndefined();
    expect(finish({ kind: "FETCH", body: "x" })).toBeUndefined();
    expect(finish({ kind: "APP_PAGE", html: undefined })).toBeUndefined();
    expect(finish({ kind: "APP_ROUTE", body: "text" })).toBeUndefined();
  });
});

/** Beside the page above, those that the last build in this folder wrote, when there was one. */
const built = htmlFilesIn(".next/server/app")
  .map((file) => readFileSync(file, "utf8"))
  // Of a route that is rendered on its first request there is an empty file, of one
  // that is made for one reader alone (the desk, search) an empty shell.
  .filter((html) => html !== "" && !html.includes('<html id="__next_error__">'));

test("nothing of the framework is left on any page", () => {
  for (const html of [rendered, ...built].map(withoutFramework)) {
    expect(html).not.toMatch(/<script(?! type="(?:application\/ld\+json|speculationrules)")/);
    expect(html).not.toMatch(/as="script"|__next_f|<!--\/?\$/);
    expect(html).toMatch(/^<!DOCTYPE html><html[\s\S]*<\/html>$/);
  }
});
