import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { locales } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { snapshotHeader } from "@/lib/page-store/shows-change";
import { sweepIntervalMs } from "@/lib/page-store/watch";
import {
  openNewsroom,
  pathOf,
  publicRounds,
  publishRound,
  roundIn,
  writeRound,
} from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest, type Victim, victims } from "@/scripts/site-under-test/site-under-test";

/**
 * `npm run test:crash`: publishes of three languages, and a process of the
 * site killed at a random moment of each. Afterwards every publish is public
 * in all languages or in none, pages show what the public record says, and
 * all receipts get finished.
 */

const { values } = parseArgs({ options: { rounds: { type: "string", default: "100" } } });
const rounds = Number(values.rounds);
/** A publish takes some tens of milliseconds: before, in the middle of and after it. */
const span = 150;
/** Between two kills of the same process, so that the supervisor does not give up on it. */
const breathMs = 2_000;

const problems: string[] = [];
/** From a whole site to the last page that shows its round. */
let slowestMs = 0;
const outcomes = { acknowledged: 0, refused: 0 };

async function main(): Promise<void> {
  let documentId = "";
  const site = await SiteUnderTest.start(async (url) => {
    await use(url);
    documentId = await openNewsroom();
    await disconnectAll();
  });
  try {
    for (let round = 1; round <= rounds; round++) {
      await play(site, documentId, round, victims[round % victims.length] ?? "front");
    }
    await checkReceipts(site);
  } finally {
    await disconnectAll();
    await site.stop();
  }
  console.log(
    `${rounds} publishes: ${outcomes.acknowledged} acknowledged, ${outcomes.refused} broken off; ${problems.length} problems; pages were right within ${Math.round(slowestMs)} ms of the site's return`,
  );
  for (const problem of problems) console.error(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}

async function play(site: SiteUnderTest, documentId: string, round: number, victim: Victim) {
  await use(site.databaseUrl);
  await writeRound(documentId, round);
  const [before] = await publicRounds(documentId);
  const published = publishRound(documentId).then(
    () => true,
    () => false,
  );
  await sleep(Math.random() * span);
  site.kill(victim);
  const acknowledged = await published;
  outcomes[acknowledged ? "acknowledged" : "refused"]++;

  await site.whole();
  await use(site.databaseUrl);
  const found = await publicRounds(documentId);
  const allowed = acknowledged ? [round] : [before, round];
  if (found.length !== locales.length || new Set(found).size !== 1 || !allowed.includes(found[0])) {
    problems.push(`round ${round}, ${victim}: the public record shows ${found.join(", ")}`);
  }
  const late = await pagesBehind(site, found[0] ?? round);
  if (late.length > 0) problems.push(`round ${round}, ${victim}: ${late.join(", ")}`);
  process.stdout.write(`${round} ${victim} ${acknowledged ? "published" : "broken off"}\n`);
  await sleep(breathMs);
}

/**
 * Pages that do not show the round within the time in which a lost word is
 * made up for, and as long again for a machine that does much else. What was
 * asked in that time may be answered after it: a first render is slow, not old.
 */
async function pagesBehind(site: SiteUnderTest, round: number): Promise<string[]> {
  const since = performance.now();
  const late = await Promise.all(locales.map((locale) => behind(site, pathOf(locale), round)));
  slowestMs = Math.max(slowestMs, performance.now() - since);
  return late.filter((each) => each !== undefined);
}

async function behind(site: SiteUnderTest, path: string, round: number) {
  const deadline = performance.now() + 2 * sweepIntervalMs;
  for (;;) {
    const asked = performance.now();
    const answer = await fetch(site.origin + path).catch((error: unknown) => `${error}`);
    const shown = typeof answer === "string" ? undefined : roundIn(await answer.text());
    if (shown === round) return undefined;
    const now = performance.now();
    if (now > deadline) {
      const said = typeof answer === "string" ? answer : answer.status;
      const state = typeof answer === "string" ? "" : answer.headers.get(snapshotHeader);
      const took = Math.round(now - asked);
      return `${path} shows ${shown} instead of ${round} (${said}, of ${state}, after ${took} ms)`;
    }
    await sleep(100);
  }
}

async function checkReceipts(site: SiteUnderTest): Promise<void> {
  await site.whole();
  await use(site.databaseUrl);
  const open = () => editorialDb().receipt.count({ where: { state: { not: "DONE" } } });
  const deadline = Date.now() + 180_000;
  while ((await open()) > 0 && Date.now() < deadline) await sleep(500);
  const left = await open();
  if (left > 0) problems.push(`${left} receipts were never finished`);
  const untrue = await editorialDb().receiptUrl.count({
    where: { receipt: { state: "DONE" }, lowPriority: false, seenAt: null },
  });
  if (untrue > 0) problems.push(`${untrue} addresses of finished receipts were never seen`);
}

/** The features speak to this database; after it was killed it may have moved. */
async function use(url: string | undefined): Promise<void> {
  if (!url) throw new Error("the database is away");
  if (process.env.DATABASE_URL === url) return;
  await disconnectAll();
  process.env.DATABASE_URL = url;
}

await main();
