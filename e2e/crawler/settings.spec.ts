import { section } from "@/e2e/fixtures/publishing";
import { templates } from "@/e2e/fixtures/templates";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { feedFiles } from "@/features/publication/routes/paths";
import { locales } from "@/i18n/routing";

// What search engines, feed readers and browsers look for beside the pages, on a site that is set up for them
// (scripts/checks/e2e.ts says how).

test("proofs stand where each engine looks for them, as files", async ({ request }) => {
  const files = {
    "/google0123456789abcdef.html": "google-site-verification: google0123456789abcdef.html",
    "/yandex_0123456789abcdef.html": "Verification: 0123456789abcdef",
    "/BingSiteAuth.xml": "<user>0123456789ABCDEF</user>",
    "/baidu_verify_codeva-AbC123.html": "0a1b2c",
    "/0123456789abcdef.txt": "0123456789abcdef",
  };
  for (const [path, content] of Object.entries(files)) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(200);
    expect(await response.text(), path).toContain(content);
  }
  for (const path of ["/google0000000000000000.html", "/yandex_0.html", "/1123456789abcdef.txt"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test("proofs stand in the head of the front pages, and of no other", async ({
  request,
  parser,
  page,
}) => {
  const proofs = {
    "google-site-verification": "google-proof",
    "yandex-verification": "0123456789abcdef",
    "msvalidate.01": "0123456789ABCDEF",
    "baidu-site-verification": "codeva-AbC123",
  };
  const proofsOn = async (path: string) => {
    await page.goto(path);
    const found = await page
      .locator("head meta[name]")
      .evaluateAll((all) =>
        all.map((meta) => [meta.getAttribute("name"), meta.getAttribute("content")]),
      );
    return Object.fromEntries(found.filter(([name]) => name && name in proofs));
  };
  for (const locale of locales) expect(await proofsOn(`/${locale}`)).toEqual(proofs);
  const home = await parser.html(await (await request.get("/en")).text());
  const story = templates("en", home.links).find(({ name }) => name === "story");
  expect(await proofsOn(story?.path ?? "")).toEqual({});
});

test("security.txt says whom to tell, and is not about to end", async ({ request, origin }) => {
  const response = await request.get("/.well-known/security.txt");
  expect(response.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  const lines = (await response.text()).trimEnd().split("\n");
  const fields = new Map(lines.map((line) => line.split(": ", 2) as [string, string]));
  expect([...fields.keys()].sort()).toEqual([
    "Canonical",
    "Contact",
    "Expires",
    "Preferred-Languages",
  ]);
  expect(fields.get("Contact")).toBe("mailto:security@example.com");
  expect(fields.get("Canonical")).toBe(`${origin}/.well-known/security.txt`);
  // RFC 9116: less than a year away, and useless once it is over.
  const days = (Date.parse(fields.get("Expires") ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(90);
  expect(days).toBeLessThan(365);
});

test("the manifest names pictures that are there, in the sizes that it says", async ({
  request,
  parser,
}) => {
  const home = await parser.html(await (await request.get("/ru")).text());
  const response = await request.get("/manifest.webmanifest");
  expect(home.assets).toContain("/manifest.webmanifest");
  expect(response.headers()["content-type"]).toMatch(/^application\/manifest\+json/);
  const { icons, start_url, name } = await response.json();
  expect(name).not.toBe("");
  expect((await request.get(start_url)).status()).toBe(200);
  const { default: sharp } = await import("sharp");
  for (const { src, sizes, type } of icons) {
    const icon = await request.get(src);
    expect([icon.status(), icon.headers()["content-type"]], src).toEqual([200, type]);
    if (sizes === "any") continue;
    const { width, height } = await sharp(await icon.body()).metadata();
    expect(`${width}x${height}`, src).toBe(sizes);
  }
});

test("llms.txt is a list of links, each of which leads somewhere", async ({ request, origin }) => {
  const response = await request.get("/llms.txt");
  expect(response.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  const text = await response.text();
  expect(text).toMatch(/^# .+\n\n> .+\n\n## /);
  const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(([, url = ""]) => url);
  expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(links.length);
  for (const locale of locales) {
    expect(links).toContain(`${origin}/${locale}/news/${section.slugs[locale]}`);
  }
  for (const url of links) expect((await request.get(url)).status(), url).toBe(200);
});

test("feeds send readers to the hub, archives do not", async ({ request }) => {
  const hubOf = async (path: string) => {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    if (path.endsWith(".json")) return (await response.json()).hubs?.[0]?.url;
    return /<(?:atom:)?link rel="hub" href="([^"]+)"/.exec(await response.text())?.[1];
  };
  for (const locale of locales) {
    for (const file of feedFiles) {
      const feeds = [`/${locale}/${file}`, `/${locale}/news/${section.slugs[locale]}/${file}`];
      for (const path of feeds) {
        expect(await hubOf(path), path).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hub$/);
      }
      expect(await hubOf(`/${locale}/feeds/1/${file}`)).toBeUndefined();
    }
  }
});

test("readers find the feeds: of all news in the footer, of a section on its page", async ({
  page,
}) => {
  for (const locale of locales) {
    const path = `/${locale}/news/${section.slugs[locale]}`;
    await page.goto(path);
    const t = messages(locale);
    const footer = page.getByRole("contentinfo").getByRole("link", { name: t("SiteFooter.feed") });
    await expect(footer).toHaveAttribute("href", `/${locale}/feed.xml`);
    const own = page.getByRole("region", { name: t("Feed.follow") }).getByRole("link");
    const links = await own.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links).toEqual(feedFiles.map((file) => `${path}/${file}`));
    for (const link of await own.all()) await expect(link).toBeVisible();
  }
});
