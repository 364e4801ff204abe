import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeFolder } from "@/bench/serve/servers";
import { chinese, english, gbk, oldPage, russian } from "@/features/importing/testing/old-site";
import { applyMigrations } from "@/lib/migrations/apply";
import { withClient } from "@/lib/postgres/connection";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";

// `npm run bench:import [-- --pages 2000]`: a folder of pages in three languages and four encodings, imported,
// stopped by SIGINT in the middle, gone on with, and run once more: pages a second, memory, nothing twice.

const at = process.argv.indexOf("--pages");
const pages = Number(at === -1 ? "2000" : process.argv[at + 1]);
if (!Number.isInteger(pages) || pages < 10) throw new Error("--pages takes a number from 10 on");

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-import-"));
chmodSync(folder, 0o755);
const site = path.join(folder, "old-site");
for (let index = 0; index < pages; index++) writePage(index);

const server = await startThrowawayServer();
const { url } = await createThrowawayDatabase(server.adminUrl);
mkdirSync(path.join(folder, "data"));
await applyMigrations(url);

/** Every third page is another language of the one before. */
function writePage(index: number): void {
  const story = Math.floor(index / 3);
  const languages = [
    { name: "zh", words: chinese, charset: "gb2312" },
    { name: "en", words: english, charset: "utf-8" },
    { name: "ru", words: russian, charset: "utf-8" },
  ];
  const { name, words, charset } = languages[index % 3] as (typeof languages)[number];
  const address = (language: string) => `http://old.example.com/${language}/news/${story}.html`;
  const html = oldPage({
    title: `${words[0]?.slice(0, 20)} ${story}`,
    paragraphs: Array.from({ length: 8 }, (_, at) => `${words[at % 2]} ${story}.${at}`),
    date: `20${10 + (story % 9)}-0${1 + (story % 9)}-1${story % 9}`,
    canonical: address(name),
    alternates: languages.map((each) => ({ language: each.name, href: address(each.name) })),
    charset,
  });
  const file = path.join(site, name, "news", `${story}.html`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, name === "zh" ? gbk(html) : html);
}

type Run = {
  seconds: number;
  /** In each quarter of the time, at most: what grows with every page is seen in it. */
  mostMegabytes: number[];
  summary: Record<string, number>;
};

/** @param stopAfterMs after which Ctrl-C is pressed */
function run(stopAfterMs?: number): Promise<Run> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/cli.ts", "import", site, "--json", "--section", "works"],
    {
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        ...process.env,
        DATABASE_URL: url,
        PUBLIC_DATABASE_URL: "",
        DATA_DIR: path.join(folder, "data"),
      },
    },
  );
  let said = "";
  const megabytes: number[] = [];
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      megabytes.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has ended.
    }
  }, 200);
  if (stopAfterMs) setTimeout(() => child.kill("SIGINT"), stopAfterMs);
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) =>
    child.on("close", () => {
      clearInterval(look);
      const seconds = (performance.now() - began) / 1_000;
      const quarter = Math.ceil(megabytes.length / 4);
      const mostMegabytes = [0, 1, 2, 3].map((at) =>
        Math.max(0, ...megabytes.slice(at * quarter, at * quarter + quarter)),
      );
      try {
        resolve({ seconds, mostMegabytes, summary: JSON.parse(said) });
      } catch {
        reject(new Error(`the import said: ${said.slice(0, 500)}`));
      }
    }),
  );
}

const count = (table: string) =>
  withClient(url, async (client) =>
    Number((await client.query(`SELECT count(*) FROM editorial.${table}`)).rows[0].count),
  );

try {
  await withClient(url, (client) =>
    client.query(
      "INSERT INTO editorial.section (id, key) VALUES (gen_random_uuid(), 'works') ON CONFLICT DO NOTHING",
    ),
  );
  const tell = (name: string, { seconds, mostMegabytes, summary }: Run) =>
    console.log(
      `${name}: ${summary.pages} pages looked at, ${summary.imported} imported, ${summary.known} known, ${summary.failed} failed; ${(Number(summary.pages) / Number(summary.seconds)).toFixed(1)} pages a second, ${seconds.toFixed(0)} s with start, ${mostMegabytes.map((each) => each.toFixed(0)).join(", ")} MB at most in each quarter of it`,
    );
  const first = await run(Math.max(8_000, pages * 12));
  tell("stopped", first);
  const second = await run();
  tell("gone on", second);
  const third = await run();
  tell("once more", third);
  const stories = Math.ceil(pages / 3);
  const [documents, texts, noted] = [
    await count("document"),
    await count("translation"),
    await count("imported_page"),
  ];
  console.log(
    `${documents} stories (${stories} expected), ${texts} texts and ${noted} pages noted (${pages} expected)`,
  );
  const twice =
    documents !== stories || texts !== pages || noted !== pages || third.summary.imported !== 0;
  if (twice || first.summary.imported === pages) process.exitCode = 1;
} finally {
  await server.stop();
  await removeFolder(folder);
}
