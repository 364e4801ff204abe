import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fillWithCorpus } from "@/bench/corpus/fill";
import { reindexPublications } from "@/features/publication/write/reindex";
import { analysisPrint } from "@/features/search/analysis/version";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { applyMigrations } from "@/lib/migrations/apply";
import { withClient, withUrlParts } from "@/lib/postgres/connection";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { childrenOf } from "@/scripts/site-under-test/family";
import { addCopies } from "./copies";

/** By the clock, and of all processors, those of the database too: where others are at work it says more. */
export type Cost = { seconds: number; processorSeconds: number };

/** How a house was filled. */
export type Filled = { texts: number; rows: Cost; index: Cost };

/** A house that is made of a smaller one: what it took says nothing. */
export type Copied = { texts: number };

/** Fills the empty database of DATABASE_URL, whose server is this process. */
export async function fillHouse(size: number, serverPid: number): Promise<Filled> {
  const rows = await costOf(serverPid, () => fillWithCorpus(size));
  return { rows, ...(await indexHouse(serverPid)) };
}

async function indexHouse(serverPid: number): Promise<Pick<Filled, "texts" | "index">> {
  const index = await costOf(serverPid, () => reindexPublications());
  await editorialDb().$executeRaw`VACUUM (ANALYZE)`;
  return { texts: await editorialDb().publication.count(), index };
}

/** What is known of a kept house; without an index as long as that is being made. */
type Note = { rows: Cost; found?: Pick<Filled, "texts" | "index"> & { by: string } };

/**
 * A house that is kept filled, to be copied: the data folder of a site that
 * does not run. Three hundred thousand texts take half an hour to fill. Its
 * name says its size and by what its texts were made; where search finds texts
 * by other means than when it was filled, its index alone is made anew.
 *
 * @param folder PostgreSQL's account must be able to enter it
 */
export async function keptHouse(
  size: number,
  folder: string,
): Promise<Filled & { dataDir: string }> {
  const dataDir = path.resolve(folder, `growth-${size}-${corpusPrint()}`);
  const by = analysisPrint();
  const kept = noteOf(dataDir) ?? (await fillRows(size, dataDir));
  const found = kept.found?.by === by ? kept.found : await indexKept(dataDir, kept, by);
  return { dataDir, texts: found.texts, rows: kept.rows, index: found.index };
}

const noteIn = (dataDir: string) => path.join(dataDir, "house.json");
const noteOf = (dataDir: string): Note | undefined =>
  existsSync(noteIn(dataDir)) ? JSON.parse(readFileSync(noteIn(dataDir), "utf8")) : undefined;

async function fillRows(size: number, dataDir: string): Promise<Note> {
  // Without a note it is one that was broken off.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o755);
  const rows = await onServer(dataDir, async ({ url, pid }) => {
    await applyMigrations(url);
    await ensureReaderRole(url);
    return costOf(pid, () => fillWithCorpus(size));
  });
  writeFileSync(noteIn(dataDir), JSON.stringify({ rows } satisfies Note));
  return { rows };
}

async function indexKept(dataDir: string, kept: Note, by: string) {
  const found = await onServer(dataDir, async ({ url, pid }) => {
    await applyMigrations(url);
    await editorialDb().$executeRaw`TRUNCATE public_record.search_entry, public_record.search_word`;
    return { ...(await indexHouse(pid)), by };
  });
  writeFileSync(noteIn(dataDir), JSON.stringify({ ...kept, found } satisfies Note));
  return found;
}

/** Has a server on a kept folder while something is done there. */
async function onServer<T>(
  dataDir: string,
  work: (server: EmbeddedPostgres) => Promise<T>,
): Promise<T> {
  const server = await startEmbeddedPostgres({ dataDir });
  process.env.DATABASE_URL = server.url;
  try {
    return await work(server);
  } finally {
    await disconnectAll();
    await server.stop();
  }
}

/** A kept house of `of` documents and copies of them. */
export async function keptCopies(
  size: number,
  of: number,
  folder: string,
): Promise<Copied & { dataDir: string }> {
  const dataDir = path.resolve(folder, `growth-${size}-of-${of}-${corpusPrint()}`);
  const by = analysisPrint();
  const file = noteIn(dataDir);
  const kept: (Copied & { by: string }) | undefined = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : undefined;
  if (kept?.by === by) return { dataDir, texts: kept.texts };
  const { dataDir: original } = await keptHouse(of, folder);
  rmSync(dataDir, { recursive: true, force: true });
  execFileSync("cp", ["-a", "--reflink=auto", original, dataDir]);
  rmSync(file);
  const texts = await onServer(dataDir, async ({ url, adminUrl }) => {
    const superuserUrl = withUrlParts(adminUrl, { database: new URL(url).pathname.slice(1) });
    await addCopies(superuserUrl, of, size);
    await withClient(superuserUrl, (client) => client.query("VACUUM (ANALYZE)"));
    return editorialDb().publication.count();
  });
  writeFileSync(file, JSON.stringify({ texts, by }));
  return { dataDir, texts };
}

/** Of the sources that a corpus is made by. */
function corpusPrint(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync("bench/corpus").sort()) {
    if (!name.includes(".test.")) hash.update(readFileSync(path.join("bench/corpus", name)));
  }
  return hash.digest("hex").slice(0, 12);
}

async function costOf(serverPid: number, work: () => Promise<unknown>): Promise<Cost> {
  const since = performance.now();
  const before = processorSeconds(serverPid);
  await work();
  return {
    seconds: (performance.now() - since) / 1000,
    processorSeconds: processorSeconds(serverPid) - before,
  };
}

/** Of this process and of a database's server, whose connections are processes that come and go. */
function processorSeconds(serverPid: number): number {
  const { user, system } = process.cpuUsage();
  const ticks = [serverPid, ...childrenOf(serverPid)].map((pid) => {
    // After the name in brackets; utime and stime, and of the server those of its children that have ended.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const counted = pid === serverPid ? [11, 12, 13, 14] : [11, 12];
    return counted.reduce((sum, at) => sum + Number(fields[at]), 0);
  });
  return (user + system) / 1e6 + ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond;
}

/** Linux's, wherever the site runs. */
const ticksPerSecond = 100;
