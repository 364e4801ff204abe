import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { applyMigrations } from "@/lib/migrations/apply";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { createPageStore, type PageStore } from "@/lib/page-store/store";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";
import { Random } from "./corpus/random";
import { textOf } from "./corpus/text";

// `npm run bench:memory [-- --pages 10,1000,10000,100000]`: what the store
// holds with so many pages, on a database and in a folder of its own.

const { values } = parseArgs({
  options: { pages: { type: "string", default: "10,1000,10000,100000" } },
});
const targets = values.pages.split(",").map(Number);
if (!targets.every((target, index) => target > (targets[index - 1] ?? 0))) {
  console.error("Give numbers of pages, the smallest first: --pages 10,100000");
  process.exit(2);
}

/** Texts that are compressed; further pages have the same bytes, each in memory of its own. */
const texts = 500;
const reads = 5_000;

const frame = '<div class="row"><a href="/en/news">Artificial frame of a page</a></div>'.repeat(
  120,
);
const written: Page[] = [];

async function pageOf(number: number, snapshot: string): Promise<Page> {
  const near = [1, 2, 3, 4, 5].map((distance) => `card:en:${number + distance}`);
  const tags = [`page:en:${number}`, "frame:en", ...near];
  const address = `/en/${number}`;
  const known = written[number % texts];
  if (known) {
    const { identity, gzip, br } = known.bodies;
    const bodies = { identity: copy(identity), gzip: copy(gzip), br: copy(br) };
    return { ...known, path: address, tags, bodies };
  }
  const { title, body } = textOf("en", number, new Random(number), undefined);
  const html = `<!DOCTYPE html><title>${title}</title>${frame}${JSON.stringify(body)}`;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  const page = await finishedPage({ path: address, headers, tags, snapshot }, Buffer.from(html));
  written[number % texts] = page;
  return page;
}

const copy = (bytes: Buffer) => Buffer.from(new Uint8Array(bytes).buffer);

function line(store: PageStore, pages: number, when: string): void {
  (globalThis as { gc?: () => void }).gc?.();
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20).toLocaleString("en");
  const { count, bytes } = store.memory;
  const cells = [pages, count].map((each) => each.toLocaleString("en"));
  cells.push(megabytes(bytes), megabytes(process.memoryUsage().rss), when);
  console.log(`| ${cells.join(" | ")} |`);
}

async function measure(folder: string): Promise<void> {
  const store = createPageStore(folder, (error) => {
    throw error;
  });
  const snapshot = await currentSnapshot();
  console.log("| pages stored | in memory | counted as, MB | the process, MB | |");
  console.log("| ---: | ---: | ---: | ---: | --- |");
  let number = 0;
  line(store, number, "nothing yet");
  for (const target of targets) {
    while (number < target) {
      const some = Math.min(50, target - number);
      const keep = async (each: number) => store.keep(await pageOf(each, snapshot));
      const kept = await Promise.all(Array.from({ length: some }, () => keep(++number)));
      if (kept.includes(false)) throw new Error("a page was not kept");
    }
    line(store, target, "written");
  }
  const random = new Random("reads");
  for (let read = 0; read < reads; read++) {
    const address = `/en/${random.between(1, number)}`;
    if (!store.recall(address) && !(await store.load(address)))
      throw new Error(`${address} is lost`);
  }
  line(store, number, `read ${reads.toLocaleString("en")} times at random`);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".page"));
  const sample = files.slice(0, 1_000).map((name) => statSync(path.join(folder, name)).size);
  const mean = sample.reduce((sum, size) => sum + size, 0) / sample.length / 1024;
  console.log(`\n${files.length.toLocaleString("en")} files of ${mean.toFixed(0)} KB each.`);
}

const server = await startThrowawayServer();
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-memory-"));
chmodSync(folder, 0o755);
try {
  const database = await createThrowawayDatabase(server.adminUrl);
  await applyMigrations(database.url);
  process.env.DATABASE_URL = database.url;
  process.env.PUBLIC_DATABASE_URL = (await ensureReaderRole(database.url)).url;
  await measure(folder);
  await disconnectAll();
  await database.drop();
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
}
// The schema engine leaves a timer behind that would hold the process for ten seconds.
process.exit();
