import { readdirSync } from "node:fs";
import { titleOf } from "@/e2e/fixtures/documents";
import { expect, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newToken } from "@/features/staff/links/tokens";
import { sweepIntervalMs } from "@/lib/page-store/watch";
import { Newsroom } from "./newsroom";
import type { SiteProcess } from "./site-process";

// Real processes: the site, and a database that hangs, stops and comes back.

test.describe.configure({ mode: "serial" });

let newsroom: Newsroom;
let site: SiteProcess;
test.beforeAll(async () => {
  newsroom = await Newsroom.open();
  site = await newsroom.site();
});
test.afterAll(() => newsroom.close());

/**
 * A reader has an answer within this, whatever is away: one second where
 * nothing else runs, and other suites run beside this one.
 */
const answerWithinMs = 4_000;

const branded = /<html lang="en">[\s\S]*<main[\s\S]*href="\/en/;

/** Pages in every state that they can be in when the database goes away. */
async function prepare() {
  // Decades apart: what shows a withdrawn story beside it loses its last copy with it.
  const withdrawn = await newsroom.story(1960);
  for (let year = 1961; year < 1975; year++) await newsroom.story(year);
  const [kept, expired, unseen] = [
    await newsroom.story(),
    await newsroom.story(),
    await newsroom.story(),
  ];
  for (const { path } of [kept, expired, withdrawn]) {
    expect((await site.ask(path)).status, path).toBe(200);
  }
  await newsroom.change(expired.document, "A changed headline");
  await newsroom.withdraw(withdrawn.document);
  await expect.poll(async () => (await site.ask(withdrawn.path)).status).toBe(410);
  return { kept, expired, withdrawn, unseen };
}

const ways = [
  { how: "hangs", take: () => newsroom.hang(), bringBack: () => newsroom.goOn() },
  {
    how: "is stopped",
    take: () => newsroom.stopDatabase(),
    bringBack: () => newsroom.startDatabase(),
  },
];

for (const { how, take, bringBack } of ways) {
  test(`the database ${how}: readers are served, and all is well again by itself`, async () => {
    const { kept, expired, withdrawn, unseen } = await prepare();
    await take();
    try {
      // The first who ask wait for what will not answer; many of them at once.
      for (const readers of [1, 30, 5]) {
        const asked = [
          [kept, 200],
          [expired, 200],
          [unseen, 503],
          [withdrawn, 503],
          // The desk has nothing of its own to show, and says so.
          [{ path: "/en/staff" }, 503],
          [{ path: "/en/staff/sign-in" }, 503],
          [{ path: storyPaths.shared("en", newToken()) }, 503],
        ] as const;
        const answers = asked.map(([{ path }, status]) =>
          Promise.all(Array.from({ length: readers }, () => site.ask(path))).then((all) => {
            for (const answer of all) {
              expect(answer.status, path).toBe(status);
              expect(answer.milliseconds, path).toBeLessThan(answerWithinMs);
              expect(answer.body, path).toMatch(branded);
              if (status === 503) expect(answer.headers["retry-after"], path).toBeDefined();
            }
          }),
        );
        await Promise.all(answers);
      }
      // The last good copy is the page before the change, and whole.
      expect((await site.ask(expired.path)).body).toContain(titleOf(expired.document, "en"));
    } finally {
      await bringBack();
    }
    await expect.poll(async () => (await site.ask(unseen.path)).status).toBe(200);
    await expect
      .poll(async () => (await site.ask(expired.path)).body, { timeout: 2 * sweepIntervalMs })
      .toContain("A changed headline");
    expect((await site.ask(withdrawn.path)).status).toBe(410);
    expect((await site.ask("/en/staff/sign-in")).status).toBe(200);
    // What was answered in the meantime was kept by no one.
    expect((await site.ask(unseen.path)).body).not.toContain("503");
  });
}

/** One that pages of failures name as well. */
const font = `/fonts/${readdirSync("public/fonts")[0]}`;

test("a site that starts while the database is away shows what was kept, and nothing that is withdrawn", async () => {
  const { document, path } = await newsroom.story();
  // Far from what is withdrawn, and shown by none of its pages.
  const { path: standing } = await newsroom.story(1950);
  for (const address of [path, standing]) {
    expect((await site.ask(address)).status, address).toBe(200);
    await newsroom.onDisk(address);
  }
  // It never hears of the withdrawal, which whoever withdrew has noted in the ledger.
  site.signal("SIGSTOP");
  await newsroom.withdraw(document);
  newsroom.noteInLedger(document);
  await newsroom.hang();
  try {
    await site.end("SIGKILL");
    site = await newsroom.waitingSite();
    const kept = await site.ask(standing);
    expect([kept.status, kept.headers["cache-control"]]).toEqual([200, "no-store"]);
    // What changes with a build only, and that the process is there, is answered all the same.
    for (const address of ["/healthz", "/favicon.ico", font]) {
      const { status, milliseconds } = await site.ask(address);
      expect(status, address).toBe(200);
      expect(milliseconds, address).toBeLessThan(answerWithinMs);
    }
    const checks = async () => JSON.parse((await site.ask("/readyz")).body).checks;
    await expect.poll(checks, { timeout: 20_000 }).toMatchObject({
      front: "opening",
      database: "away",
    });
    for (const address of ["/en/news/archive/1951", path]) {
      const answer = await site.ask(address);
      expect(answer.status, address).toBe(503);
      expect(answer.milliseconds, address).toBeLessThan(answerWithinMs);
      expect(answer.body, address).toContain('<html lang="en">');
    }
  } finally {
    await newsroom.goOn();
  }
  await expect.poll(async () => (await site.ask("/en")).status).toBe(200);
  expect((await site.ask(path)).status).toBe(410);
});
