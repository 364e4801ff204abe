import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { locales } from "@/i18n/routing";
import { applyMigrations } from "@/lib/migrations/apply";
import { openNewsroom, pathOf } from "@/scripts/site-under-test/newsroom";
import { balancerOn } from "./balancer";
import { makeCertificate, siteName } from "./certificate";
import { checkRefusal, checkTogether } from "./checks";
import { DatabasePair } from "./database";
import { edgeOn } from "./edge";
import { type Cluster, faults } from "./faults";
import { Machine } from "./machine";
import { addresses, openNetwork } from "./network";
import { makeNewer } from "./newer";
import { Phases, untilComplete } from "./phases";
import { runAsProgram } from "./program";
import { Publisher } from "./publisher";
import { Readers } from "./readers";
import { StoreHost } from "./store";
import { type Phase, tableOf, writeInto } from "./table";
import { circumstancesOf, lostOf, printMet, verdictOf } from "./verdict";

/**
 * `npm run test:cluster`: two machines with front, app, worker and nginx, a
 * primary and a standby, an S3 server and two balancers, each in a network of
 * its own; readers, and publishes one after the other (`--every`), while one
 * thing after the other is killed, cut off, restarted and upgraded.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    readers: { type: "string", default: "6" },
    /** Seconds between two publishes. */
    every: { type: "string", default: "1" },
    /** A regular expression for names of faults. */
    only: { type: "string", default: "" },
    /** A folder in which an earlier run has built the newer version. */
    newer: { type: "string" },
    write: { type: "boolean", default: false },
  },
});

const chosen = faults.filter(({ name }) => new RegExp(values.only).test(name));
const runMs = Number(values.minutes) * 60_000;
const calmMs = 60_000;

async function main(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-cluster-"));
  chmodSync(folder, 0o755);
  console.log(`Logs: ${folder}`);
  const secret = randomBytes(32).toString("base64url");
  openNetwork();
  const database = new DatabasePair(folder);
  const store = new StoreHost(folder);
  const certificate = makeCertificate(folder);
  const both = ["balancer-1", "balancer-2"] as const;
  const balancers = [
    balancerOn("balancer-1", folder, certificate),
    balancerOn("balancer-2", folder, certificate),
  ] as const;
  await database.open();
  await store.open();
  process.env.DATABASE_URL = database.url;
  process.env.DATA_DIR = path.join(folder, "desk");
  process.env.SITE_URL = `https://${siteName}`;
  process.env.LOG_LEVEL = "warn";
  Object.assign(process.env, store.settings);
  await applyMigrations(database.url);
  const documentId = await openNewsroom();
  const settings = {
    ...store.settings,
    DATABASE_URL: database.url,
    SITE_URL: `https://${siteName}`,
    SITE_SECRET: secret,
    TRUSTED_PROXIES: "loopback",
    EDGES: `west=https://${addresses.west},east=https://${addresses.east}`,
    // Receipts ask nginx as browsers do, who would know the authority.
    NODE_EXTRA_CA_CERTS: certificate.file,
  };
  const machine = (host: "west" | "east") =>
    new Machine(host, folder, process.cwd(), settings, edgeOn(host, folder, certificate, both));
  const west = machine("west");
  const east = machine("east");
  console.log("Starting the first machine (it builds the site where it was not built yet)");
  await west.boot();
  const problems = await checkRefusal(east);
  console.log("Starting the second machine");
  await east.boot();
  for (const balancer of balancers) await balancer.start();
  const together = await checkTogether({ west, east }, folder, { secret, certificate });
  problems.push(...together.problems);
  const upgrades = chosen.some(({ name }) => name.includes("upgraded"));
  const newer = upgrades ? makeNewer(values.newer ?? folder, console.log) : undefined;

  // Half of the time what was done lasts, the rest is getting over it.
  const holdMs = Math.max(5_000, runMs / (chosen.length + 4) / 2.5);
  const cluster: Cluster = { west, east, database, store, balancers, newer, holdMs, problems };
  const publisher = new Publisher(documentId, Number(values.every) * 1_000);
  const readers = new Readers({
    addresses: both.map((host) => addresses[host]),
    certificate,
    paths: pathsWith(together.picture),
    promised: () => publisher.promised,
  });
  const phases = await run(cluster, readers, publisher);
  problems.push(...(await lostOf(publisher)));
  if (!readers.met.some(({ fromFile }) => fromFile)) problems.push("nginx found no page");

  printMet(readers, publisher);
  const table = tableOf(phases, readers, publisher);
  console.log(`\n${table}\n`);
  for (const problem of problems) console.log(`Problem: ${problem}`);
  const { passed, sentence } = verdictOf(readers, problems);
  console.log(sentence);
  if (values.write) {
    const made = `${circumstancesOf({ readers: values.readers, every: values.every })} ${sentence}`;
    writeInto("docs/cluster.md", "npm run test:cluster", `${made}\n\n${table}`);
  }
  return passed ? 0 : 1;
}

const pathsWith = (picture: string): string[] => [
  ...locales.map(pathOf),
  ...locales.map((locale) => `/${locale}`),
  ...locales.map(pathOf),
  "/en/news/crash",
  "/en/feed.xml",
  "/sitemap.xml",
  picture,
  ...locales.map(pathOf),
];

/** One thing after the other, and a time of nothing at both ends. */
async function run(cluster: Cluster, readers: Readers, publisher: Publisher): Promise<Phase[]> {
  const phases = new Phases(readers, publisher);
  const began = performance.now();
  const calm = async () => {
    await Promise.all([cluster.west.ready(calmMs), cluster.east.ready(calmMs)]);
    const deadline = Date.now() + calmMs;
    // One is always just being looked at.
    while (publisher.open > 3 && Date.now() < deadline) await sleep(200);
  };
  readers.start(Number(values.readers));
  publisher.start();
  await phases.during("nothing", () => sleep(cluster.holdMs * 2, undefined));
  for (const { name, run: work } of chosen) {
    await phases.during(name, async () => {
      const note = await work(cluster);
      await calm();
      return note;
    });
  }
  const left = Math.max(cluster.holdMs, runMs - (performance.now() - began));
  await phases.during("nothing, afterwards", () => sleep(left, undefined));
  await readers.stop();
  await publisher.stop();
  await untilComplete(publisher, calmMs);
  return phases.done;
}

await runAsProgram(main);
