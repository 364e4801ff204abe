import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readsAs } from "@/bench/desk/people";
import { headerOf, openSession } from "@/bench/desk/session";
import { percentile } from "@/bench/publish/watch";
import { median } from "@/bench/serve/measure";
import { removeFolder, type Served, site } from "@/bench/serve/servers";
import { withClient, withUrlParts } from "@/lib/postgres/connection";
import { freePort } from "@/lib/postgres/postmaster";
import {
  createThrowawayDatabase,
  startThrowawayServer,
  type ThrowawayDatabase,
} from "@/lib/postgres/throwaway";

// `npm run bench:desk [-- --sizes 100,10000 --rounds 8 --requests 12]`: the desk's home and list of two
// houses, a small and a large one, both with 300 open comments, asked for in turn. Their stories are made up.

const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const sizes = option("sizes", "100,10000").split(",").map(Number);
const rounds = Number(option("rounds", "8"));
const requests = Number(option("requests", "12"));
if ([...sizes, rounds, requests].some((each) => !Number.isInteger(each) || each < 1)) {
  throw new Error("--sizes, --rounds and --requests take whole numbers: --sizes 100,10000");
}

/** What is aimed at: so much longer may the large house take at p95. */
const aim = 1.5;

/** By what people call it, and how it is asked for. `{person}` is who asks. */
const asked: Record<string, string> = {
  home: "",
  "list, page 4": "?page=4",
  "in review": "?state=in-review",
  "a section, public, by its date": "?section=corpus-works&public=live&sort=date",
  "a person, of some days": "?person={person}&from=2015-01-01&to=2019-12-31",
  "by title": "?sort=title",
  "by state": "?sort=state",
  "words of texts": "?q=seventh+blue",
  "words, a state and a language": "?q=bridge&language=en&state=live&sort=title",
  "nothing found": "?q=quagga&language=zh",
};

type House = {
  size: number;
  served: Served;
  cookie: string;
  person: string;
  end: () => Promise<void>;
};

/** By programs of their own: what fills a database must not stay open beside what is measured. */
function program(url: string, file: string, ...words: string[]): string {
  const env = { ...process.env, DATABASE_URL: url };
  const ran = [process.execPath, "--import", "tsx", file, ...words];
  return execFileSync(ran[0] ?? "", ran.slice(1), { env, encoding: "utf8" }).trim();
}

/**
 * A filled database. On a server that stays (TEST_DATABASE_URL) it is a copy of
 * one that is kept there: ten thousand stories take a quarter of an hour to fill.
 */
async function houseOf(size: number, adminUrl: string): Promise<ThrowawayDatabase> {
  const fill = (url: string) => {
    program(url, "scripts/corpus.ts", "--documents", `${size}`);
    program(url, "bench/desk/fill.ts");
  };
  if (!process.env.TEST_DATABASE_URL) {
    const database = await createThrowawayDatabase(adminUrl);
    fill(database.url);
    return database;
  }
  const kept = `newsroom_desk_${size}`;
  const isKept = await withClient(adminUrl, async (client) => {
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [kept]);
    if (found.rows.length === 0) await client.query(`CREATE DATABASE ${kept} TEMPLATE template0`);
    return found.rows.length > 0;
  });
  if (!isKept) fill(withUrlParts(adminUrl, { database: kept }));
  return createThrowawayDatabase(adminUrl, kept);
}

async function open(size: number, adminUrl: string): Promise<House> {
  const began = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-desk-"));
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, "data");
  mkdirSync(dataDir);
  process.env.DATA_DIR = dataDir;
  process.env.PUBLIC_DATABASE_URL = "";
  const database = await houseOf(size, adminUrl);
  const person = await withClient(database.url, async (client) => {
    const asked = `SELECT id FROM editorial."user" WHERE name = '${readsAs}'`;
    return (await client.query<{ id: string }>(asked)).rows[0]?.id ?? "";
  });
  process.env.DATABASE_URL = database.url;
  const served = await site(process.cwd(), dataDir, await freePort());
  const cookie = headerOf(await openSession(database.url, person));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.error(`${size} stories in three languages, filled and open after ${seconds} s`);
  const end = async () => {
    await served.stop();
    await database.drop();
    removeFolder(folder);
  };
  return { size, served, cookie, person, end };
}

/** How long one answer took, to its last byte. */
async function ask({ served, cookie, person }: House, query: string): Promise<number> {
  const address = `${new URL(served.url).origin}/en/staff${query.replace("{person}", person)}`;
  const began = performance.now();
  const response = await fetch(address, { headers: { cookie }, redirect: "manual" });
  const page = await response.text();
  const took = performance.now() - began;
  if (response.status !== 200 || !page.includes("desk-main") || !page.includes('role="status"')) {
    throw new Error(`${address} answered ${response.status}`);
  }
  return took;
}

const server = await startThrowawayServer();
const houses: House[] = [];
try {
  for (const size of sizes) houses.push(await open(size, server.adminUrl));
  const times = new Map<string, number[]>();
  const ratios = new Map<string, number[]>();
  for (let round = -1; round < rounds; round++) {
    for (const [name, query] of Object.entries(asked)) {
      const p95s: number[] = [];
      // In turn: what else the machine does meets both.
      for (const house of round % 2 === 0 ? houses : [...houses].reverse()) {
        const taken: number[] = [];
        for (let each = 0; each < requests; each++) taken.push(await ask(house, query));
        const key = `${name} ${house.size}`;
        // The first round warms up.
        if (round >= 0) times.set(key, [...(times.get(key) ?? []), ...taken]);
        p95s[houses.indexOf(house)] = percentile(taken, 0.95);
      }
      const ratio = (p95s.at(-1) ?? 0) / (p95s[0] ?? 1);
      if (round >= 0) ratios.set(name, [...(ratios.get(name) ?? []), ratio]);
    }
  }
  const heads = sizes.flatMap((size) => [`${size}: p50`, "p95"]);
  console.log(
    `Made-up stories in three languages, 300 open comments. ${rounds * requests} answers each, in ms. Aim: ${aim} times at p95.\n`,
  );
  console.log(
    `| the desk | ${heads.join(" | ")} | of p50 | of p95 | of p95, median of the rounds |`,
  );
  console.log(`| --- |${" ---: |".repeat(heads.length + 3)}`);
  for (const name of Object.keys(asked)) {
    const of = houses.map(({ size }) => times.get(`${name} ${size}`) ?? []);
    const cells = of.flatMap((each) =>
      [0.5, 0.95].map((part) => percentile(each, part).toFixed(0)),
    );
    const ratio = (part: number) =>
      percentile(of.at(-1) ?? [], part) / percentile(of[0] ?? [], part);
    const middle = median(ratios.get(name) ?? []);
    const said = [ratio(0.5), ratio(0.95), middle].map((each) => each.toFixed(2));
    console.log(`| ${name} | ${[...cells, ...said].join(" | ")} |`);
  }
} finally {
  for (const house of houses) await house.end();
  await server.stop();
}
process.exit();
