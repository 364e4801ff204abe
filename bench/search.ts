import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { applyMigrations } from "@/lib/migrations/apply";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";
import { evaluate, ownEngine, plainEngine } from "./search/evaluate";
import { fill, goldenCorpus } from "./search/fill";
import { measureLatency } from "./search/latency";
import { outcomeLines } from "./search/report";

/**
 * `npm run bench:search -- [--sizes 1000,10000,100000] [--halves a,b]`: how
 * well the golden queries are answered, by class and half, beside PostgreSQL's
 * own configurations; and how long searches take in archives of these sizes
 * (documents, each in three languages), with the plans. On a server and
 * databases of its own. `--sizes 0` leaves the second part out.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000,100000" },
    halves: { type: "string", default: "a,b" },
    golden: { type: "boolean", default: true },
  },
  allowNegative: true,
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
const server = await startThrowawayServer();

async function onDatabase(work: () => Promise<void>): Promise<void> {
  const database = await createThrowawayDatabase(server.adminUrl);
  try {
    await applyMigrations(database.url);
    process.env.DATABASE_URL = database.url;
    process.env.PUBLIC_DATABASE_URL = (await ensureReaderRole(database.url)).url;
    await work();
  } finally {
    await disconnectAll();
    await database.drop();
  }
}

async function golden(): Promise<void> {
  const corpus = goldenCorpus();
  await fill(corpus);
  say(`${corpus.length} texts`);
  const engines = [
    ["this site", ownEngine],
    ["PostgreSQL simple", await plainEngine("simple")],
    ["PostgreSQL russian", await plainEngine("russian")],
  ] as const;
  const halves = values.halves.split(",");
  for (const [name, engine] of engines) {
    for (const line of outcomeLines(name, await evaluate(engine, corpus, halves), halves))
      say(line);
  }
}

try {
  if (values.golden) await onDatabase(golden);
  for (const size of values.sizes.split(",").map(Number).filter(Boolean)) {
    await onDatabase(() => measureLatency(size, say));
  }
} finally {
  await server.stop();
}
process.exit();
