import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { openNewsroom } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { fillWithCorpus } from "./corpus/fill";
import { locationsOf } from "./crawl/fetch";
import { startBareNext } from "./publish/bare-next";
import { keptPages } from "./publish/kept-pages";
import { measure, publishOnce } from "./publish/measure";
import { measureReaders } from "./publish/readers";
import { startSecondSite } from "./publish/second-site";
import { fillWithStories } from "./publish/stories";

/**
 * `npm run bench:publish -- [--publishes 200] [--stories 300] [--corpus 0] [--processes 1,2] [--readers 200]`:
 * from a publish's commit to the new text at the article's address and at
 * every address it touches, with one process of the site and with two; the
 * same for a bare Next page after `revalidateTag`; and which of the kept pages
 * a publish expired; then how long readers wait while so many publishes run
 * (`--readers`), beside a quiet site. `--corpus` adds documents in bulk, for a long archive. The worker works on the same receipts meanwhile.
 */

const { values } = parseArgs({
  options: {
    publishes: { type: "string", default: "200" },
    stories: { type: "string", default: "300" },
    corpus: { type: "string", default: "0" },
    processes: { type: "string", default: "1,2" },
    readers: { type: "string", default: "200" },
  },
});
const publishes = Number(values.publishes);
const processes = new Set(values.processes.split(",").map(Number));

let documentId = "";
const site = await SiteUnderTest.start(async (url) => {
  process.env.DATABASE_URL = url;
  await fillWithStories(Number(values.stories));
  if (Number(values.corpus) > 0) await fillWithCorpus(Number(values.corpus));
  documentId = await openNewsroom();
  await disconnectAll();
});
try {
  process.env.DATABASE_URL = site.databaseUrl;
  const subject = { documentId, dataDir: site.dataDir, publishes };
  console.log(`${await storeAllPages()} pages kept`);
  if (processes.has(1)) {
    const bare = await startBareNext(site.databaseUrl ?? "");
    try {
      await measure({ ...subject, origins: [site.origin], bare });
    } finally {
      await bare.stop();
    }
  }
  if (Number(values.readers) > 0) {
    const publish = () => publishOnce(documentId);
    const { dataDir, origin } = site;
    await measureReaders({ origin, dataDir, publishes: Number(values.readers), publish });
  }
  if (processes.has(2)) {
    const second = await startSecondSite(site.databaseUrl ?? "", site.dataDir, site.siteUrl);
    try {
      await measure({ ...subject, origins: [site.origin, second.origin] });
    } finally {
      await second.stop();
    }
  }
} finally {
  await disconnectAll();
  await site.stop();
}
process.exit();

/** Every address of the sitemaps, and every numbered page of the archive, asked for once. */
async function storeAllPages(): Promise<number> {
  const text = async (path: string) => (await fetch(site.origin + path)).text();
  const queue: string[] = [];
  for (const sitemap of await locationsOf(site.origin, "/sitemap.xml")) {
    queue.push(...(await locationsOf(site.origin, sitemap)));
  }
  const known = new Set(queue);
  const lane = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      for (const [, link = ""] of (await text(path)).matchAll(/href="([^"]+\/page\/\d+)"/g)) {
        const numbered = new URL(link, site.origin).pathname;
        if (!known.has(numbered)) queue.push(numbered);
        known.add(numbered);
      }
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  return (await keptPages(site.dataDir)).size;
}
