import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readRunningEmbedded } from "@/lib/postgres/embedded";
import { freePort } from "@/lib/postgres/postmaster";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { behindNginx } from "./behind-nginx";
import { load, median, type Reading } from "./measure";
import {
  bareNext,
  memoryOf,
  nginx,
  plainNode,
  removeFolder,
  type Served,
  site,
  throughNext,
} from "./servers";

// `npm run bench:serve [-- --rounds 5 --seconds 3]`: requests a second for one
// article, one core, all servers in turn, again and again. Needs nginx, wrk
// and taskset (Debian: nginx-light, wrk, util-linux).

const root = process.cwd();
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Math.min(60, Number(process.argv[at + 1]) || otherwise);
};
const rounds = option("rounds", 5);
const seconds = option("seconds", 3);
const encodings = ["gzip", "identity"] as const;

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-bench-"));
// As root the database and nginx run as other accounts, which must be able to enter.
chmodSync(folder, 0o755);
const bareFolder = path.join(root, ".next", "bench-bare");
const served: Served[] = [];
const serve = async <S extends Served>(starting: Promise<S>): Promise<S> => {
  const one = await starting;
  served.push(one);
  return one;
};

async function main(): Promise<void> {
  const dataDir = path.join(folder, "data");
  mkdirSync(dataDir);
  const edge = path.join(folder, "edge");
  const ours = await serve(site(root, dataDir, await freePort(), { edge }));
  const origin = new URL(ours.url).origin;
  const article = await articleOf(origin);
  await keepBytes(`${origin}${article}`);
  const html = await (await fetch(`${origin}${article}`)).text();
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;

  const url = readRunningEmbedded(dataDir)?.url ?? process.env.DATABASE_URL ?? "";
  const reader = await ensureReaderRole(url);
  const env = {
    DATABASE_URL: url,
    PUBLIC_DATABASE_URL: reader.url,
    DATA_DIR: dataDir,
    SITE_URL: origin,
  };
  const next = await serve(throughNext(root, await freePort(), env, article));
  const secondData = path.join(folder, "second");
  mkdirSync(secondData);
  const two = await serve(site(root, secondData, await freePort(), { fronts: 2 }));
  const servers: Record<string, Served> = {
    "nginx, files with gzip_static": await serve(nginx(folder, await freePort())),
    "this site": { ...ours, url: `${origin}${article}` },
    "this site, each request rendered by Next": next,
    "bare `next start`, one static page": await serve(
      bareNext(root, bareFolder, await freePort(), main),
    ),
    "bare Node, the same bytes from memory": await serve(plainNode(root, folder, await freePort())),
    "this site behind nginx, from files": await serve(
      behindNginx(folder, await freePort(), { edge, site: origin, at: article }),
    ),
    "this site, two fronts": { ...two, url: `${new URL(two.url).origin}${article}` },
  };
  const readings = new Map<string, Reading[]>();
  for (const { url: address, cpu } of Object.values(servers)) await load(address, "gzip", 2, cpu);
  for (let round = 1; round <= rounds; round++) {
    for (const [name, { url: address, cpu }] of Object.entries(servers)) {
      for (const encoding of encodings) {
        const key = `${name}|${encoding}`;
        const reading = await load(address, encoding, seconds, cpu);
        readings.set(key, [...(readings.get(key) ?? []), reading]);
      }
    }
    console.error(`round ${round} of ${rounds}`);
  }
  report(Object.keys(servers), readings);
  console.log(`\nThe site's process after it: ${memoryOf(ours.pid)} MB.`);
}

async function articleOf(origin: string): Promise<string> {
  const list = await (await fetch(`${origin}/en/news`)).text();
  const found = /href="(\/en\/news\/[a-z-]+\/(?!page)[a-z0-9-]+)"/.exec(
    list.replaceAll("/archive/", "/_/"),
  );
  if (!found?.[1]) throw new Error("the site has no article");
  return found[1];
}

/** What the site sends becomes nginx's files: the same bytes. */
async function keepBytes(address: string): Promise<void> {
  const body = async (encoding: string) => {
    const { request } = await import("node:http");
    return new Promise<Buffer>((resolve, reject) => {
      request(address, { headers: { "accept-encoding": encoding } }, (res) => {
        const { "content-length": _, "content-encoding": __, date: ___, ...kept } = res.headers;
        writeFileSync(path.join(folder, "page.json"), JSON.stringify(kept));
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () => resolve(Buffer.concat(chunks)));
      })
        .on("error", reject)
        .end();
    });
  };
  const [plain, gzip] = [await body("identity"), await body("gzip")];
  writeFileSync(path.join(folder, "page.html"), plain);
  writeFileSync(path.join(folder, "page.html.gz"), gzip);
  console.log(
    `An article of ${plain.length} bytes, ${gzip.length} with gzip. Medians of ${rounds} interleaved runs of ${seconds} s, 32 connections.\n`,
  );
}

function report(names: string[], readings: Map<string, Reading[]>): void {
  const of = (name: string, encoding: string, what: keyof Reading) =>
    median((readings.get(`${name}|${encoding}`) ?? []).map((reading) => reading[what]));
  const [best = "", own = "", , bare = "", node = "", behind = "", two = ""] = names;
  const share = (name: string, to: string, encoding: string, what: keyof Reading) =>
    (of(name, encoding, what) / of(to, encoding, what)).toPrecision(2);
  console.log(
    "| who serves it | encoding | requests/s | of nginx | p99, ms | requests for a second of its CPU | of nginx |",
  );
  console.log("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
  for (const name of names) {
    for (const encoding of encodings) {
      const cells = [
        name,
        encoding,
        Math.round(of(name, encoding, "perSecond")).toLocaleString("en"),
        share(name, best, encoding, "perSecond"),
        of(name, encoding, "p99").toFixed(1),
        Math.round(of(name, encoding, "perCpuSecond")).toLocaleString("en"),
        share(name, best, encoding, "perCpuSecond"),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
  for (const encoding of encodings) {
    const [times, byCpu] = (["perSecond", "perCpuSecond"] as const).map((what) =>
      share(own, bare, encoding, what),
    );
    console.log(`\nThis site over bare Next, ${encoding}: ${times} times, ${byCpu} times by CPU.`);
    const files = (["perSecond", "perCpuSecond"] as const).map((what) =>
      share(behind, best, encoding, what),
    );
    console.log(`This site behind nginx over nginx: ${files.join(", by CPU ")}.`);
    console.log(`This site over bare Node by CPU: ${share(own, node, encoding, "perCpuSecond")}.`);
    // Where the load is made on the same cores, two of them cannot both be filled: what counts is
    // whether a request costs more when two processes answer.
    const each = of(two, encoding, "perCpuSecond") / of(own, encoding, "perCpuSecond");
    console.log(`Two fronts, on cores of their own: ${(2 * each).toPrecision(2)} times one.`);
  }
}

try {
  await main();
} finally {
  for (const one of served.reverse()) await one.stop();
  removeFolder(folder);
  removeFolder(bareFolder);
}
