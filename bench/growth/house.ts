import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { headerOf, newEditor } from "@/bench/desk/session";
import { cardsDrawn } from "@/bench/publish/measure";
import { timeUntilShown } from "@/bench/publish/watch";
import { median } from "@/bench/serve/measure";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { openNewsroom, pathOf, publishRound, writeRound } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { type Copied, type Filled, fillHouse, keptCopies, keptHouse } from "./fill";

// One site with so many documents, asked by bench/growth.ts over the channel of a forked process.

/** Milliseconds; of what is asked for several times, the median. */
export type Measured = {
  "a publish of three languages, until it is committed": number;
  "publish until the article shows it": number;
  "publish until the list of its section shows it": number;
  "publish until the index of sitemaps shows it": number;
  "an article nobody has asked for": number;
  "a page of the list nobody has asked for": number;
  "the oldest pages of the archive": number;
  "a search": number;
  "the desk's list": number;
  "an article in memory": number;
};

/** What a house is asked, and answers. */
export type Answer = {
  round: Measured;
  memory: { megabytes: number };
  restart: { seconds: number };
  stop: Record<string, never>;
};

const eachRound = 6;
const words = [
  "bridge",
  "seventh blue",
  "morning",
  "brickwork",
  "quagga",
  "river",
  "window",
  "north",
];

const size = Number(process.argv[2]);
/** Where filled houses are kept; none: this one is filled for itself. */
const keptIn = process.argv[3];
/** Larger ones are copies of so many documents. */
const largest = Number(process.argv[4] ?? Number.POSITIVE_INFINITY);
let documentId = "";
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
};

const keep = (folder: string) =>
  size > largest ? keptCopies(size, largest, folder) : keptHouse(size, folder);
const kept = keptIn ? await keep(keptIn) : undefined;
let house: Filled | Copied | undefined = kept;
const site = await SiteUnderTest.start(
  async (url, serverPid) => {
    process.env.DATABASE_URL = url;
    house ??= await fillHouse(size, serverPid);
    documentId = await openNewsroom();
    await disconnectAll();
  },
  {},
  kept?.dataDir,
);
process.env.DATABASE_URL = site.databaseUrl;
// Where its secret lies, by which a session is signed.
process.env.DATA_DIR = site.dataDir;
const cookie = headerOf(await newEditor(site.databaseUrl ?? ""));
const fresh = await articles();
let round = 0;
let nextArticle = 0;
let nextPage = 2;

async function articles(): Promise<string[]> {
  const rows = await editorialDb().publication.findMany({
    where: { kind: "ARTICLE", state: "LIVE", locale: "en", sectionKey: { not: "crash" } },
    select: { path: true },
    orderBy: [{ storyDate: "desc" }, { id: "asc" }],
    take: 400,
  });
  return rows.map(({ path }) => path);
}

async function timeOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const since = performance.now();
  const response = await fetch(site.origin + path, { headers, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - since;
}

async function times(count: number, path: (at: number) => string, headers = {}): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < count; at++) taken.push(await timeOf(path(at), headers));
  return median(taken);
}

async function measureRound(): Promise<Measured> {
  round++;
  await cardsDrawn();
  await writeRound(documentId, round);
  const asked = performance.now();
  const receiptId = await publishRound(documentId);
  const since = performance.now();
  const { xid } = await editorialDb().receipt.findUniqueOrThrow({ where: { id: receiptId } });
  const shown = await Promise.all(
    [pathOf("en"), "/en/news/crash", "/sitemap.xml"].map((path) =>
      timeUntilShown(site.origin + path, { xid, status: 200 }, since),
    ),
  );
  const [article = Number.NaN, section = Number.NaN, sitemap = Number.NaN] = shown;
  while ((await editorialDb().receipt.count({ where: { state: "PENDING" } })) > 0) await sleep(50);
  const page = () => `/en/news/page/${nextPage++}`;
  return {
    "a publish of three languages, until it is committed": since - asked,
    "publish until the article shows it": article,
    "publish until the list of its section shows it": section,
    "publish until the index of sitemaps shows it": sitemap,
    "an article nobody has asked for": await times(
      eachRound,
      () => fresh[nextArticle++ % fresh.length] ?? "",
    ),
    "a page of the list nobody has asked for": await times(2, page),
    "the oldest pages of the archive": await times(eachRound, oldest),
    "a search": await times(words.length, (at) => `/en/search?q=${words[at]?.replace(" ", "+")}`),
    "the desk's list": await times(eachRound, () => "/en/staff?page=2", { cookie }),
    "an article in memory": await times(200, () => pathOf("en")),
  };
}

/** Pages of a section are numbered from the oldest on. */
function oldest(at: number): string {
  return `/${["zh", "en", "ru"][at % 3]}/news/corpus-works/page/${1 + ((round * eachRound + at) % 30)}`;
}

/** What front, app and worker hold, by the kernel. */
function memory(): number {
  const pids = (["front", "app", "worker"] as const).map((each) => site.pidOf(each) ?? 0);
  const held = pids.map((pid) =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]),
  );
  return held.reduce((sum, each) => sum + each, 0) / 1024;
}

async function restart(): Promise<number> {
  for (const each of ["front", "app", "worker"] as const) site.kill(each);
  return seconds(() => site.whole(120_000));
}

process.on("message", async (what: keyof Answer) => {
  const send = (answer: Answer[keyof Answer]) => process.send?.(answer);
  try {
    if (what === "round") return void send(await measureRound());
    if (what === "memory") return void send({ megabytes: memory() });
    if (what === "restart") return void send({ seconds: await restart() });
    await disconnectAll();
    await site.stop();
    send({});
    process.exit();
  } catch (error) {
    console.error(error);
    await site.stop();
    process.exit(1);
  }
});
// Whoever asks has ended, by a fault of another house perhaps: nothing of this one stays.
process.once("disconnect", () => {
  void site.stop().finally(() => process.exit(1));
});
process.send?.(house);
