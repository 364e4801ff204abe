import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { locales } from "@/i18n/routing";
import { applyMigrations } from "@/lib/migrations/apply";
import { makeCertificate, siteName } from "@/scripts/cluster/certificate";
import { DatabasePair } from "@/scripts/cluster/database";
import { edgeOn } from "@/scripts/cluster/edge";
import { Machine } from "@/scripts/cluster/machine";
import { addresses, openNetwork } from "@/scripts/cluster/network";
import { Phases, untilComplete } from "@/scripts/cluster/phases";
import { runAsProgram } from "@/scripts/cluster/program";
import { Publisher } from "@/scripts/cluster/publisher";
import { Readers } from "@/scripts/cluster/readers";
import { tableOf, writeInto } from "@/scripts/cluster/table";
import { circumstancesOf, lostOf, printMet, verdictOf } from "@/scripts/cluster/verdict";
import { openNewsroom, pathOf } from "@/scripts/site-under-test/newsroom";
import { type Disk, diskLine, measureDisk } from "./disk";
import { untilLaid } from "./laid";
import { judgeMemory, memoryProblems, type Sample, takeSample } from "./memory";
import { outages } from "./outages";
import { memoryTable } from "./report";

/**
 * `npm run test:soak`: one site behind nginx that answers from its files; it
 * is read and published for half an hour, while memory, open files and disk
 * are noted. Afterwards site and database are stopped and killed in front of
 * readers.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    readers: { type: "string", default: "4" },
    /** Milliseconds between two questions of a reader. */
    pause: { type: "string", default: "180" },
    /** Seconds between two publishes. */
    every: { type: "string", default: "5" },
    write: { type: "boolean", default: false },
  },
});

const soakMs = Number(values.minutes) * 60_000;
const sampleMs = 10_000;
const patienceMs = 120_000;
const paths = [
  ...locales.map(pathOf),
  ...locales.map((locale) => `/${locale}`),
  "/en/news/crash",
  "/en/feed.xml",
  "/sitemap.xml",
];

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-soak-"));
chmodSync(folder, 0o755);

async function main(): Promise<number> {
  console.log(`Logs: ${folder}`);
  openNetwork();
  const certificate = makeCertificate(folder);
  const database = new DatabasePair(folder);
  await database.open(false);
  process.env.DATABASE_URL = database.url;
  process.env.DATA_DIR = path.join(folder, "desk");
  process.env.SITE_URL = `https://${siteName}`;
  process.env.LOG_LEVEL = "warn";
  await applyMigrations(database.url);
  const documentId = await openNewsroom();
  const settings = {
    DATABASE_URL: database.url,
    SITE_URL: `https://${siteName}`,
    SITE_SECRET: randomBytes(32).toString("base64url"),
    TRUSTED_PROXIES: "loopback",
    SITE_INSTANCES: "",
    EDGES: `nginx=https://${addresses.west}`,
    NODE_EXTRA_CA_CERTS: certificate.file,
  };
  const nginx = edgeOn("west", folder, certificate, []);
  const site = new Machine("west", folder, process.cwd(), settings, nginx);
  await site.boot();
  const publisher = new Publisher(documentId, Number(values.every) * 1_000);
  const at = [addresses.west];
  const readers = new Readers({
    addresses: at,
    certificate,
    paths,
    promised: () => publisher.promised,
    pauseMs: Number(values.pause),
  });
  const phases = new Phases(readers, publisher);
  readers.start(Number(values.readers));
  publisher.start();
  const samples: Sample[] = [];
  const disks: Disk[] = [];
  await phases.during("reading and publishing", async () => {
    const began = performance.now();
    for (let seconds = 0; performance.now() - began < soakMs; seconds += sampleMs / 1_000) {
      samples.push(takeSample(seconds, [site.pid, database.pid, nginx.pid]));
      disks.push({ seconds, kilobytes: measureDisk(folder) });
      await sleep(Math.max(0, began + (seconds + 10) * 1_000 - performance.now()));
    }
    return undefined;
  });
  await publisher.stop();
  const problems: string[] = [];
  const settle = async () => {
    await site.ready(patienceMs);
    await untilComplete(publisher, patienceMs);
    await untilLaid(new Set(paths), { at, certificate, patienceMs });
  };
  for (const { name, run } of outages) {
    await phases.during("before the next", async () => void (await settle()));
    await phases.during(name, async () => {
      const note = await run(site, database);
      await settle();
      return note;
    });
  }
  await readers.stop();
  problems.push(...(await lostOf(publisher)));

  const judged = judgeMemory(samples);
  problems.push(...memoryProblems(samples));
  printMet(readers, publisher);
  for (const problem of problems) console.log(`Problem: ${problem}`);
  const rows = phases.done.filter(({ name }) => name !== "before the next");
  const { passed, sentence } = verdictOf(readers, problems);
  const text = [
    memoryTable(judged),
    diskLine(disks),
    tableOf(rows, readers, publisher),
    sentence,
  ].join("\n\n");
  console.log(`\n${text}\n`);
  if (values.write) {
    writeInto("docs/cluster.md", "npm run test:soak", `${circumstancesOf(values)}\n\n${text}`);
  }
  return passed ? 0 : 1;
}

await runAsProgram(main);
