import fc from "fast-check";
import { expect, test } from "vitest";
import { isWebAddress, linkFault } from "./link-address";

test.each([
  "/en/news",
  "/",
  "/en/news?page=2#top",
  "/zh/新闻",
  "https://example.com",
  "http://example.com:8080/a/../b?x=%B1%A6&q=a+b%20c&&y#%E5",
  "https://宝鹰.中国/新闻?页=2",
  "https://xn--bcher-kva.example/",
  "https://example.com./",
  "https://192.0.2.1/",
  "http://[2001:db8::1]:8080/x",
  "https://example.com/@name/status/1?to=a@b.example",
  "https://example.com/a_(b)'c!*~;,$",
  "mailto:press@example.com",
  "mailto:press@example.com?subject=%D2",
  "mailto:a.b+c@example.com,d@example.org?cc=e@example.com&body=One%0D%0ATwo",
  "mailto:新闻@公司.中国",
  "mailto:%61b@example.com",
])("%s is a link", (href) => expect(linkFault(href)).toBeUndefined());

test.each([
  ["https:\\\\example.com", "characters"],
  ["https://example.com\\@evil.example", "characters"],
  ["/\\evil.example", "characters"],
  ["/en\\news", "characters"],
  ["https://exam\nple.com", "characters"],
  ["https://example.com/\ta", "characters"],
  ["https://example.com/\u0000", "characters"],
  ["https://example.com/\u001b[31m", "characters"],
  ["https://example.com/\u007f", "characters"],
  ["https://example.com/\u0085", "characters"],
  ["https://example.com/\u202egpj.exe", "characters"],
  ["https://exa\u200bmple.com", "characters"],
  ["https://example.com/\ud800", "characters"],
  ["https://example.com/a b", "characters"],
  [" https://example.com", "characters"],
  ["https://example.com/\ufffe", "characters"],
  ["http://[::1", "address"],
  ["http://[::1]x", "address"],
  ["http://[::g]", "address"],
  ["https://example.com:99999", "address"],
  ["https://example.com:x", "address"],
  ["https://exa%mple.com", "address"],
  ["https://exa<mple.com", "address"],
  ["https://256.1.1.1", "address"],
  ["https://", "host"],
  ["https:///example.com", "host"],
  ["https://?a", "host"],
  ["https://#a", "host"],
  ["https://:80", "host"],
  ["https://.", "host"],
  ["https://..", "host"],
  ["https://a..b", "host"],
  ["https://.example.com", "host"],
  ["https://-example.com", "host"],
  ["//evil.example", "host"],
  ["///evil.example", "host"],
  ["https://user@example.com", "login"],
  ["https://user:password@example.com", "login"],
  ["https://www.bank.example@evil.example/", "login"],
  ["https://@example.com", "login"],
  ["https:example.com", "scheme"],
  ["https:/example.com", "scheme"],
  ["HTTPS://example.com", "scheme"],
  ["javascript:alert(1)", "scheme"],
  ["data:text/html,x", "scheme"],
  ["vbscript:x", "scheme"],
  ["file:///etc/passwd", "scheme"],
  ["ftp://example.com", "scheme"],
  ["blob:https://example.com/1", "scheme"],
  ["view-source:https://example.com", "scheme"],
  ["tel:+861234567", "scheme"],
  ["sms:1", "scheme"],
  ["weixin://dl", "scheme"],
  ["example.com", "scheme"],
  ["news", "scheme"],
  ["", "scheme"],
  ["#top", "scheme"],
  ["?a=1", "scheme"],
  [`https://example.com/${"a".repeat(2_000)}`, "long"],
  ["mailto:", "mail"],
  ["mailto:press", "mail"],
  ["mailto:@example.com", "mail"],
  ["mailto:press@", "mail"],
  ["mailto:press@example", "mail"],
  ["mailto:press@@example.com", "mail"],
  ["mailto:a@b@example.com", "mail"],
  ["mailto:press@example..com", "mail"],
  ["mailto:press@-example.com", "mail"],
  ["mailto:.press@example.com", "mail"],
  ["mailto:pre..ss@example.com", "mail"],
  ["mailto:press@example.com,", "mail"],
  ["mailto:a@example.com;b@example.com", "mail"],
  ["mailto:<press@example.com>", "mail"],
  ["mailto:%zz@example.com", "mail"],
  ["mailto:press%0A@example.com", "mail"],
  ["mailto:press@[::1", "mail"],
  ["mailto:press@example.com/x", "mail"],
  ["mailto:?subject=x", "mail"],
  ["mailto:press@example.com?subject=x%0D%0ABcc:%20all@example.com", "mail"],
  ["mailto:press@example.com?attach=/etc/passwd", "mail"],
  ["mailto:press@example.com?cc=nobody", "mail"],
  ["mailto://press@example.com", "mail"],
] as const)("%j is none: %s", (href, fault) => expect(linkFault(href)).toBe(fault));

/** Pieces of which addresses that deceive are made, in any order. */
const piece = fc.oneof(
  fc.constantFrom("http", "https", "mailto", "javascript", "data", ":", "/", "//", "\\", "@", "#"),
  fc.constantFrom(
    "?",
    "[",
    "]",
    "::1",
    ".",
    "%",
    "%0a",
    " ",
    "\n",
    "\u202e",
    "\u0000",
    "a.example",
  ),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
    .map((codes) => String.fromCharCode(...codes)),
);
const anything = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(""));

test("what is a link is read by a browser as what it says, and leads to where it says", () => {
  fc.assert(
    fc.property(anything, (href) => {
      if (linkFault(href) !== undefined) return;
      const url = new URL(href, "https://here.invalid");
      expect(["http:", "https:", "mailto:"]).toContain(url.protocol);
      expect(url.username + url.password).toBe("");
      if (href.startsWith("/")) expect(url.host).toBe("here.invalid");
      else expect(href.startsWith(url.protocol)).toBe(true);
      if (url.protocol !== "mailto:") expect(url.hostname).not.toBe("");
    }),
    { numRuns: 3_000 },
  );
});

test("a menu leads to the web alone", () => {
  expect(isWebAddress("https://example.com")).toBe(true);
  expect(isWebAddress("/en")).toBe(false);
  expect(isWebAddress("mailto:a@example.com")).toBe(false);
  expect(isWebAddress("https://me@example.com")).toBe(false);
});
