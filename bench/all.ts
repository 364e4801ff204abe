import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

/**
 * `npm run bench -- [--publishes 200] [--minutes 15] [--sizes 1000,10000,100000]
 * [--copies-of 1000] [--keep FOLDER]`:
 * what a site is measured by, one bench after the other and never two at once,
 * as one document: what serves a page (nginx, this site
 * behind it and alone, bare Node, bare Next), what a page costs that nobody has
 * asked for, a publish until it is seen (through nginx for so many minutes at
 * most), a growing archive. Takes an hour. Of large archives so many documents are
 * written and the others are copies of them; they are taken from FOLDER where an
 * earlier run has kept them. Each bench can be asked for by itself (bench/README.md).
 */

const { values } = parseArgs({
  options: {
    publishes: { type: "string", default: "200" },
    minutes: { type: "string", default: "15" },
    sizes: { type: "string", default: "1000,10000,100000" },
    "copies-of": { type: "string", default: "1000" },
    keep: { type: "string" },
  },
});
const folder = values.keep ?? mkdtempSync(path.join(tmpdir(), "newsroom-archives-"));

type Bench = { title: string; program: string; options: string[] };

const benches: Bench[] = [
  { title: "Serving a page", program: "bench/serve/run.ts", options: [] },
  { title: "Making a page", program: "bench/render.ts", options: ["--rounds", "4"] },
  {
    title: "From a publish until it is seen, and readers beside it",
    program: "bench/publish.ts",
    options: ["--publishes", values.publishes, "--readers", values.publishes, "--processes", "1"],
  },
  {
    title: "From a publish until it is seen through nginx",
    program: "bench/edge.ts",
    options: ["--publishes", values.publishes, "--minutes", values.minutes],
  },
  {
    title: "A growing archive",
    program: "bench/growth.ts",
    options: ["--sizes", values.sizes, "--copies-of", values["copies-of"], "--keep", folder],
  },
];

/** With a load above this, others are at work, and times mean little. */
const quietLoad = 1;

function say(line: string): void {
  console.log(line);
}

async function run({ title, program, options }: Bench): Promise<boolean> {
  const [load = 0] = loadavg();
  say(`\n## ${title}\n`);
  if (load > quietLoad) say(`A load of ${load.toFixed(1)} before it: others were at work.\n`);
  const args = ["--import", "tsx", program, ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = await text(child.stdout);
  say(said.trim());
  const code = await ended;
  if (code !== 0) say(`\nIt ended with ${code}: the figures above are not all.`);
  return code === 0;
}

say(
  `Node ${process.version}, ${availableParallelism()} of ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}`,
);
let whole = true;
for (const bench of benches) whole = (await run(bench)) && whole;
if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
process.exit(whole ? 0 : 1);
