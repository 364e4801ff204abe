import { afterEach, expect, test, vi } from "vitest";
import { locales } from "@/i18n/routing";
import { robotsTxt } from "./robots";
import { siteFile } from "./site-files";

afterEach(() => vi.unstubAllEnvs());

test("what is not set is not there", () => {
  const paths = ["/.well-known/security.txt", "/BingSiteAuth.xml", "/yandex_.html", "/.txt", "/"];
  for (const path of paths) expect(siteFile(path)).toBeUndefined();
});

test("security.txt says whom to tell, in a month's fixed form, for less than a year", () => {
  vi.stubEnv("SECURITY_CONTACT", "mailto:security@example.com");
  vi.stubEnv("SITE_URL", "https://news.example");
  const file = siteFile("/.well-known/security.txt", new Date("2026-11-22T10:00:00Z"));
  expect(file?.body).toBe(
    "Contact: mailto:security@example.com\nExpires: 2027-06-01T00:00:00Z\nPreferred-Languages: zh, en, ru\nCanonical: https://news.example/.well-known/security.txt\n",
  );
});

test("proofs stand where each engine looks for them", () => {
  vi.stubEnv("INDEXNOW_KEY", "0123456789abcdef");
  vi.stubEnv("GOOGLE_VERIFICATION_FILE", "google0123.html");
  vi.stubEnv("YANDEX_VERIFICATION", "abc123");
  vi.stubEnv("BING_VERIFICATION", "DEF456");
  vi.stubEnv("BAIDU_VERIFICATION_FILE", "baidu_verify_codeva-x.html=0a1b");
  const bodies = [
    "/0123456789abcdef.txt",
    "/google0123.html",
    "/yandex_abc123.html",
    "/BingSiteAuth.xml",
    "/baidu_verify_codeva-x.html",
  ].map((path) => siteFile(path)?.body);
  expect(bodies).toEqual([
    "0123456789abcdef",
    "google-site-verification: google0123.html",
    expect.stringContaining("Verification: abc123"),
    expect.stringContaining("<user>DEF456</user>"),
    "0a1b",
  ]);
});

test("robots.txt lets everyone in to what is public, and names the sitemaps; Yandex leaves out what only counts visits", () => {
  vi.stubEnv("SITE_URL", "https://news.example");
  const [everyone, yandex, sitemaps] = robotsTxt().split("\n\n");
  const closed = locales.flatMap((locale) =>
    ["search", "staff", "preview"].map((word) => `Disallow: /${locale}/${word}`),
  );
  expect(everyone).toBe(["User-agent: *", "Allow: /", ...closed].join("\n"));
  // A robot with a group of its own reads no other.
  const [agent, ...rules] = yandex?.split("\n") ?? [];
  expect([agent, ...rules.slice(0, -1)]).toEqual(["User-agent: Yandex", "Allow: /", ...closed]);
  expect(rules.at(-1)).toMatch(/^Clean-param: utm_source&/);
  expect(sitemaps).toBe("Sitemap: https://news.example/sitemap.xml\n");
});
