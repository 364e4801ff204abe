import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { withoutFramework } from "@/lib/page-store/strip-scripts";
import { readRunningEmbedded } from "@/lib/postgres/embedded";
import { childrenOf } from "@/scripts/site-under-test/family";
import { openNewsroom } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { fillWithCorpus } from "./corpus/fill";
import { startBareNext } from "./publish/bare-next";
import { elementsOf } from "./render/elements";
import { ask, type Cost, costOf } from "./render/measure";
import { settingOf } from "./render/processor";
import { report } from "./render/report";

/**
 * `npm run bench:render -- [--rounds 5] [--pages 40] [--warm 400]`: what an
 * article costs that nobody has asked for, one that lies on disk and one in
 * memory, beside a page of Next alone that makes the same elements from one
 * question. Each round has articles of its own; those that nobody has asked for
 * and the bare page come in turn, before the front is ended for the other two.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    pages: { type: "string", default: "40" },
    warm: { type: "string", default: "400" },
  },
});
const rounds = Number(values.rounds);
const perRound = Number(values.pages);
/** As the site asks Next for whole documents (`htmlLimitedBots` in next.config.ts). */
const wholePages = "newsroom-whole-pages";
/** The supervisor gives a front up that ends five times within a minute. */
const betweenEndsMs = 16_000;
/** Asked for before anything is measured: code is compiled when it is first needed, and better when it is needed often. */
const forWarmth = Number(values.warm);

const site = await SiteUnderTest.start(async (url) => {
  process.env.DATABASE_URL = url;
  await fillWithCorpus(Math.ceil((rounds * perRound + forWarmth) * 1.3) + 20);
  await openNewsroom();
  await disconnectAll();
});
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-bench-"));
try {
  process.env.DATABASE_URL = site.databaseUrl;
  const articles = await newestArticles(rounds * perRound + forWarmth);
  const pages = path.join(folder, "pages.json");
  writeFileSync(pages, JSON.stringify(await elementsByPath(articles)));
  const bare = await startBareNext(site.databaseUrl ?? "", { BENCH_PAGES: pages });
  try {
    report(await measured(articles, bare));
  } finally {
    await bare.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await disconnectAll();
  await site.stop();
}
process.exit();

async function newestArticles(count: number): Promise<string[]> {
  const rows = await editorialDb().publication.findMany({
    where: { kind: "ARTICLE", state: "LIVE", locale: "en", sectionKey: { not: "crash" } },
    select: { path: true },
    orderBy: [{ storyDate: "desc" }, { id: "asc" }],
    take: count,
  });
  if (rows.length < count) throw new Error(`there are ${rows.length} articles and not ${count}`);
  return rows.map((row) => row.path);
}

/** As Next makes them when it is asked by itself: nothing of that is kept. */
async function elementsByPath(articles: readonly string[]) {
  const app = site.pidOf("app") ?? 0;
  const socketPath = settingOf(app, "APP_SOCKET") ?? "";
  const pages: Record<string, unknown> = {};
  for (const article of articles) {
    const html = await ask({ socketPath, path: article }, { "user-agent": wholePages });
    pages[article] = elementsOf(withoutFramework(html.toString("utf8")));
  }
  return pages;
}

type Bare = Awaited<ReturnType<typeof startBareNext>>;

async function measured(articles: readonly string[], bare: Bare): Promise<Record<string, Cost[]>> {
  const one = (victim: "front" | "app") => () => [site.pidOf(victim) ?? 0];
  const postgres = () => childrenOf(readRunningEmbedded(site.dataDir)?.pid ?? 0);
  const ours = { front: one("front"), app: one("app"), postgres };
  const alone = { "bare Next": () => [bare.pid], postgres };
  const sameAt = (articlePath: string) => `/same${articlePath}`;
  const found: Record<string, Cost[]> = {};
  const note = (name: string, cost: Cost) => {
    found[name] = [...(found[name] ?? []), cost];
  };
  const warm = articles.slice(0, forWarmth);
  await costOf(site.origin, warm, ours);
  await costOf(bare.origin, warm.map(sameAt), alone);
  let mayEndAt = 0;
  const ofRound = (round: number) => {
    const from = forWarmth + round * perRound;
    return articles.slice(from, from + perRound);
  };
  for (let round = 0; round < rounds; round++) {
    const own = ofRound(round);
    note(
      "a bare Next page, rendered for each request",
      await costOf(bare.origin, own.map(sameAt), alone),
    );
    note("this site, asked for the first time", await costOf(site.origin, own, ours));
    console.error(`round ${round + 1} of ${rounds}`);
  }
  for (let round = 0; round < rounds; round++) {
    const own = ofRound(round);
    // A front that has just been started has nothing in memory.
    await sleep(Math.max(0, mayEndAt - performance.now()));
    mayEndAt = performance.now() + betweenEndsMs;
    site.kill("front");
    await site.whole();
    await costOf(site.origin, warm.slice(0, 80), ours);
    note("this site, kept on disk", await costOf(site.origin, own, ours));
    note("this site, in memory", await costOf(site.origin, own, ours));
  }
  return found;
}
