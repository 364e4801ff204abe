import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { openNewsroom, pathOf } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { fillWithCorpus } from "./corpus/fill";
import { keptPages } from "./publish/kept-pages";
import { cardsDrawn } from "./publish/measure";
import { median } from "./serve/measure";
import { firstAnswer } from "./start/first-answer";
import { startBareNode, startNewSite } from "./start/new-site";

/**
 * `npm run bench:start -- [--rounds 5] [--documents 300] [--new 2]`: how long
 * readers wait for a page that is kept, and for one that has to be made, after
 * `kill -9` of the app, of the front, and of everything without and with the
 * database (then from the moment on in which the site is started again), in turn; and after `npm start` where
 * the site was built and has no data yet, so many times. Beside it a Node that
 * does nothing but answer.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    documents: { type: "string", default: "300" },
    new: { type: "string", default: "2" },
  },
});
const [rounds, documents, newSites] = [values.rounds, values.documents, values.new].map(Number) as [
  number,
  number,
  number,
];
if ([rounds, documents, newSites].some((each) => !Number.isInteger(each) || each < 0)) {
  throw new Error("--rounds, --documents and --new take whole numbers");
}

const whoms = ["the app", "the front", "all but PostgreSQL", "everything"] as const;
/** A page that was kept may be thrown away: after a crash of the database its numbers of transactions mean nothing. */
type Times = { kept: number; made: number; again: boolean };

const site = await SiteUnderTest.start(async (url) => {
  process.env.DATABASE_URL = url;
  await fillWithCorpus(documents);
  await openNewsroom();
  await disconnectAll();
});

/** Texts that nobody has asked for, each to be asked for once. */
async function freshPaths(): Promise<string[]> {
  const rows = await editorialDb().publication.findMany({
    where: { kind: "ARTICLE", state: "LIVE", locale: "en", sectionKey: { not: "crash" } },
    select: { path: true },
    orderBy: { id: "asc" },
    take: (rounds + 1) * whoms.length,
  });
  await disconnectAll();
  return rows.map(({ path }) => path);
}

/** From this moment on, or from that in which the site is started again. */
async function kill(whom: (typeof whoms)[number]): Promise<number> {
  if (whom === "the app" || whom === "the front") {
    const since = performance.now();
    site.kill(whom === "the app" ? "app" : "front");
    return since;
  }
  await site.killEverything(whom === "everything");
  const since = performance.now();
  await site.launch();
  return since;
}

const found = new Map(whoms.map((whom) => [whom, [] as Times[]]));
const bare: number[] = [];
try {
  process.env.DATABASE_URL = site.databaseUrl;
  // A card that is drawn later changes its page.
  await cardsDrawn();
  const kept = site.origin + pathOf("en");
  let { snapshot } = await firstAnswer(kept, performance.now());
  const fresh = await freshPaths();
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? whoms : whoms.toReversed();
    for (const whom of order) {
      const path = fresh.pop();
      if (!path) throw new Error("there are too few texts for so many rounds: --documents");
      while (!(await keptPages(site.dataDir)).has(pathOf("en"))) await sleep(50);
      const since = await kill(whom);
      const [first, made] = await Promise.all([
        firstAnswer(kept, since),
        firstAnswer(site.origin + path, since),
      ]);
      found.get(whom)?.push({ kept: first.ms, made: made.ms, again: first.snapshot !== snapshot });
      snapshot = first.snapshot;
      await site.whole();
    }
    bare.push(await startBareNode());
    console.error(`round ${round + 1} of ${rounds}`);
  }
} finally {
  await site.stop();
}
const starts: number[] = [];
for (let count = 0; count < newSites; count++) starts.push(await startNewSite());

const said = (times: readonly number[]) =>
  times.length === 0
    ? ["", ""]
    : [median([...times]), Math.max(...times)].map((ms) => Math.round(ms).toLocaleString("en"));
const row = (name: string, kept: readonly number[], made: readonly number[] = []) =>
  console.log(`| ${[name, ...said(kept), ...said(made)].join(" | ")} |`);
console.log("| ms | a kept page: median | longest | one to be made: median | longest |");
console.log(`| --- |${" ---: |".repeat(4)}`);
for (const [whom, times] of found) {
  row(
    `\`kill -9\` of ${whom}${times.some(({ again }) => again) ? " (the kept page was made anew)" : ""}`,
    times.map((each) => each.kept),
    times.map((each) => each.made),
  );
}
row("`npm start` of a built site without data", [], starts);
row("a Node that does nothing but answer", bare);
process.exit();
