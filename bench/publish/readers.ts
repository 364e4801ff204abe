import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { median } from "@/bench/serve/measure";
import { standBack } from "@/lib/startup/stand-back";
import { keptPages, targetsOf } from "./kept-pages";
import { percentile } from "./watch";

type Subject = {
  origin: string;
  dataDir: string;
  publishes: number;
  /** Publishes once, and resolves with the tags that this expired when every address shows it. */
  publish: () => Promise<ReadonlySet<string>>;
};

type Wait = { path: string; ms: number };

/** As the supervisor has it (server/supervisor/shares.ts). */
const appNiceness = 5;
const rounds = 5;
const quietMs = 15_000;

/**
 * How long readers wait while texts are published one after the other, beside
 * how long they wait on a quiet site, in turn.
 */
export async function measureReaders(subject: Subject): Promise<void> {
  const { origin, dataDir, publishes, publish } = subject;
  const pages = await keptPages(dataDir);
  const touched = new Set(targetsOf(pages, await publish()));
  // In a session of its own, with a share of the processor of its own: what is measured is not how the two wait
  // for each other. And whoever publishes is the app in life, which stands back behind readers.
  const reader = fork("bench/publish/reader.mjs", [], { detached: true });
  standBack(process.pid, appNiceness);
  const read = (work: () => Promise<unknown>) =>
    waitsOf(reader, { origin, paths: [...pages.keys()] }, work);
  const found: { quiet: Wait[]; busy: Wait[] }[] = [];
  try {
    // Into memory: what is measured is not the first look at the disk.
    await read(() => sleep(quietMs));
    for (let round = 0; round < rounds; round++) {
      const quiet = await read(() => sleep(quietMs));
      const busy = await read(async () => {
        for (let count = 0; count < publishes / rounds; count++) await publish();
      });
      found.push({ quiet, busy });
    }
  } finally {
    reader.kill();
  }
  say(
    `of the ${pages.size - touched.size} pages that no publish touches`,
    found,
    (path) => !touched.has(path),
  );
  say(`of all ${pages.size} pages`, found, () => true);
}

/** What readers waited while some work is done. */
export async function waitsOf(
  reader: ChildProcess,
  asked: { origin: string; paths: string[] },
  work: () => Promise<unknown>,
): Promise<Wait[]> {
  reader.send(asked);
  await work();
  const told = once(reader, "message");
  reader.send("stop");
  const [waits] = (await told) as [Wait[]];
  return waits;
}

function say(
  which: string,
  found: readonly { quiet: Wait[]; busy: Wait[] }[],
  counts: (path: string) => boolean,
): void {
  const p99 = (waits: readonly Wait[]) =>
    percentile(
      waits.filter(({ path }) => counts(path)).map(({ ms }) => ms),
      0.99,
    );
  const pairs = found.map(({ quiet, busy }) => [p99(quiet), p99(busy)] as const);
  const quiet = median(pairs.map(([ms]) => ms));
  const busy = median(pairs.map(([, ms]) => ms));
  const ratio = median(pairs.map(([before, during]) => during / before));
  console.log(
    `  readers ${which}: p99 ${quiet.toFixed(1)} ms on a quiet site, ${busy.toFixed(1)} ms during publishes, ${ratio.toFixed(2)} times`,
  );
}
