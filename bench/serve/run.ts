import { chmodSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readRunningEmbedded } from "@/lib/postgres/embedded";
import { freePort } from "@/lib/postgres/postmaster";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { answerOf, expectSameBytes } from "./answers";
import { behindNginx } from "./behind-nginx";
import { load, type Reading } from "./measure";
import { nginx } from "./plain-nginx";
import { names, report } from "./report";
import {
  bareNext,
  memoryOf,
  plainNode,
  removeFolder,
  type Served,
  site,
  throughNext,
} from "./servers";

// `npm run bench:serve [-- --rounds 5 --seconds 3 --files]`: requests a second
// for one article, one core, all servers in turn, again and again; with
// `--files` only what answers from files. Needs nginx, wrk and taskset (Debian:
// nginx-light, wrk, util-linux).

const root = process.cwd();
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Math.min(60, Number(process.argv[at + 1]) || otherwise);
};
const rounds = option("rounds", 5);
const seconds = option("seconds", 3);
const filesOnly = process.argv.includes("--files");
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
  const behind = await serve(
    behindNginx(folder, await freePort(), { edge, site: origin, at: article }),
  );
  const said = await keepBytes(behind.url, `${origin}${article}`);
  const same = await serve(nginx(folder, await freePort(), "/page", said));
  await expectSameBytes(behind.url, same.url, encodings);
  const servers: Record<string, Served> = {
    [names.best]: await serve(nginx(folder, await freePort())),
    [names.same]: same,
    [names.behind]: behind,
    [names.own]: { ...ours, url: `${origin}${article}` },
    ...(filesOnly ? {} : await others(dataDir, origin, article)),
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
  report(Object.keys(servers), encodings, readings);
  console.log(`\nThe site's process after it: ${memoryOf(ours.pid)} MB.`);
}

/** What makes the page, or holds it in memory. */
async function others(
  dataDir: string,
  origin: string,
  article: string,
): Promise<Record<string, Served>> {
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
  return {
    "this site, each request rendered by Next": next,
    [names.bareNext]: await serve(bareNext(root, bareFolder, await freePort(), main)),
    [names.node]: await serve(plainNode(root, folder, await freePort())),
    [names.two]: { ...two, url: `${new URL(two.url).origin}${article}` },
  };
}

async function articleOf(origin: string): Promise<string> {
  const list = await (await fetch(`${origin}/en/news`)).text();
  const found = /href="(\/en\/news\/[a-z-]+\/(?!page)[a-z0-9-]+)"/.exec(
    list.replaceAll("/archive/", "/_/"),
  );
  if (!found?.[1]) throw new Error("the site has no article");
  return found[1];
}

/**
 * What readers get becomes nginx's files: the same bytes, dated as those are.
 *
 * @returns the headers that come with them
 */
async function keepBytes(address: string, front: string): Promise<Record<string, string>> {
  const [plain, gzip] = [await answerOf(address, "identity"), await answerOf(address, "gzip")];
  const mark = Number.parseInt(/^"([0-9a-f]+)-/.exec(plain.headers.etag ?? "")?.[1] ?? "1", 16);
  for (const [name, { body }] of [
    ["page.html", plain],
    ["page.html.gz", gzip],
  ] as const) {
    writeFileSync(path.join(folder, name), body);
    utimesSync(path.join(folder, name), mark, mark);
  }
  // Bare Node says what a front does, and some of it by itself.
  const ofFront = (await answerOf(front, "gzip")).headers;
  const { "content-length": _, "content-encoding": __, date: ___, connection, ...kept } = ofFront;
  writeFileSync(path.join(folder, "page.json"), JSON.stringify(kept));
  console.log(
    `An article of ${plain.body.length} bytes, ${gzip.body.length} with gzip. Medians of ${rounds} interleaved runs of ${seconds} s, 32 connections.\n`,
  );
  return Object.fromEntries(
    Object.entries(plain.headers).map(([name, value]) => [name, `${value}`]),
  );
}

try {
  await main();
} finally {
  for (const one of served.reverse()) await one.stop();
  removeFolder(folder);
  removeFolder(bareFolder);
}
