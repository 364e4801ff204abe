import { parseArgs } from "node:util";
import { corpusPictures } from "@/bench/corpus/pictures";
import { keyPrefix } from "@/bench/corpus/plan";
import { writeCorpus } from "@/bench/corpus/write";
import { reindexPublications } from "@/features/publication/write/reindex";
import { isLocale, type Locale, locales } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { readEnv } from "@/lib/env";
import { applyMigrations } from "@/lib/migrations/apply";
import { readRunningEmbedded } from "@/lib/postgres/embedded";
import { readEnvFile } from "@/lib/startup/env-file.mjs";
import { OperatorError, printFailure } from "@/lib/startup/operator-error.mjs";
import { documents as seedDocuments } from "@/prisma/seed/content";

// `npm run corpus -- --documents N [--seed S] [--languages zh,en,ru] [--search] [--force]`:
// artificial documents for benchmarks and tests, straight into the site's database.

const usage = `Usage: npm run corpus -- --documents N [--seed WORD] [--languages ${locales.join(",")}] [--search] [--force]`;

function options() {
  const { values } = parseArgs({
    options: {
      documents: { type: "string" },
      seed: { type: "string", default: "1" },
      languages: { type: "string", default: locales.join(",") },
      search: { type: "boolean", default: false },
      force: { type: "boolean", default: false },
    },
  });
  const languages = values.languages.split(",").filter((name): name is Locale => isLocale(name));
  const isNumber = /^[1-9]\d{0,6}$/.test(values.documents ?? "");
  const isWord = /^[a-z0-9]{1,20}$/.test(values.seed);
  if (!isNumber || !isWord || languages.join(",") !== values.languages)
    throw new OperatorError(usage);
  return {
    documents: Number(values.documents),
    seed: values.seed,
    languages,
    search: values.search,
    force: values.force,
  };
}

function databaseUrl(): string {
  const env = readEnv();
  const url = env.DATABASE_URL ?? readRunningEmbedded(env.DATA_DIR)?.url;
  if (url) return url;
  throw new OperatorError(
    "There is no database to write to: start the site first (npm start), or set DATABASE_URL.",
  );
}

/** An artificial text beside real ones would be taken for one of them. */
async function refuseRealContent(): Promise<void> {
  const own = seedDocuments.map(({ key }) => key);
  const other = await editorialDb().document.findFirst({
    where: {
      OR: [{ key: null }, { key: { notIn: own }, NOT: { key: { startsWith: keyPrefix } } }],
    },
    select: { id: true, key: true },
  });
  if (!other) return;
  throw new OperatorError(
    `This database has content of its own (document ${other.key ?? other.id}): use an empty one, or say --force.`,
  );
}

async function main(): Promise<void> {
  readEnvFile(process.cwd());
  const { force, search, ...corpus } = options();
  process.env.DATABASE_URL = databaseUrl();
  await applyMigrations(process.env.DATABASE_URL);
  if (!force) await refuseRealContent();
  const began = performance.now();
  const pictures = await corpusPictures();
  const progress = (count: number) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${count} of ${corpus.documents} documents`);
  };
  const written = await editorialDb().$transaction(
    (tx) => writeCorpus(tx, corpus, pictures, progress),
    { maxWait: 10_000, timeout: 3_600_000 },
  );
  // Takes about twice as long as the rows, and few measurements search.
  if (search) {
    await reindexPublications((count) => {
      if (process.stdout.isTTY)
        process.stdout.write(`\r${count} of ${written.publications} texts indexed`);
    });
  }
  // Lists of many thousand rows are read by plans that know how many there are.
  await editorialDb().$executeRaw`ANALYZE`;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `\r${written.documents} documents, ${written.publications} texts, ${written.withdrawn} of them withdrawn, in ${seconds} s${search ? "" : "; search knows them after `npm run cli -- search reindex`"}\n`,
  );
}

try {
  await main();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
} finally {
  await disconnectAll();
}
// The schema engine leaves a timer behind that would hold the process for ten seconds.
process.exit();
