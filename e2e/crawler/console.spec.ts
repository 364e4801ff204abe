import { localPath } from "@/e2e/fixtures/crawl";
import { archive, matrix } from "@/e2e/fixtures/documents";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, localeOf, test } from "@/e2e/fixtures/test";
import { watchPage } from "@/e2e/fixtures/watched-page";
import { locales } from "@/i18n/routing";

// The whole site in a browser, with its console open.

/** Pages open at a time. */
const width = 4;

/**
 * Of the artificial stories of the archive, which differ in their number alone, the first three are
 * looked at; `crawl.spec.ts` reads all of them.
 */
const alike = new Set(
  archive.slice(3).flatMap((document) => locales.map((locale) => pathOf(document, locale))),
);

/** What the browser says itself of a document that is answered so. */
const ofStatus =
  /^console: Failed to load resource: the server responded with a status of (?:400|404|410) /;

test("no page of the site violates its policy, asks for a script or says anything", async ({
  browser,
  origin,
}) => {
  test.setTimeout(300_000);
  const errorPages = locales.flatMap((locale) => [
    `/${locale}/never-was`,
    `/${locale}/%00`,
    ...matrix
      .filter((document) => document.states[locale] === "withdrawn")
      .slice(0, 1)
      .map((document) => pathOf(document, locale)),
  ]);
  // A form leads to what was searched for, and no link.
  const found = locales.map((locale) => `/${locale}/search?q=Moscow`);
  const queue = [...locales.map((locale) => `/${locale}`), ...found, ...errorPages];
  const seen = new Set(queue);
  const faults: string[] = [];
  const context = await browser.newContext();
  const visitor = async () => {
    const page = await context.newPage();
    const watch = await watchPage(page);
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const response = await page.goto(path, { waitUntil: "load" });
      const isError = (response?.status() ?? 0) >= 400;
      if (isError !== errorPages.includes(path)) faults.push(`${path}: ${response?.status()}`);
      // Pictures further down are part of the page, and of its policy.
      await page.evaluate(() => {
        for (const image of document.images) image.loading = "eager";
        return Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
      });
      const said = (await watch.faults()).filter((fault) => !(isError && ofStatus.test(fault)));
      faults.push(...said.map((fault) => `${path}: ${fault}`));
      const links: string[] = await page.evaluate(() =>
        [...document.links].map(({ href }) => href),
      );
      for (const link of links) {
        const next = localPath(link, origin, path)?.split("#")[0];
        if (next === undefined || seen.has(next) || !localeOf(next)) continue;
        seen.add(next);
        if (next.endsWith(".xml") || next.endsWith(".json") || alike.has(next)) continue;
        queue.push(next);
      }
    }
    await page.close();
  };
  // One begins alone: it finds what the others are to visit.
  await Promise.all(Array.from({ length: width }, visitor));
  await context.close();
  expect(faults).toEqual([]);
  const live = [...archive, ...matrix].flatMap((document) =>
    locales
      .filter((locale) => document.states[locale] === "live")
      .map((locale) => pathOf(document, locale)),
  );
  expect(live.filter((path) => !seen.has(path))).toEqual([]);
});

test("the console would have been heard", async ({ page, request }) => {
  const watch = await watchPage(page);
  const response = await request.get("/en");
  const html = (await response.text()).replace(
    "</body>",
    `<p style="color: red"></p><style>p { color: blue }</style><script>1</script>
    <script src="/anything.js"></script><img src="https://elsewhere.invalid/a.png" alt=""></body>`,
  );
  await page.route("**/en", (route) => route.fulfill({ response, body: html }));
  await page.goto("/en");
  const faults = (await watch.faults()).join("\n");
  for (const rule of ["style-src-attr", "style-src-elem", "script-src-elem", "img-src"]) {
    expect(faults).toContain(`violation of ${rule}`);
  }
});
