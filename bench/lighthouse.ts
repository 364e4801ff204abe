import { parseArgs } from "node:util";
import { locales } from "@/i18n/routing";
import { categories, MeasuringBrowser, type Reading } from "./lighthouse/browser";
import { type Twin, twinOf } from "./lighthouse/twin";
import { median } from "./serve/measure";

/**
 * Lighthouse as a phone, the median of three runs of the home page, a section
 * and an article in every language: `npm run bench:lighthouse -- ADDRESS`,
 * with the site running there. With `--beside-files` each page is measured in
 * turn with the very same bytes from nginx, which stands for a page written by
 * hand. Ends with 1 when a page has less than 100 for accessibility, best
 * practices or search engines, or moves while it loads.
 */

const { values, positionals } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    "beside-files": { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const [site = "http://localhost:3000"] = positionals;
const runs = Number(values.runs);

async function pagesOf(locale: string): Promise<string[]> {
  const home = await (await fetch(`${site}/${locale}`)).text();
  const links = [...home.matchAll(/href="([^"]+)"/g)].map((found) => found[1] ?? "");
  const story = links.find((link) => /^\/\w+\/news\/[^/]+\/[^/]+$/.test(link));
  if (!story) throw new Error(`No story on the home page of ${locale}`);
  return [`/${locale}`, story.replace(/\/[^/]+$/, ""), story];
}

const isWhole = ({ scores, cls }: Reading) =>
  cls <= 0.001 && scores.slice(1).every((score) => score === 100);

function middle(readings: readonly Reading[]): Reading {
  const of = (read: (reading: Reading) => number) => median(readings.map(read));
  return {
    scores: categories.map((_, index) => of(({ scores }) => scores[index] ?? 0)),
    lcp: of(({ lcp }) => lcp),
    tbtMs: of(({ tbtMs }) => tbtMs),
    cls: of(({ cls }) => cls),
    bytes: of(({ bytes }) => bytes),
    weak: readings[0]?.weak ?? [],
  };
}

function row(name: string, { scores, lcp, tbtMs, cls, bytes }: Reading, beside?: Reading): string {
  const figures = [
    (lcp / 1000).toFixed(2),
    tbtMs.toFixed(0),
    cls.toFixed(3),
    (bytes / 1024).toFixed(0),
  ];
  const ratio = beside ? [(lcp / beside.lcp).toFixed(2)] : [];
  return `| ${[name, ...scores, ...figures, ...ratio].join(" | ")} |`;
}

const browser = new MeasuringBrowser();
let twin: Twin | undefined;
try {
  await browser.ready();
  const pages = (await Promise.all(locales.map(pagesOf))).flat();
  if (values["beside-files"]) twin = await twinOf(site, pages);
  const ratio = twin ? ["LCP to that of the files"] : [];
  const head = ["page", ...categories, "LCP, s", "TBT, ms", "CLS", "KB", ...ratio];
  console.log(`| ${head.join(" | ")} |\n|${" --- |".repeat(head.length)}`);
  for (const page of pages) {
    const own: Reading[] = [];
    const files: Reading[] = [];
    for (let round = 0; round < runs; round++) {
      own.push(await browser.read(site + page));
      if (twin) files.push(await browser.read(twin.origin + page));
    }
    const found = middle(own);
    console.log(row(page, found, twin && middle(files)));
    if (!isWhole(found)) process.exitCode = 1;
    for (const each of found.weak) console.log(`    ${each}`);
  }
} finally {
  await twin?.stop();
  await browser.close();
}
