import path from "node:path";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";
import { listenConnectionName } from "@/lib/page-store/listen-connection";
import { sweepIntervalMs } from "@/lib/page-store/watch";
import { withClient } from "@/lib/postgres/connection";
import { Newsroom } from "./newsroom";
import { asAnotherBuild, type SiteProcess } from "./site-process";

// Real processes of the site on one database: killed, doubled, built anew and moved.

test.describe.configure({ mode: "serial" });

let newsroom: Newsroom;
let site: SiteProcess;
let another: ReturnType<typeof asAnotherBuild> | undefined;
test.beforeAll(async () => {
  newsroom = await Newsroom.open();
  site = await newsroom.site();
});
test.afterAll(async () => {
  await newsroom.close();
  another?.remove();
});

test("killed between the commit and the removal: the first answer after it is the new page", async () => {
  const changed = await newsroom.story();
  const withdrawn = await newsroom.story();
  const untouched = await newsroom.story(1950);
  for (const { path } of [changed, withdrawn, untouched]) {
    expect((await site.ask(path)).status, path).toBe(200);
    await newsroom.onDisk(path);
  }
  const before = newsroom.pages();
  site.signal("SIGSTOP");
  await newsroom.change(changed.document, "After the kill");
  await newsroom.withdraw(withdrawn.document);
  await site.end("SIGKILL");
  // The old pages are all still there.
  expect(newsroom.pages()).toEqual(expect.arrayContaining(before));
  site = await newsroom.site();
  expect((await site.ask(changed.path)).body).toContain("After the kill");
  expect((await site.ask(withdrawn.path)).status).toBe(410);
  expect((await site.ask(untouched.path)).status).toBe(200);
});

test("one that has lost its connection to the database hears of the next change all the same", async () => {
  const { document, path } = await newsroom.story();
  expect((await site.ask(path)).status).toBe(200);
  const ended = await withClient(newsroom.adminUrl, (client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1",
      [listenConnectionName],
    ),
  );
  expect(ended.rows.length).toBeGreaterThan(0);
  await newsroom.change(document, "Heard of late");
  const committed = performance.now();
  await expect
    .poll(async () => (await site.ask(path)).body, {
      timeout: 4 * sweepIntervalMs,
      intervals: [50],
    })
    .toContain("Heard of late");
  // It does not wait for the next look, which would do the same.
  expect(performance.now() - committed).toBeLessThan(sweepIntervalMs);
});

for (const sharing of [true, false]) {
  const how = sharing ? "share a folder" : "have a folder each";
  test(`two processes that ${how} both show each change, and never the one before again`, async () => {
    const own: Record<string, string> = sharing
      ? {}
      : { DATA_DIR: path.join(newsroom.folder, "second") };
    const second = await newsroom.secondSite(own);
    const { document, path: address } = await newsroom.story();
    // By its title: a story of another test, which is named so too, may stand among the related ones.
    const shown = async (one: SiteProcess) =>
      Number(/<title>[^<]*Change (\d+)\b/.exec((await one.ask(address)).body)?.[1] ?? 0);
    for (let change = 1; change <= 10; change++) {
      // Readers of both, all the while.
      let reading = true;
      const readers = [site, second].map(async (one) => {
        let newest = 0;
        while (reading) {
          const found = await shown(one);
          expect(found, "an older page after a newer one").toBeGreaterThanOrEqual(newest);
          newest = found;
        }
      });
      await newsroom.change(document, `Change ${change}`);
      await expect
        .poll(() => Promise.all([shown(site), shown(second)]), { intervals: [20] })
        .toEqual([change, change]);
      reading = false;
      await Promise.all(readers);
    }
    expect(await second.end()).toBe(0);
  });
}

test("the app hangs, is killed and is replaced: kept pages are answered all the while", async () => {
  const kept = await newsroom.story(1951);
  const fresh = await newsroom.story(1952);
  expect((await site.ask(kept.path)).status).toBe(200);
  site.signal("SIGSTOP", "app");
  expect((await site.ask(kept.path)).status).toBe(200);
  const waiting = site.ask(fresh.path);
  site.signal("SIGKILL", "app");
  expect((await site.ask(kept.path)).status).toBe(200);
  // Who waited for what is not kept is not left waiting.
  expect([200, 503]).toContain((await waiting).status);
  expect((await site.ask("/en/staff/sign-in")).status).toBe(503);
  await site.startApp();
  await expect.poll(async () => (await site.ask(fresh.path)).status).toBe(200);
  expect((await site.ask("/en/staff/sign-in")).status).toBe(200);
});

test("told to stop with requests in flight: all are answered", async () => {
  const documents = [];
  for (let index = 0; index < 5; index++) documents.push((await newsroom.story()).document);
  const addresses = documents.flatMap((document) =>
    locales.map((locale) => pathOf(document, locale)),
  );
  const inFlight = addresses.map((address) => site.ask(address));
  // All of them are with the site when it answers the first.
  await Promise.race(inFlight);
  const ended = site.end();
  const answers = await Promise.all(inFlight);
  expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 200));
  expect(answers.every(({ body }) => body.endsWith("</html>"))).toBe(true);
  expect(await ended).toBe(0);
  await expect(site.ask("/en")).rejects.toThrow();
});

test("a restart keeps the pages that still stand, and no others", async () => {
  site = await newsroom.site();
  const stale = await newsroom.story();
  // Far from what changes, and linked with none of it.
  const { path: standing } = await newsroom.story(1950);
  const before = await site.ask(standing);
  expect((await site.ask(stale.path)).status).toBe(200);
  expect(await site.end()).toBe(0);
  await newsroom.change(stale.document, "Published while the site was down");
  site = await newsroom.site();
  expect((await site.ask(stale.path)).body).toContain("Published while the site was down");
  const after = await site.ask(standing);
  // Not made anew: it says from which state of the database it is.
  expect(before.headers["x-snapshot"]).toMatch(/^\d+:\d+:/);
  expect(after.headers["x-snapshot"]).toBe(before.headers["x-snapshot"]);
  expect(after.headers.etag).toBe(before.headers.etag);
});

const foldersOf = (pages: string[]) => [...new Set(pages.map((name) => name.split("/")[0]))];

test("a new build that makes the same pages keeps them", async () => {
  const { path: address } = await newsroom.story(1953);
  const before = await site.ask(address);
  await newsroom.onDisk(address);
  const pages = newsroom.pages();
  await site.end();
  another = asAnotherBuild();
  site = await newsroom.site({ BUILD_DIR: another.folder });
  const after = await site.ask(address);
  expect(after.headers["x-snapshot"]).toBe(before.headers["x-snapshot"]);
  expect(after.headers.etag).toBe(before.headers.etag);
  expect(newsroom.pages()).toEqual(expect.arrayContaining(pages));
  await site.end();
  another.remove();
});

test("a new build that makes other pages has the old ones as last good copies, and no withdrawn one", async () => {
  site = await newsroom.site();
  // Far from the others: a page that names a withdrawn text is not shown either.
  const kept = await newsroom.story(1954);
  const withdrawn = await newsroom.story();
  const late = await newsroom.story();
  for (const { path: address } of [kept, withdrawn, late]) {
    expect((await site.ask(address)).status, address).toBe(200);
    await newsroom.onDisk(address);
  }
  const before = await site.ask(kept.path);
  const [formerFolder] = foldersOf(newsroom.pages());
  await site.end();
  await newsroom.withdraw(withdrawn.document);

  another = asAnotherBuild("other pages");
  site = await newsroom.waitingSite({ BUILD_DIR: another.folder });
  // Before it has made any of them.
  site.signal("SIGSTOP", "app");
  const copy = await site.ask(kept.path);
  expect(copy.status).toBe(200);
  expect(copy.headers["x-snapshot"]).toBe(before.headers["x-snapshot"]);
  expect(copy.headers["cache-control"]).toBe("no-store");
  expect(copy.milliseconds).toBeLessThan(4_000);
  // The style that it names is there.
  const style = /href="(\/_next\/static\/[^"]+\.css)"/.exec(copy.body)?.[1] ?? "";
  expect((await site.ask(style)).status).toBe(200);
  expect((await site.ask(withdrawn.path)).status).toBe(410);
  await newsroom.withdraw(late.document);
  // Without the app its notice is the front's own, for which a reader waits longer.
  await expect.poll(async () => (await site.ask(late.path)).status, { timeout: 30_000 }).toBe(410);

  // All of them are made anew without being asked for, and the old folder goes.
  site.signal("SIGCONT", "app");
  await expect
    .poll(() => foldersOf(newsroom.pages()), { timeout: 60_000 })
    .not.toContain(formerFolder);
  const made = await site.ask(kept.path);
  expect(made.status).toBe(200);
  expect(made.headers["x-snapshot"]).not.toBe(before.headers["x-snapshot"]);
  expect(made.headers["cache-control"]).toContain("public");
  for (const { path: address } of [withdrawn, late]) {
    expect((await site.ask(address)).status).toBe(410);
  }
});

test("another SITE_URL begins with an empty store, and no page names the old one", async () => {
  const { path: address } = await newsroom.story();
  expect((await site.ask(address)).body).toContain(`rel="canonical" href="${newsroom.origin}`);
  const before = newsroom.pages();
  await site.end();
  site = await newsroom.site({ SITE_URL: "https://another.example" });
  expect(newsroom.pages().filter((name) => before.includes(name))).toEqual([]);
  for (const path of [address, "/en", "/en/news", "/sitemap.xml", "/robots.txt", "/en/feed.xml"]) {
    const { status, headers, body } = await site.ask(path);
    expect(status, path).toBe(200);
    expect(body, path).toContain("https://another.example");
    expect(body, path).not.toContain(newsroom.origin);
    expect(headers["strict-transport-security"], path).toBeDefined();
  }
});
