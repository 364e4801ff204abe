import { fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { keptPages } from "@/bench/publish/kept-pages";
import { waitsOf } from "@/bench/publish/readers";
import { percentile } from "@/bench/publish/watch";
import { median } from "@/bench/serve/measure";
import { locales } from "@/i18n/routing";

const quietMs = 15_000;

/**
 * How long readers of a site wait while pictures are taken in, beside how
 * long they wait while none are, in turn.
 *
 * @param prepare makes the files of a round, and gives what sends them
 */
export async function measureReaders(
  { origin, dataDir }: { origin: string; dataDir: string },
  rounds: number,
  prepare: (round: number) => Promise<() => Promise<void>>,
): Promise<void> {
  for (const locale of locales) await keepLinked(origin, `/${locale}/news`);
  const paths = [...(await keptPages(dataDir)).keys()];
  const reader = fork("bench/publish/reader.mjs", []);
  const read = (work: () => Promise<unknown>) => waitsOf(reader, { origin, paths }, work);
  const p99s: { quiet: number; busy: number }[] = [];
  const p99 = async (work: () => Promise<unknown>) =>
    percentile(
      (await read(work)).map(({ ms }) => ms),
      0.99,
    );
  try {
    // Into memory: what is measured is not the first look at the disk.
    await read(() => sleep(quietMs));
    for (let round = 0; round < rounds; round++) {
      const send = await prepare(round);
      const quiet = round % 2 === 0 ? await p99(() => sleep(quietMs)) : undefined;
      const busy = await p99(send);
      p99s.push({ quiet: quiet ?? (await p99(() => sleep(quietMs))), busy });
    }
  } finally {
    reader.kill();
  }
  const [quiet, busy, ratio] = [
    median(p99s.map((each) => each.quiet)),
    median(p99s.map((each) => each.busy)),
    median(p99s.map((each) => each.busy / each.quiet)),
  ];
  console.log(
    `\nReaders of ${paths.length} kept pages: p99 ${quiet.toFixed(1)} ms while nothing is sent, ${busy.toFixed(1)} ms while two editors send pictures, ${ratio.toFixed(2)} times (the median of ${rounds} rounds; aim: at most 1.5).`,
  );
}

/** Asks for a list and all pages that it links to, so that they are kept. */
export async function keepLinked(origin: string, at: string): Promise<void> {
  const html = await (await fetch(origin + at)).text();
  const links = [...html.matchAll(/href="(\/(?:zh|en|ru)(?:\/[^"?#.]*)?)"/g)].map(
    ([, link = ""]) => link,
  );
  for (const link of new Set(links)) {
    if (!/\/(?:staff|search|preview)/.test(link)) await (await fetch(origin + link)).arrayBuffer();
  }
}
