import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { locationsOf, type Visit, visit } from "@/bench/crawl/fetch";
import { median } from "@/bench/serve/measure";
import { removeFolder, site } from "@/bench/serve/servers";
import { entriesPerFeed, feedArchiveCount } from "@/features/publication/invalidation/series";
import { withClient } from "@/lib/postgres/connection";
import { freePort } from "@/lib/postgres/postmaster";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";

// `npm run bench:crawl [-- --sizes 1000,10000,100000]`: what sitemaps and feeds cost the site by the size of its
// archive: each made at its first request, and then asked for again by a crawler that has it. Needs taskset.

const given = process.argv[process.argv.indexOf("--sizes") + 1];
const sizes = (process.argv.includes("--sizes") ? (given ?? "") : "1000,10000,100000")
  .split(",")
  .map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  throw new Error("--sizes takes numbers of documents: --sizes 1000,10000");
}

/** Archive documents of a feed are asked for at so many places, from the oldest to the newest. */
const samples = 40;
const formats = ["feed.xml", "atom.xml", "feed.json"];

function row(
  documents: number,
  what: string,
  visits: Visit[],
  again: Visit[],
  cpu: number,
  memory: number,
) {
  const wrong = [
    ...visits.filter(({ status }) => status !== 200),
    ...again.filter(({ status }) => status !== 304),
  ];
  if (wrong[0]) throw new Error(`${wrong[0].path} answered ${wrong[0].status}`);
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
  const cells = [
    documents.toLocaleString("en"),
    what,
    visits.length.toLocaleString("en"),
    (sum(visits.map(({ bytes }) => bytes)) / 1e6).toFixed(1),
    median(visits.map(({ firstByte }) => firstByte)).toFixed(0),
    Math.max(...visits.map(({ firstByte }) => firstByte)).toFixed(0),
    (sum(visits.map(({ total }) => total)) / 1000).toFixed(2),
    cpu.toFixed(2),
    median(again.map(({ total }) => total)).toFixed(1),
    memory.toFixed(0),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

/** By a program of its own: what fills the database must not stay open beside what is measured. */
function fill(url: string, documents: number): void {
  process.env.DATABASE_URL = url;
  const program = ["--import", "tsx", "scripts/corpus.ts", "--documents", `${documents}`];
  execFileSync(process.execPath, program, { stdio: ["ignore", "ignore", "inherit"] });
}

/** Megabytes that a process held at most since the last look. */
function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

/** Megabytes that a process holds when its garbage is collected: in its heap, in buffers beside it, in all. */
async function heldBy(pid: number, file: string): Promise<[number, number, number]> {
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  for (let waited = 0; waited < 100 && !existsSync(file); waited++) await delay(100);
  await delay(100);
  return JSON.parse(readFileSync(file, "utf8"));
}

async function measure(documents: number, adminUrl: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-crawl-"));
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, "data");
  mkdirSync(dataDir);
  process.env.DATA_DIR = dataDir;
  process.env.PUBLIC_DATABASE_URL = "";
  const database = await createThrowawayDatabase(adminUrl);
  let stop = async () => {};
  try {
    const began = performance.now();
    fill(database.url, documents);
    let texts = 0;
    // What a database does by itself, in its time.
    await withClient(database.url, async (client) => {
      for (const table of ["publication", "published_picture", "cache_tag"]) {
        await client.query(`VACUUM (ANALYZE) public_record.${table}`);
      }
      const { rows } = await client.query("SELECT count(*) FROM public_record.publication");
      texts = Number(rows[0]?.count);
    });
    console.error(
      `${documents} documents, ${texts} texts, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    const collected = path.join(folder, "held.json");
    const collector = pathToFileURL("bench/crawl/collect.mjs").href;
    Object.assign(process.env, { NODE_OPTIONS: `--import ${collector}`, COLLECT_TO: collected });
    const ours = await site(process.cwd(), dataDir, await freePort());
    delete process.env.NODE_OPTIONS;
    stop = ours.stop;
    const held = [await heldBy(ours.pid, collected)];
    const origin = new URL(ours.url).origin;
    const crawl = async (what: string, paths: string[]) => {
      peakOf(ours.pid);
      const before = ours.cpu();
      const visits: Visit[] = [];
      for (const each of paths) visits.push(await visit(origin, each));
      const cpu = ours.cpu() - before;
      const again: Visit[] = [];
      for (const { path: each, etag } of visits) again.push(await visit(origin, each, { etag }));
      row(documents, what, visits, again, cpu, peakOf(ours.pid));
    };
    // What every process needs once is not part of it.
    for (const each of ["/en", "/zh/news", "/robots.txt"]) await visit(origin, each);
    await crawl("index", ["/sitemap.xml"]);
    const all = await locationsOf(origin, "/sitemap.xml");
    const pieces = all.filter((each) => /sitemap-\d+\.xml$/.test(each));
    await crawl("sitemaps of stories", pieces);
    await crawl(
      "other sitemaps",
      all.filter((each) => !pieces.includes(each)),
    );
    const sections = ["", "/news/corpus-works", "/news/corpus-notes"];
    await crawl(
      "feeds",
      sections.flatMap((section) => formats.map((format) => `/zh${section}/${format}`)),
    );
    const archives = feedArchiveCount(Math.floor(texts / 3));
    const step = Math.max(1, Math.floor(archives / samples));
    const places = Array.from(
      { length: Math.min(samples, archives) },
      (_, index) => 1 + index * step,
    );
    await crawl(
      `feed archives, ${places.length} of ${archives}`,
      places.map((place, index) => `/zh/feeds/${place}/${formats[index % formats.length]}`),
    );
    held.push(await heldBy(ours.pid, collected));
    const [before = [], after = []] = held.map((each) => each.map(String));
    const change = before.map((each, index) => `${each} → ${after[index]}`).join(" | ");
    afterwards.push(`| ${documents.toLocaleString("en")} | ${change} |`);
  } finally {
    await stop();
    await database.drop();
    removeFolder(folder);
  }
}

const afterwards: string[] = [];
const server = await startThrowawayServer();
try {
  console.log(
    `Each sitemap and feed once, and once more with its ETag. A feed holds ${entriesPerFeed} entries. Times in ms but for the sum.\n`,
  );
  console.log(
    "| documents | what | requests | MB | first byte, median | longest | all of them, s | its CPU, s | again (304), median | peak of the process, MB |",
  );
  console.log("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const size of sizes) await measure(size, server.adminUrl);
  console.log(
    "\nMB that the process holds when its garbage is collected, before the first row and after the last:\n",
  );
  console.log("| documents | heap | buffers | the whole process |\n| ---: | ---: | ---: | ---: |");
  for (const line of afterwards) console.log(line);
} finally {
  await server.stop();
}
process.exit();
