import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { disconnectAll } from "@/lib/db/disconnect";
import { openNewsroom } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { type Made, pictureMaker } from "./media/pictures";
import { measureReaders } from "./media/readers";
import { newPerson, type Person, upload } from "./media/uploads";
import { type Held, megabytesOf, watching } from "./media/watched";
import { fillWithStories } from "./publish/stories";
import { median } from "./serve/measure";

// `npm run bench:media [-- --pictures 200 --group 10 --rounds 5 --stories 60]`: made-up photographs of 12 to 50
// million pixels (JPEG, PNG, TIFF, WebP) are sent to a running site as the desk sends them, by one editor and by
// two, until all that is made of them is kept; beside it, in turn, what sharp takes for the same files when it is
// called bare; then what readers of the site wait meanwhile, beside what they wait while nothing is sent.

const { values } = parseArgs({
  options: {
    pictures: { type: "string", default: "200" },
    group: { type: "string", default: "10" },
    rounds: { type: "string", default: "5" },
    stories: { type: "string", default: "60" },
  },
});
const [pictures, group, rounds, stories] = [
  values.pictures,
  values.group,
  values.rounds,
  values.stories,
].map(Number) as [number, number, number, number];
if ([pictures, group, rounds, stories].some((each) => !Number.isInteger(each) || each < 0)) {
  throw new Error("--pictures, --group, --rounds and --stories take whole numbers");
}

/** What is aimed at: so much of the pictures a second that sharp makes alone. */
const aim = 0.8;

const run = promisify(execFile);

type Bare = { seconds: number; megabytes: number };

async function bare(files: readonly Made[], atOnce: number): Promise<Bare> {
  const own = await mkdtemp(path.join(folder, "bare-"));
  const { stdout } = await run(process.execPath, [
    ...["--import", "tsx", "bench/media/bare.ts", own, `${atOnce}`],
    ...files.map(({ file }) => file),
  ]);
  const made = await readdir(own, { recursive: true });
  bareFiles += made.length - files.length;
  await rm(own, { recursive: true });
  return JSON.parse(stdout) as Bare;
}

/** By so many people at once, each with their part of the files. */
async function throughSite(files: readonly Made[], atOnce: number) {
  const parts = people
    .slice(0, atOnce)
    .map((person, index) => ({ person, part: files.filter((_, at) => at % atOnce === index) }));
  const began = performance.now();
  const { result, held } = await watching(app, () =>
    Promise.all(parts.map(({ person, part }) => upload(person, part))),
  );
  const seconds = (performance.now() - began) / 1_000;
  const hashes = result.flat();
  if (new Set(hashes).size !== files.length) throw new Error("two files became one picture");
  for (const hash of hashes) siteFiles += await keptFiles(hash);
  return { seconds, held };
}

/** How many files there are of a picture; then they make room for those of the next. */
async function keptFiles(hash: string): Promise<number> {
  const own = path.join(site.dataDir, "media", hash.slice(0, 2), hash);
  const names = await readdir(own);
  await rm(own, { recursive: true });
  return names.length;
}

type Round = { bare: Bare; site: { seconds: number; held: Held }; files: number };

async function compare(files: readonly Made[], atOnce: number, siteFirst: boolean): Promise<Round> {
  const first = siteFirst ? await throughSite(files, atOnce) : undefined;
  const alone = await bare(files, atOnce);
  return { bare: alone, site: first ?? (await throughSite(files, atOnce)), files: files.length };
}

function report(atOnce: number, found: readonly Round[]): void {
  const each = (seconds: (round: Round) => number) =>
    median(found.map((round) => round.files / seconds(round)));
  const ratio = median(found.map((round) => round.bare.seconds / round.site.seconds));
  const most = (megabytes: (round: Round) => number) => Math.max(...found.map(megabytes));
  const cells = [
    atOnce === 1 ? "one after the other" : `${atOnce} at once`,
    each((round) => round.site.seconds).toFixed(2),
    each((round) => round.bare.seconds).toFixed(2),
    ratio.toFixed(2),
    ...[
      most((round) => round.site.held.together),
      most((round) => round.site.held.largest),
      most((round) => round.site.held.own) - restingApp,
      most((round) => round.bare.megabytes),
    ].map((megabytes) => megabytes.toFixed(0)),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

const folder = await mkdtemp(path.join(tmpdir(), "newsroom-media-"));
const make = await pictureMaker();
console.error("made the large picture of which the others are parts");
const site = await SiteUnderTest.start(async (url) => {
  process.env.DATABASE_URL = url;
  await fillWithStories(stories);
  await openNewsroom();
  await disconnectAll();
});
let [bareFiles, siteFiles] = [0, 0];
const app = site.pidOf("app") ?? 0;
const people: Person[] = [];
process.env.DATA_DIR = site.dataDir;
for (const _ of [1, 2]) people.push(await newPerson(site.databaseUrl ?? "", site.origin));
let restingApp = 0;

/** Files of a group, made while nothing is measured. */
async function made(from: number, count: number, name: string): Promise<Made[]> {
  const own = path.join(folder, name);
  await mkdir(own);
  return make(
    own,
    Array.from({ length: count }, (_, index) => from + index),
  );
}

try {
  // Once, so that what is measured has loaded its code.
  await upload(people[0] as Person, await made(1_000_000, 1, "first"));
  restingApp = megabytesOf(app);
  const found = new Map<number, Round[]>([
    [1, []],
    [2, []],
  ]);
  let bytes = 0;
  for (let at = 0, turn = 0; at < pictures; at += group, turn++) {
    const files = await made(at, Math.min(group, pictures - at), `group-${at}`);
    for (const { file } of files) bytes += (await stat(file)).size;
    // Two editors at once with all files; one alone with each fifth group, which takes twice as long.
    const round = await compare(files, 2, turn % 2 === 1);
    found.get(2)?.push(round);
    console.error(
      `${at + files.length} of ${pictures}: ${(round.bare.seconds / round.site.seconds).toFixed(2)}`,
    );
    await rm(path.join(folder, `group-${at}`), { recursive: true });
    if (turn % 5 !== 0) continue;
    const others = await made(2_000_000 + at, files.length, `alone-${at}`);
    found.get(1)?.push(await compare(others, 1, turn % 2 === 1));
    await rm(path.join(folder, `alone-${at}`), { recursive: true });
  }
  if (pictures > 0) {
    const megabytes = (bytes / 2 ** 20).toFixed(0);
    console.log(
      `${pictures} pictures of 12 to 50 million pixels, ${megabytes} MB. Aim: ${aim} of sharp alone.\n`,
    );
    console.log(
      "| | this site, pictures/s | sharp alone | of it | processes of pictures at most, MB | one of them | the app, more than before | sharp alone, MB |",
    );
    console.log(`| --- |${" ---: |".repeat(7)}`);
    for (const [atOnce, all] of found) report(atOnce, all);
    console.log(`\n${siteFiles} files were kept, and sharp alone made ${bareFiles}.`);
    if (siteFiles !== bareFiles) process.exitCode = 1;
  }
  if (rounds > 0) {
    await measureReaders(site, rounds, async (round) => {
      const files = await made(3_000_000 + round * 100, 6, `readers-${round}`);
      return async () => {
        await throughSite(files, 2);
      };
    });
  }
} finally {
  await disconnectAll();
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
