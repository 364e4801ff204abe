import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { standBack } from "@/lib/startup/stand-back";
import { openNewsroom } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { fillWithCorpus } from "./corpus/fill";
import { headerOf, newEditor } from "./desk/session";
import { keepLinked } from "./media/readers";
import { type Kind, kindsOf, newDocuments } from "./nonsense/kinds";
import { keptPages } from "./publish/kept-pages";
import { waitsOf } from "./publish/readers";
import { percentile } from "./publish/watch";
import { median } from "./serve/measure";

/**
 * `npm run bench:nonsense -- [--rounds 5] [--seconds 15] [--documents 300]`:
 * how long readers of kept pages wait while four connections send brackets to
 * an action or save huge texts, as fast as they are answered, beside how long
 * they wait while nobody does, in turn.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "15" },
    documents: { type: "string", default: "300" },
  },
});
const [rounds, seconds, documents] = [values.rounds, values.seconds, values.documents].map(
  Number,
) as [number, number, number];
if ([rounds, seconds, documents].some((each) => !Number.isInteger(each) || each < 1)) {
  throw new Error("--rounds, --seconds and --documents take whole numbers");
}

/** What is aimed at: so much longer may readers wait at p99. */
const aim = 1.5;

/** Who sends is on another machine in life, and takes nothing of this one's processor. */
const niceness = 19;

type Pair = { quiet: number[]; busy: number[]; counts: Record<string, number> };

let stories: string[] = [];
const site = await SiteUnderTest.start(
  async (url) => {
    process.env.DATABASE_URL = url;
    await fillWithCorpus(documents);
    await openNewsroom();
    stories = await newDocuments();
    await disconnectAll();
  },
  // So that each request can be from another network.
  { TRUSTED_PROXIES: "127.0.0.1", LOG_LEVEL: "warn" },
);
// Where its secret lies, by which a session is signed.
process.env.DATA_DIR = site.dataDir;
const reader = fork("bench/publish/reader.mjs", [], { detached: true });
const sender = fork("bench/nonsense/sender.mjs", [], { detached: true });
standBack(sender.pid ?? 0, niceness);

async function sending(kind: Kind): Promise<Record<string, number>> {
  sender.send({ origin: site.origin, ...kind });
  await sleep(seconds * 1000);
  const told = once(sender, "message");
  sender.send("stop");
  const [counts] = (await told) as [Record<string, number>];
  return counts;
}

const found = new Map<Kind, Pair[]>();
try {
  const cookie = headerOf(await newEditor(site.databaseUrl ?? ""));
  await keepLinked(site.origin, "/en/news");
  const paths = [...(await keptPages(site.dataDir)).keys()];
  const read = async (work: () => Promise<unknown>) =>
    (await waitsOf(reader, { origin: site.origin, paths }, work)).map(({ ms }) => ms);
  const quietly = () => read(() => sleep(seconds * 1000));
  // Into memory: what is measured is not the first look at the disk.
  await quietly();
  const kinds = kindsOf(stories, site.origin, cookie);
  for (let round = 0; round < rounds; round++) {
    for (const kind of kinds) {
      const quiet = await quietly();
      let counts = {};
      const busy = await read(async () => {
        counts = await sending(kind);
      });
      found.set(kind, [...(found.get(kind) ?? []), { quiet, busy, counts }]);
    }
    console.error(`round ${round + 1} of ${rounds}`);
  }
  console.log(`Readers of ${paths.length} kept pages. Aim: ${aim} times at p99.\n`);
  console.log(
    "| sent over four connections | answers (by status) | p50, ms: quiet | meanwhile | p99: quiet | meanwhile | of p99, median of the rounds |",
  );
  console.log(`| --- | --- |${" ---: |".repeat(5)}`);
  for (const [kind, pairs] of found) console.log(lineOf(kind, pairs));
} finally {
  reader.kill();
  sender.kill();
  await site.stop();
}
process.exit();

function lineOf({ name }: Kind, pairs: readonly Pair[]): string {
  const sums: Record<string, number> = {};
  for (const { counts } of pairs) {
    for (const [status, count] of Object.entries(counts))
      sums[status] = (sums[status] ?? 0) + count;
  }
  const answers = Object.entries(sums).map(([status, count]) => `${count} × ${status}`);
  const middle = (part: number, of: "quiet" | "busy") =>
    median(pairs.map((pair) => percentile(pair[of], part))).toFixed(1);
  const ratio = median(
    pairs.map(({ quiet, busy }) => percentile(busy, 0.99) / percentile(quiet, 0.99)),
  );
  const cells = [
    ...[0.5, 0.99].flatMap((part) => [middle(part, "quiet"), middle(part, "busy")]),
    `${ratio.toFixed(2)}${ratio <= aim ? "" : " (missed)"}`,
  ];
  return `| ${[name, answers.join(", "), ...cells].join(" | ")} |`;
}
