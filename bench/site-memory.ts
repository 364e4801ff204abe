import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { fillWithCorpus } from "./corpus/fill";
import { locationsOf, visit } from "./crawl/fetch";
import { type Held, heldBy, namesOf } from "./site-memory/held";

/**
 * `npm run bench:site-memory -- [--documents 3700] [--pages 10000] [--at-once 4]`:
 * what each process of the site holds when it has started, when so many pages
 * have been asked for by the sitemaps, which makes each of them, and a minute
 * later.
 */

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "3700" },
    pages: { type: "string", default: "10000" },
    "at-once": { type: "string", default: "4" },
  },
});
const [documents, most, atOnce] = [values.documents, values.pages, values["at-once"]].map(
  Number,
) as [number, number, number];
if ([documents, most, atOnce].some((each) => !Number.isInteger(each) || each < 1)) {
  throw new Error("--documents, --pages and --at-once take whole numbers");
}

/**
 * What is aimed at: a quarter more than the one process of before, its worker,
 * supervisor and compiler (503, 252, 90 and 47 MB after a crawl).
 */
const mostMegabytes = 1.25 * (503 + 252 + 90 + 47);

/** Until a start has settled, and until what a crawl has left has been swept up. */
const settleMs = 30_000;
const restMs = 60_000;

const site = await SiteUnderTest.start(async (url) => {
  process.env.DATABASE_URL = url;
  await fillWithCorpus(documents);
  await disconnectAll();
});
const held: [string, Map<string, Held>][] = [];
try {
  await sleep(settleMs);
  const named = namesOf(site);
  held.push(["started", heldBy(site, named)]);
  const pieces = await locationsOf(site.origin, "/sitemap.xml");
  const pages: string[] = [];
  for (const each of pieces) pages.push(...(await locationsOf(site.origin, each)));
  const left = [...new Set(pages)].slice(0, most);
  const count = left.length;
  const since = performance.now();
  const crawler = async () => {
    for (let page = left.pop(); page; page = left.pop()) {
      const { status } = await visit(site.origin, page);
      if (status !== 200) throw new Error(`${page} answered ${status}`);
      if (left.length > 0 && left.length % 1_000 === 0) console.error(`${left.length} left`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, crawler));
  const took = (performance.now() - since) / 1000;
  held.push([`after ${count.toLocaleString("en")} pages`, heldBy(site, named)]);
  await sleep(restMs);
  held.push(["a minute later", heldBy(site, named)]);
  console.log(`${count.toLocaleString("en")} pages made in ${took.toFixed(0)} s.\n`);
  report();
} finally {
  await site.stop();
}
process.exit();

function report(): void {
  const names = ["front", "app", "worker", "supervisor", "others"];
  console.log(`| MB: resident (shared counted once) | ${names.join(" | ")} | all | aim |`);
  console.log(`| --- |${" ---: |".repeat(names.length + 2)}`);
  for (const [when, each] of held) {
    const none: Held = { rss: 0, pss: 0 };
    const own = names.map((name) => each.get(name) ?? none);
    const sum = (of: keyof Held) => own.reduce((all, one) => all + one[of], 0);
    const cells = [...own, { rss: sum("rss"), pss: sum("pss") }].map(
      ({ rss, pss }) => `${rss.toFixed(0)} (${pss.toFixed(0)})`,
    );
    const met = sum("rss") <= mostMegabytes ? "met" : "missed";
    console.log(`| ${[when, ...cells, `${mostMegabytes.toFixed(0)}: ${met}`].join(" | ")} |`);
  }
}
