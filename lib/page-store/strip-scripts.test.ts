import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, stripScripts, withoutFramework } from "./strip-scripts";

/**
 * What is dropped from a page was found by reading what this version of Next
 * writes. With another one, look at what `askNext` is
 * given: which scripts, preloads and comments it has, whether content waits
 * in hidden elements, and whether the page is whole without all of it. Then change the number.
 */
const checked = "16.4.6";

test("Next is the version whose pages were looked at", () => {
  const { version } = createRequire(import.meta.url)("next/package.json") as { version: string };
  expect(version, "see the comment above: look at the new version's pages first").toBe(checked);
});

const document = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

/** As Next 16.4.6 writes a page in one pass. */
const rendered = document(
  '<meta charSet="utf-8"/><link rel="preload" href="/fonts/a.woff2" as="font" crossorigin="" type="font/woff2"/>' +
    '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>' +
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>' +
    '<script src="/_next/static/chunks/c.js" async=""></script>' +
    '<script src="/_next/static/chunks/d.js" noModule=""></script>',
  '<div hidden=""><!--$--><!--/$--></div><!--&--><!--/&-->' +
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
      '<div hidden=""></div>' +
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
  test("a page, without the framework and with a policy", () => {
    const page = stripScripts({ type: "text/html; charset=utf-8", body: Buffer.from(rendered) });
    expect(page.headers["Content-Type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["Content-Security-Policy"]).toBe(contentSecurityPolicy(rendered));
    expect(page.body.toString()).toBe(withoutFramework(rendered));
  });

  test("a route's answer, as it is", () => {
    const body = Buffer.from("<rss><!--$--></rss>");
    expect(stripScripts({ type: "application/rss+xml", body })).toEqual({
      body,
      headers: { "Content-Type": "application/rss+xml" },
    });
  });

  test("no half of a page", () => {
    const body = Buffer.from(document("", '<template id="B:0"></template>'));
    expect(() => stripScripts({ type: "text/html", body })).toThrow("not complete");
  });
});

test("nothing of the framework is left on a page", () => {
  const html = withoutFramework(rendered);
  expect(html).not.toMatch(/<script(?! type="(?:application\/ld\+json|speculationrules)")/);
  expect(html).not.toMatch(/as="script"|__next_f|<!--\/?\$/);
  expect(html).toMatch(/^<!DOCTYPE html><html[\s\S]*<\/html>$/);
});

describe("what was laid aside", () => {
  const mark = "<!--3f0c-->";
  const inner = `<p>$& $1 ${mark.replace("3", "4")}</p><script type="speculationrules">{}</script>`;
  const page = (body: string) => ({
    type: "text/html; charset=utf-8",
    body: Buffer.from(document("", body)),
  });

  test("is put in as it is, and the policy knows its rules", () => {
    const rendered = page(`<div>${mark}</div><script>self.__next_f.push("${mark}")</script>`);
    const { body, headers } = stripScripts(rendered, new Map([[mark, inner]]));
    expect(body.toString()).toBe(document("", `<div>${inner}</div>`));
    const digest = createHash("sha256").update("{}").digest("base64");
    expect(headers["Content-Security-Policy"]).toContain(`script-src 'sha256-${digest}'`);
  });

  test("and not taken up counts as little as what was never made", () => {
    const aside = new Map([
      ["<!--another-->", "lost"],
      [mark, inner],
    ]);
    expect(stripScripts(page(mark), aside).body.toString()).toBe(document("", inner));
  });

  test.each([
    ["that has no place", ""],
    ["that has two", mark + mark],
  ])("%s makes no page", (_, body) => {
    expect(() => stripScripts(page(body), new Map([[mark, inner]]))).toThrow("laid aside");
  });
});
