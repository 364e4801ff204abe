import { setTimeout as sleep } from "node:timers/promises";
import { editorialDb } from "@/lib/db/editorial";
import { type Expectation, showsChange, snapshotHeader } from "@/lib/page-store/shows-change";
import { pathOf, publishRound, writeRound } from "@/scripts/site-under-test/newsroom";
import { cardsDrawn, line, receiptOf } from "./measure";
import { timeUntilShown } from "./watch";

type Subject = {
  documentId: string;
  /** Where the site listens, and where nginx before it. */
  front: string;
  nginx: string;
  publishes: number;
  mostMs: number;
};

type Seen = { status: number; snapshot: string | undefined; body: string };

const longestWaitMs = 15_000;
const pauseMs = 2;

async function ask(url: string): Promise<Seen> {
  const response = await fetch(url, { redirect: "manual" });
  const body = await response.text();
  const snapshot = response.headers.get(snapshotHeader) ?? undefined;
  return { status: response.status, snapshot, body };
}

/** What one way of asking saw. */
function createTimes() {
  const article: number[] = [];
  const everywhere: number[] = [];
  const last: number[] = [];
  let missed = 0;
  return {
    note(seen: readonly { path: string; ms: number | undefined }[]): void {
      const shown = seen.flatMap(({ ms }) => (ms === undefined ? [] : [ms]));
      missed += seen.length - shown.length;
      article.push(
        ...seen.flatMap(({ path, ms = Number.NaN }) => (path === pathOf("en") ? [ms] : [])),
      );
      everywhere.push(...shown);
      if (shown.length === seen.length) last.push(Math.max(...shown));
    },
    say(title: string): void {
      console.log(`${article.length} publishes, ${title}`);
      line("article, commit to visible", article);
      line("each address touched", everywhere);
      line("the last address of a publish", last);
      console.log(`  addresses not shown within 15 s: ${missed}`);
    },
  };
}

/**
 * Publishes so many times, and prints how long it took until readers saw it
 * through nginx; in turn with as many of which the site itself is asked.
 */
export async function measureThroughEdge(subject: Subject): Promise<void> {
  const { documentId, publishes, mostMs } = subject;
  const began = performance.now();
  const ways = { nginx: createTimes(), front: createTimes() };
  const receipts: number[] = [];
  const fromFiles: number[] = [];
  let addresses = 0;
  let paths = [pathOf("en")];
  // The first of each loads the code of its pages, and is no part of it.
  for (let count = -2; count < 2 * publishes && performance.now() - began < mostMs; count++) {
    const way = count % 2 === 0 ? "nginx" : "front";
    await cardsDrawn();
    await writeRound(documentId, count + 3);
    const laid = await filesOf(subject, paths);
    const id = await publishRound(documentId);
    const since = performance.now();
    const done = untilDone(id, since);
    const { xid, urls } = await receiptOf(id);
    const seen = await Promise.all(
      urls.map(async ({ path, expectedStatus: status }) => {
        const ms =
          way === "front"
            ? await timeUntilShown(subject.front + path, { xid, status }, since)
            : await timeThroughNginx(subject, path, { xid, statuses: new Set([status]) }, since);
        return { path, ms };
      }),
    );
    const receipt = await done;
    const before = paths.length;
    paths = urls.filter((url) => url.expectedStatus === 200).map(({ path }) => path);
    if (count < 0) continue;
    addresses = Math.max(addresses, urls.length);
    ways[way].note(seen);
    receipts.push(receipt);
    fromFiles.push(laid / before);
  }
  console.log(
    `${addresses} addresses for each publish of three languages, of which ${Math.round(100 * Math.min(...fromFiles))} in 100 at least came from files before it`,
  );
  ways.nginx.say("asked for through nginx");
  ways.front.say("the site itself asked, in turn with those");
  line("the receipts of both, nginx among the asked", receipts);
}

/**
 * What nginx says of a file says no state of the database. It is of the change
 * when a front, which does say it, gives the same at this moment.
 *
 * @returns milliseconds since the publish was acknowledged; undefined when it did not within 15 s
 */
async function timeThroughNginx(
  { front, nginx }: Subject,
  path: string,
  expected: Expectation,
  since: number,
): Promise<number | undefined> {
  while (performance.now() - since < longestWaitMs) {
    const seen = await ask(nginx + path);
    const ms = performance.now() - since;
    if (showsChange(seen, expected)) return ms;
    if (seen.snapshot === undefined) {
      const proof = await ask(front + path);
      const isSame = proof.status === seen.status && proof.body === seen.body;
      if (isSame && showsChange(proof, expected)) return ms;
    }
    await sleep(pauseMs);
  }
  return undefined;
}

/**
 * Readers have asked for each address, so that there is a file that the
 * publish has to take away.
 *
 * @returns how many come from files
 */
async function filesOf({ nginx }: Subject, paths: readonly string[]): Promise<number> {
  const isFile = async (path: string) => {
    for (let look = 0; look < 100; look++) {
      const { status, snapshot } = await ask(nginx + path);
      // What nginx says by itself, where the site does not answer, has none either.
      if (status === 200 && snapshot === undefined) return true;
      await sleep(20);
    }
    return false;
  };
  return (await Promise.all(paths.map(isFile))).filter(Boolean).length;
}

async function untilDone(id: string, since: number): Promise<number> {
  const pending = { id, state: "PENDING" as const };
  while ((await editorialDb().receipt.count({ where: pending })) > 0) await sleep(10);
  const ms = performance.now() - since;
  const { state } = await editorialDb().receipt.findUniqueOrThrow({ where: { id } });
  if (state !== "DONE")
    throw new Error("a receipt was given up: not every address showed its publish");
  return ms;
}
