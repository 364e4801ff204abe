import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/client";
import { editorialDb } from "@/lib/db/editorial";
import { openNewsroom, pathOf, publishRound, writeRound } from "@/scripts/crash/newsroom";
import { SiteUnderTest } from "@/scripts/crash/site-under-test";
import { keptPages, touchedBy } from "./publish/kept-pages";
import { startSecondSite } from "./publish/second-site";
import { fillWithStories } from "./publish/stories";
import { percentile, timeUntilShown } from "./publish/watch";

/**
 * `npm run bench:publish -- [--publishes 200] [--stories 300]`: from a
 * publish's commit to the new text at the article's address and at every
 * address it touches, with one process of the site and with two, and how many
 * of the kept pages it expired. The worker works on the same receipts meanwhile.
 */

const { values } = parseArgs({
  options: {
    publishes: { type: "string", default: "200" },
    stories: { type: "string", default: "300" },
  },
});
const publishes = Number(values.publishes);

let documentId = "";
let round = 0;
const site = await SiteUnderTest.start(async (url) => {
  process.env.DATABASE_URL = url;
  await fillWithStories(Number(values.stories));
  documentId = await openNewsroom();
  await disconnectAll();
});
try {
  process.env.DATABASE_URL = site.databaseUrl;
  const stored = await storeAllPages();
  console.log(`${stored} pages kept`);
  await measure([site.origin]);
  const second = await startSecondSite(site.databaseUrl ?? "", site.dataDir, site.siteUrl);
  try {
    await measure([site.origin, second.origin]);
  } finally {
    await second.stop();
  }
} finally {
  await disconnectAll();
  await site.stop();
}
process.exit();

/** Every address of the sitemap, asked for once. */
async function storeAllPages(): Promise<number> {
  const sitemap = await (await fetch(`${site.origin}/sitemap.xml`)).text();
  const paths = new Set(
    [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname),
  );
  for (const path of paths) await (await fetch(site.origin + path)).arrayBuffer();
  return (await keptPages(site.dataDir)).size;
}

async function measure(origins: string[]): Promise<void> {
  const article: number[] = [];
  const everywhere: number[] = [];
  const expired: number[] = [];
  const total: number[] = [];
  let missed = 0;
  for (let count = 0; count < publishes; count++) {
    round++;
    await writeRound(documentId, round);
    const pages = await keptPages(site.dataDir);
    const receiptId = await publishRound(documentId);
    const since = performance.now();
    const { xid, urls } = await editorialDb().receipt.findUniqueOrThrow({
      where: { id: receiptId },
      include: { urls: { where: { tail: false } } },
    });
    const times = await Promise.all(
      urls.flatMap(({ path, expectedStatus: status }) =>
        origins.map(async (origin) => {
          const time = await timeUntilShown(origin + path, { xid, status }, since);
          if (time === undefined) missed++;
          else if (path === pathOf("en")) article.push(time);
          return time;
        }),
      ),
    );
    everywhere.push(...times.filter((time) => time !== undefined));
    const tags = await editorialDb().cacheTag.findMany({ where: { xid } });
    expired.push(touchedBy(pages, new Set(tags.map(({ tag }) => tag))));
    total.push(pages.size);
  }
  const line = (name: string, times: number[]) => {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => percentile(times, p).toFixed(0));
    console.log(`  ${name.padEnd(28)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`);
  };
  console.log(
    `${publishes} publishes of three languages, ${origins.length} process(es) of the site`,
  );
  line("article, commit to visible", article);
  line("every address touched", everywhere);
  console.log(
    `  pages expired by one publish: ${percentile(expired, 0.5)} of ${percentile(total, 0.5)}`,
  );
  console.log(`  addresses not shown within 15 s: ${missed}`);
}
